import type { ChatRole } from '../endpoint/requests.ts';
import type { Attachment } from './attachment.ts';
import type { Conversation, HistorySummary, Message } from './conversation.ts';
import { formatAttachment } from './formatAttachment.ts';

/** A piece of a request that a person knows by name, and may keep out. */
export interface PromptPart {
  /** Of the message or attachment; `system`, `instructions` or `summary` for what goes before them. */
  readonly id: string;
  readonly kind: 'system' | 'instructions' | 'summary' | 'question' | 'answer' | 'attachment' | 'continue';
  readonly role: ChatRole;
  /** Of an attachment; empty: the kind says all. */
  readonly label: string;
  /** As it goes out. */
  readonly text: string;
  /** As data URLs. */
  readonly images: readonly string[];
  /** What the images take, beside the text; the figure that their chips show. */
  readonly imageTokens: number;
  /** The message that it belongs to, if any. */
  readonly messageId?: string;
}

export type PromptHistory = Pick<Conversation, 'messages'> & Partial<Pick<Conversation, 'summaries' | 'omitted'>>;

const NO_IMAGES = { images: [], imageTokens: 0 } as const;

const CONTINUE_INSTRUCTION =
  'Your last answer was cut off. Continue it exactly where it stops: start with the very next characters, repeat nothing, ' +
  'say nothing about the interruption, and do not open a code block again that is still open.';

/** What stands before the conversation; parts without a text are left out. */
export function systemParts(systemPrompt: string, instructions: string): readonly PromptPart[] {
  const part = (kind: 'system' | 'instructions', text: string): PromptPart => ({
    ...{ id: kind, kind, role: 'system', label: '', text, ...NO_IMAGES },
  });
  return [part('system', systemPrompt), part('instructions', instructions)].filter(({ text }) => text !== '');
}

/** The conversation as parts, oldest first: its summary, then the messages that it does not tell. Reasoning and empty answers are not sent back. */
export function historyParts(history: PromptHistory): readonly PromptPart[] {
  const summary = summaryOf(history);
  const told = summary ? history.messages.findIndex(({ id }) => id === summary.throughId) + 1 : 0;
  const parts = history.messages.slice(told).flatMap(messageParts);
  return [...(summary ? [summaryPart(summary)] : []), ...parts, ...continuation(history.messages)];
}

/** The latest summary of the branch that is read. */
export function summaryOf({ messages, summaries = [] }: PromptHistory): HistorySummary | undefined {
  return summaries.findLast(({ throughId }) => messages.some(({ id }) => id === throughId));
}

function summaryPart({ text, count }: HistorySummary): PromptPart {
  const heading = `Summary of the first ${count} messages of this conversation, which are not repeated here:`;
  return { id: 'summary', kind: 'summary', role: 'user', label: '', text: `${heading}\n${text}`, ...NO_IMAGES };
}

function messageParts(message: Message): readonly PromptPart[] {
  const { id: messageId, text } = message;
  const own = { id: messageId, label: '', text, ...NO_IMAGES, messageId };
  if (message.kind === 'assistant')
    return text.trim() === '' ? [] : [{ ...own, kind: 'answer', role: 'assistant' } as const];
  const attachments = message.attachments.map((attachment): PromptPart => {
    const { id, label } = attachment;
    return { id, kind: 'attachment', role: 'user', label, ...attachedContent(attachment), messageId };
  });
  return text === '' ? attachments : [...attachments, { ...own, kind: 'question', role: 'user' } as const];
}

function attachedContent(attachment: Attachment): Pick<PromptPart, 'text' | 'images' | 'imageTokens'> {
  const { kind, label, promptLabel = label, text, tokens } = attachment;
  if (kind !== 'image') return { text: formatAttachment(attachment), ...NO_IMAGES };
  return { text: `Image ${promptLabel}:`, images: [text], imageTokens: tokens };
}

/** A conversation that ends with an answer asks for more of it. */
function continuation(messages: readonly Message[]): readonly PromptPart[] {
  const last = messages.at(-1);
  if (last?.kind !== 'assistant' || last.text.trim() === '') return [];
  return [{ id: 'continue', kind: 'continue', role: 'user', label: '', text: CONTINUE_INSTRUCTION, ...NO_IMAGES }];
}
