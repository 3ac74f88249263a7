import { isRecord } from '../../util/isRecord.ts';
import type { ConversationEvent } from '../conversationEvent.ts';
import { type ForeignTurn, turnEvents } from './foreignTurns.ts';

/** VS Code's own "Export Chat…": `requests`, each with a `message` and a `response` of parts. Undefined: it is none. */
export function parseVsCodeChat(value: unknown, newId: () => string): readonly ConversationEvent[] | undefined {
  if (!isRecord(value) || !Array.isArray(value['requests'])) return undefined;
  const { customTitle } = value;
  const turns = value['requests'].filter(isRecord).flatMap((request) => turnsOf(request, newId));
  return [
    ...(typeof customTitle === 'string' ? [{ type: 'titled', text: customTitle, by: 'person' } as const] : []),
    ...turnEvents(turns),
  ];
}

function turnsOf(request: Readonly<Record<string, unknown>>, newId: () => string): readonly ForeignTurn[] {
  const { message, response, timestamp, modelId } = request;
  const text = isRecord(message) && typeof message['text'] === 'string' ? message['text'] : '';
  if (text === '') return [];
  const at = typeof timestamp === 'number' && Number.isFinite(timestamp) ? timestamp : 0;
  const answer = Array.isArray(response) ? response.map(partText).join('').trim() : '';
  const question: ForeignTurn = { id: newId(), kind: 'user', text, at };
  const model = typeof modelId === 'string' ? { model: modelId } : {};
  return answer === '' ? [question] : [question, { id: newId(), kind: 'assistant', text: answer, at, ...model }];
}

/** Markdown has no kind; parts about tools, progress and edits say nothing to a reader. */
function partText(part: unknown): string {
  if (!isRecord(part) || (part['kind'] !== undefined && part['kind'] !== 'markdownContent')) return '';
  const { value, content } = part;
  if (typeof value === 'string') return value;
  return isRecord(content) && typeof content['value'] === 'string' ? content['value'] : '';
}
