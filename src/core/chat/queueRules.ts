import { comparedAnswers } from './branches.ts';
import type { AnswerNote, Conversation, Message, QueuedQuestion } from './conversation.ts';

/** Why what is queued does not go out by itself. */
export type QueueHold = 'stopped' | 'failed' | 'cut' | 'compared' | 'left';

/** An answer with one of these is not what was asked for: whoever reads it decides how to go on. */
const NOT_WELL: ReadonlySet<AnswerNote['kind']> = new Set([
  ...(['cutAtTokenLimit', 'contentFiltered', 'empty', 'onlyReasoning', 'interrupted'] as const),
]);

/** What keeps the queue while no answer is being written; undefined: it may go on behind the last answer. */
export function queueHold(conversation: Conversation): QueueHold | undefined {
  if (comparedAnswers(conversation).length > 1) return 'compared';
  const last: Message | undefined = conversation.messages.at(-1);
  if (last?.kind !== 'assistant') return 'left';
  if (last.status === 'failed') return 'failed';
  if (last.status === 'stopped') return 'stopped';
  return last.notes.some(({ kind }) => NOT_WELL.has(kind)) ? 'cut' : undefined;
}

/** The question that goes out now that this answer has ended; undefined: there is none, or the reader has to decide first. */
export function nextQueued(conversation: Conversation, endedId: string): QueuedQuestion | undefined {
  const isAtEnd = conversation.messages.at(-1)?.id === endedId;
  return isAtEnd && queueHold(conversation) === undefined ? conversation.queue[0] : undefined;
}
