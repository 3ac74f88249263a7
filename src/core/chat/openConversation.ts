import { createListeners } from '../util/listeners.ts';
import type { Conversation } from './conversation.ts';
import type { ConversationEvent } from './conversationEvent.ts';
import type { ConversationJournal } from './conversationJournal.ts';
import { reduceConversation } from './reduceConversation.ts';
import { takeInEvents, takeInWhole } from './takeIn.ts';

/** A change of the conversation; `replaced` when it is another one altogether, `takenIn` when another window has worked in it. */
export type ChatChange = ConversationEvent | { readonly type: 'replaced' | 'takenIn' };

/** The conversation that is open: every event goes into it, into the journal and to the listeners, in this order. */
export class OpenConversation {
  readonly #journal: Pick<ConversationJournal, 'record'>;
  readonly #listeners = createListeners<ChatChange>();
  #current: Conversation;
  /** The journal begins with the first word, so that chats which were opened and left empty leave no file. */
  #isStored = false;

  /** @param empty What nothing has happened to yet. */
  constructor(journal: Pick<ConversationJournal, 'record'>, empty: Conversation) {
    this.#journal = journal;
    this.#current = empty;
  }

  get current(): Conversation {
    return this.#current;
  }

  /** The listener is called after the change; the returned function removes it. */
  onDidChange(listener: (change: ChatChange) => void): () => void {
    return this.#listeners.add(listener);
  }

  apply(event: ConversationEvent): void {
    const { id, createdAt } = this.#current;
    if (!this.#isStored) this.#journal.record(id, { type: 'started', id, at: createdAt });
    this.#isStored = true;
    this.#current = reduceConversation(this.#current, event);
    this.#journal.record(id, event);
    this.#listeners.tell(event);
  }

  /** For what belongs to one conversation, which need not be open any more: its journal hears of it all the same. */
  applyTo(conversationId: string, event: ConversationEvent): void {
    if (this.#current.id === conversationId) this.apply(event);
    else this.#journal.record(conversationId, event);
  }

  /** What another window has written, and put into a journal already. Growth is told as such, everything else once for all. */
  takeIn(events: readonly ConversationEvent[]): void {
    this.#isStored = true;
    if (events.every(({ type }) => type === 'answerGrew'))
      for (const event of events) {
        this.#current = takeInEvents(this.#current, [event]);
        this.#listeners.tell(event);
      }
    else {
      this.#current = takeInEvents(this.#current, events);
      this.#listeners.tell({ type: 'takenIn' });
    }
  }

  /** The same conversation, as all windows have made it. */
  takeInWhole(conversation: Conversation): void {
    this.#isStored = true;
    this.#current = takeInWhole(this.#current, conversation);
    this.#listeners.tell({ type: 'takenIn' });
  }

  /** @param isStored It has a journal already. */
  replace(conversation: Conversation, isStored: boolean): void {
    this.#current = conversation;
    this.#isStored = isStored;
    this.#listeners.tell({ type: 'replaced' });
  }
}
