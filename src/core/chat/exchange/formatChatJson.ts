import type { Conversation } from '../conversation.ts';
import { conversationEvents } from '../conversationEvents.ts';
import { conversationTitle } from '../conversationTitle.ts';

/** By which a file is known as ours; `docs/chats.md` describes it. */
export const CHAT_FORMAT = 'interline.chat';
/** Raised when older versions could no longer read a file; fields are added without. */
export const CHAT_FORMAT_VERSION = 1;

/**
 * Everything that a conversation holds, all branches with it, as the events that make it. `messages` repeats the branch that is read in the
 * shape of the chat API, for other programs; it is not read back.
 */
export function formatChatJson(conversation: Conversation, exportedAt: number): string {
  const value = {
    format: CHAT_FORMAT,
    version: CHAT_FORMAT_VERSION,
    exportedAt: new Date(exportedAt).toISOString(),
    title: conversationTitle(conversation),
    messages: conversation.messages.map(({ kind, text }) => ({ role: kind, content: text })),
    events: conversationEvents(conversation),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
