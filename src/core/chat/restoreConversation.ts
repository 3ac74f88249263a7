import { isOpenAnswer } from './answersElsewhere.ts';
import { emptyConversation } from './conversation.ts';
import type { AssistantMessage, Conversation, Message } from './conversation.ts';
import { mergeJournals } from './mergeJournals.ts';
import type { MergedJournal } from './mergeJournals.ts';
import { reduceConversation } from './reduceConversation.ts';

/** What the journals of a conversation held. */
export interface RestoredConversation extends Pick<MergedJournal, 'damagedLines' | 'latestStamp'> {
  readonly conversation: Conversation;
}

/** Where an answer that has no end yet is being written. Undefined: nowhere any more. */
export type FindWriter = (answerId: string) => 'here' | 'elsewhere' | undefined;

/**
 * Replays what all windows have written. `id` names the conversation even when its first line is lost. An answer that was still streaming
 * when the journals end, and that nobody writes any more, comes back as stopped, with a note.
 */
export function restoreConversation(
  id: string,
  journals: readonly string[],
  findWriter: FindWriter = () => undefined,
): RestoredConversation {
  const { events, damagedLines, latestStamp } = mergeJournals(journals);
  const conversation = events.reduce(reduceConversation, emptyConversation(id, 0));
  const settle = (message: Message): Message =>
    isOpenAnswer(message) ? settled(message, findWriter(message.id)) : message;
  return {
    conversation: {
      ...conversation,
      id,
      messages: conversation.messages.map(settle),
      hidden: conversation.hidden.map(settle),
    },
    damagedLines,
    latestStamp,
  };
}

function settled(answer: AssistantMessage, writer: ReturnType<FindWriter>): AssistantMessage {
  if (writer === 'here') return answer;
  if (writer === 'elsewhere') return { ...answer, notes: [...answer.notes, { kind: 'writtenElsewhere' }] };
  return { ...answer, status: 'stopped', notes: [...answer.notes, { kind: 'interrupted' }] };
}
