import type { ConversationArchive } from '../../../core/chat/archive/conversationArchive.ts';
import type { SurroundingEvent } from '../../../core/chat/chatSession.ts';
import type { Conversation } from '../../../core/chat/conversation.ts';
import type { ConversationJournal } from '../../../core/chat/conversationJournal.ts';
import type { SessionPool } from '../../../core/chat/sessionPool.ts';
import type { Clock, Logger } from '../../../core/ports.ts';
import type { ConversationStorage } from '../journalStorage.ts';
import type { OpenChat } from '../openChat.ts';

/** What lists of chats, and commands about one of them, work with. */
export interface ChatDesk {
  readonly archive: ConversationArchive;
  readonly storage: Pick<ConversationStorage, 'remove'>;
  readonly journal: ConversationJournal;
  readonly pool: Pick<SessionPool<OpenChat>, 'find'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** What was last worked in. */
  current(): Promise<OpenChat>;
  /** Shows a stored chat where was last worked, with the cursor in its input. */
  show(conversationId: string): Promise<void>;
  /** `ownWindow` moves the tab out of this window. */
  showInTab(conversationId: string, ownWindow: boolean): Promise<void>;
  /** Pages that show it turn to an empty chat; what streams in it stops. */
  leave(conversationId: string): Promise<void>;
}

/** Open or not; undefined when there is no such conversation. */
export async function readConversation(desk: ChatDesk, id: string): Promise<Conversation | undefined> {
  return desk.pool.find(id)?.session.conversation ?? (await desk.journal.load(id))?.conversation;
}

/** Changes a conversation, open or not. Where it is open, its pages hear of it. Resolves when it is written down. */
export async function changeConversation(desk: ChatDesk, id: string, event: SurroundingEvent): Promise<void> {
  const open = desk.pool.find(id);
  if (open) {
    open.session.change(event);
  } else {
    // What comes after all that other windows have written must be stamped with more.
    await desk.journal.load(id);
    desk.journal.record(id, event);
  }
  await desk.journal.flush();
}
