import { emptyConversation } from './conversation.ts';
import type { AssistantMessage, Conversation, Message } from './conversation.ts';
import { parseConversationEvent } from './parseConversationEvent.ts';
import { reduceConversation } from './reduceConversation.ts';

/** What a journal held. `damagedLines` counts the lines that could not be read; each costs only itself. */
export interface RestoredConversation {
  readonly conversation: Conversation;
  readonly damagedLines: number;
}

/**
 * Replays a journal's text. `id` names the conversation even when its first line is lost. An answer that was still streaming when the
 * journal ends comes back as stopped, with a note.
 */
export function restoreConversation(id: string, journal: string): RestoredConversation {
  let conversation = emptyConversation(id, 0);
  let damagedLines = 0;
  for (const line of journal.split('\n')) {
    if (line.trim() === '') continue;
    const event = parseConversationEvent(line);
    if (event === undefined) damagedLines += 1;
    else conversation = reduceConversation(conversation, event);
  }
  return { conversation: { ...conversation, id, messages: conversation.messages.map(settle) }, damagedLines };
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
