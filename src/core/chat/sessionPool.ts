import type { ChatChange, ChatSession } from './chatSession.ts';
import type { LoadedConversation } from './conversationJournal.ts';
import { nextQueued } from './queueRules.ts';

export interface SessionPoolOptions<Chat extends PooledChat> {
  /** Makes a session, which holds an empty conversation, with all that goes with it. */
  readonly create: () => Chat;
  /** Reads a stored conversation. Undefined: there is none. */
  readonly load: (conversationId: string) => Promise<LoadedConversation | undefined>;
  /** Hears of every change of every open conversation, after it. */
  readonly onChange: (chat: Chat, change: ChatChange) => void;
}

export interface PooledChat {
  readonly session: ChatSession;
  /** Takes up a stored conversation. */
  open(loaded: LoadedConversation): void;
  /** Nobody looks at it any more, and nothing streams. */
  close(): void;
}

/** One session for each open conversation, however many places show it. */
export interface SessionPool<Chat extends PooledChat> {
  /** An empty conversation. */
  startNew(): Chat;
  /** The session of a conversation; reads it first where it is not open. Undefined: there is no such conversation. */
  open(conversationId: string): Promise<Chat | undefined>;
  /** Undefined when the conversation is not open. */
  find(conversationId: string): Chat | undefined;
  /**
   * Somebody looks at it. The returned function says that they do so no more; with the last one it is let go, once no answer streams. A
   * queue that waits for a person is in the journal, and comes back with it.
   */
  hold(chat: Chat): () => void;
  /** All that are open: what somebody looks at, and what still streams. */
  readonly chats: readonly Chat[];
}

export function createSessionPool<Chat extends PooledChat>(options: SessionPoolOptions<Chat>): SessionPool<Chat> {
  const holders = new Map<Chat, number>();
  /** Two places that ask for the same conversation at once get the same session. */
  const loading = new Map<string, Promise<Chat | undefined>>();

  const letGo = (chat: Chat): void => {
    if (holders.get(chat) !== 0 || chat.session.busy) return;
    holders.delete(chat);
    chat.close();
  };
  const add = (): Chat => {
    const chat = options.create();
    holders.set(chat, 0);
    chat.session.onDidChange((change) => {
      options.onChange(chat, change);
      // What is queued behind it goes out in a moment.
      const goesOn = change.type === 'answerEnded' && nextQueued(chat.session.conversation, change.id) !== undefined;
      if (change.type === 'answerEnded' && !goesOn) letGo(chat);
    });
    return chat;
  };
  const find = (conversationId: string): Chat | undefined =>
    [...holders.keys()].find(({ session }) => session.conversation.id === conversationId);
  const load = async (conversationId: string): Promise<Chat | undefined> => {
    const loaded = await options.load(conversationId);
    if (loaded === undefined) return undefined;
    const chat = add();
    chat.open(loaded);
    return chat;
  };

  return {
    startNew: add,
    async open(conversationId) {
      const opened = find(conversationId) ?? loading.get(conversationId);
      if (opened) return opened;
      const promise = load(conversationId).finally(() => loading.delete(conversationId));
      loading.set(conversationId, promise);
      return promise;
    },
    find,
    hold(chat) {
      holders.set(chat, (holders.get(chat) ?? 0) + 1);
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        holders.set(chat, Math.max(0, (holders.get(chat) ?? 0) - 1));
        letGo(chat);
      };
    },
    get chats() {
      return [...holders.keys()];
    },
  };
}
