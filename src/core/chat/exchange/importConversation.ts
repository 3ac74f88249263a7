import { type Conversation, emptyConversation } from '../conversation.ts';
import type { ConversationEvent } from '../conversationEvent.ts';
import { reduceConversation } from '../reduceConversation.ts';
import type { ImportedChat } from './parseChatFile.ts';

export interface ImportOptions {
  /** Of the new conversation: an import never changes one that there is. */
  readonly id: string;
  readonly now: number;
}

/** A conversation of one's own from an imported chat. No time lies in the future, and no answer streams. */
export function importConversation({ events }: ImportedChat, { id, now }: ImportOptions): Conversation {
  const first = events.find((event) => 'at' in event && event.at > 0);
  const createdAt = first && 'at' in first ? Math.min(first.at, now) : now;
  const conversation = events
    .map((event) => withoutFuture(event, now))
    .reduce(reduceConversation, emptyConversation(id, createdAt));
  const unfinished = [...conversation.messages, ...conversation.hidden].filter(
    (message) => message.kind === 'assistant' && (message.status === 'waiting' || message.status === 'streaming'),
  );
  return unfinished
    .map(({ id: answerId }) => ({ type: 'answerEnded', id: answerId, status: 'stopped', notes: [] }) as const)
    .reduce<Conversation>(reduceConversation, conversation);
}

function withoutFuture(event: ConversationEvent, now: number): ConversationEvent {
  if (event.type !== 'asked' && event.type !== 'answerStarted') return event;
  return event.at >= 0 && event.at <= now ? event : { ...event, at: now };
}
