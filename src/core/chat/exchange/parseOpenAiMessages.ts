import { t } from '@vscode/l10n';
import { isRecord } from '../../util/isRecord.ts';
import type { ConversationEvent } from '../conversationEvent.ts';
import { type ForeignTurn, turnEvents } from './foreignTurns.ts';

/**
 * A request of the chat API, or its `messages` alone: `[{role, content}]`, where content is a text or a list of parts. The system prompt
 * comes along; calls of tools and their results do not. Undefined: it is none.
 */
export function parseOpenAiMessages(value: unknown, newId: () => string): readonly ConversationEvent[] | undefined {
  const messages: unknown = isRecord(value) ? value['messages'] : value;
  if (!Array.isArray(messages)) return undefined;
  const known = messages.filter(isRecord).filter(({ role }) => typeof role === 'string');
  if (known.length === 0) return undefined;
  const model = isRecord(value) && typeof value['model'] === 'string' ? value['model'] : undefined;
  const title = isRecord(value) && typeof value['title'] === 'string' ? value['title'] : undefined;
  const system = known.find(({ role }) => role === 'system' || role === 'developer');
  const prompt = contentText(system?.['content']);
  return [
    ...(title ? [{ type: 'titled', text: title, by: 'person' } as const] : []),
    ...(prompt === '' ? [] : [systemPromptEvent(prompt)]),
    ...turnEvents(known.flatMap((message) => turnOf(message, { id: newId(), model }) ?? [])),
  ];
}

/** What a message says: a text, or the texts among its parts. */
export function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: unknown) => {
      if (typeof part === 'string') return part;
      return isRecord(part) && typeof part['text'] === 'string' ? part['text'] : '';
    })
    .filter((text) => text !== '')
    .join('\n\n');
}

function turnOf(
  message: Readonly<Record<string, unknown>>,
  { id, model }: { readonly id: string; readonly model: string | undefined },
): ForeignTurn | undefined {
  const { role, content, reasoning_content: reasoning } = message;
  const text = contentText(content);
  if ((role !== 'user' && role !== 'assistant') || text === '') return undefined;
  return {
    ...{ id, kind: role, text, at: 0 },
    ...(typeof reasoning === 'string' && { reasoning }),
    ...(model !== undefined && { model }),
  };
}

function systemPromptEvent(text: string): ConversationEvent {
  return { type: 'configured', settings: { systemPrompt: { name: t('Imported'), text } } };
}
