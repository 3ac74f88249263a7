import { idsBehind } from './branches.ts';
import type { Conversation } from './conversation.ts';
import type { ConversationEvent } from './conversationEvent.ts';
import { conversationEvents } from './conversationEvents.ts';

/** What brings a message back, with all that follow it and the branch that is read, after it was taken away from this conversation. */
export function restoreBranch(conversation: Conversation, id: string): readonly ConversationEvent[] {
  const gone = new Set(idsBehind(conversation, id));
  return conversationEvents(conversation).filter((event) => 'id' in event && gone.has(event.id));
}
