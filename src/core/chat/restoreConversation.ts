import { emptyConversation } from './conversation.ts';
import type { AssistantMessage, Conversation, Message } from './conversation.ts';
import { mergeJournals } from './mergeJournals.ts';
import type { MergedJournal } from './mergeJournals.ts';
import { reduceConversation } from './reduceConversation.ts';

/** What the journals of a conversation held. */
export interface RestoredConversation extends Pick<MergedJournal, 'damagedLines' | 'latestStamp'> {
  readonly conversation: Conversation;
}

/**
 * Replays what all windows have written. `id` names the conversation even when its first line is lost. An answer that was still streaming
 * when the journals end comes back as stopped, with a note.
 */
export function restoreConversation(id: string, journals: readonly string[]): RestoredConversation {
  const { events, damagedLines, latestStamp } = mergeJournals(journals);
  const conversation = events.reduce(reduceConversation, emptyConversation(id, 0));
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

function settle(message: Message): Message {
  if (message.kind === 'user' || (message.status !== 'waiting' && message.status !== 'streaming')) return message;
  const settled: AssistantMessage = {
    ...message,
    status: 'stopped',
    notes: [...message.notes, { kind: 'interrupted' }],
  };
  return settled;
}
