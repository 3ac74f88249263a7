import type { ChatChange, ChatSession } from '../core/chat/chatSession.ts';
import { createGrowthBatch, type GrowthBatch } from '../core/chat/growthBatch.ts';
import type { Message } from '../core/chat/conversation.ts';
import type { Clock } from '../core/ports.ts';
import type { HostMessage } from './chatProtocol.ts';
import { messagePlaces, shownMessages } from './messagePlaces.ts';
import { type ComposerState, toAttachmentView, toChatView, toMessageView } from './toChatView.ts';
import { toQueueView } from './toQueueView.ts';

/** How often a page is told that an answer has grown: often enough to look like writing, seldom enough to leave time for drawing. */
const GROWTH_INTERVAL_MS = 30;
/** Of messages that have changed at once; of more the page is told with everything else. */
const MOST_TOLD_ALONE = 8;

export interface ChatPresenterOptions {
  readonly session: Pick<ChatSession, 'conversation' | 'busy' | 'onDidChange'>;
  readonly clock: Clock;
  /** What is known of model and set-up beside the session. */
  readonly labels: () => Omit<ComposerState, 'busy'>;
  readonly post: (message: HostMessage) => void;
}

type OtherChange = Exclude<ChatChange, { readonly type: 'answerGrew' }>;

/** Tells a page about every change of the session, in the order of the changes. */
export class ChatPresenter {
  readonly #options: ChatPresenterOptions;
  readonly #growth: GrowthBatch;
  readonly #unsubscribe: () => void;
  /** Answers that the page knows to be growing. */
  readonly #growing = new Set<string>();
  /** The messages that the page shows, as they were after the last change that was more than growth. */
  #shown: readonly Message[] = [];
  /** As the session had it after the last change. */
  #draft = '';
  #queue = '';

  constructor(options: ChatPresenterOptions) {
    const { session, clock, post } = options;
    this.#options = options;
    this.#growth = createGrowthBatch({
      clock,
      intervalMs: GROWTH_INTERVAL_MS,
      deliver: ({ id, text, reasoning }) => post({ type: 'answerGrew', messageId: id, text, reasoning }),
    });
    this.#noteState();
    this.#unsubscribe = session.onDidChange((change) => this.#present(change));
  }

  /** Everything anew: for a page that has just been loaded. */
  postState(): void {
    this.#growth.dispose();
    this.#growing.clear();
    this.#noteState();
    this.#options.post({ type: 'state', view: toChatView(this.#options.session.conversation, this.#state()) });
  }

  /** The labels have changed. @param draft replaces what is typed */
  postComposer(draft?: string): void {
    const attachments = this.#options.session.conversation.attachments.map(toAttachmentView);
    const typed = draft === undefined ? {} : { draft };
    this.#options.post({ type: 'composerChanged', attachments, ...this.#state(), ...typed });
  }

  dispose(): void {
    this.#unsubscribe();
    this.#growth.dispose();
  }

  #state(): ComposerState {
    return { ...this.#options.labels(), busy: this.#options.session.busy };
  }

  #present(change: ChatChange): void {
    if (change.type === 'answerGrew') {
      this.#presentGrowth(change);
      return;
    }
    // What an answer has gained so far comes before any other news of it.
    this.#growth.flush();
    this.#presentOther(change);
    const { conversation } = this.#options.session;
    this.#shown = shownMessages(conversation);
    this.#draft = conversation.draft;
    this.#postQueue();
  }

  #presentGrowth(change: Extract<ChatChange, { readonly type: 'answerGrew' }>): void {
    if (this.#growing.has(change.id)) {
      this.#growth.add(change);
      return;
    }
    // The first piece ends the waiting, which is more than growing.
    this.#growing.add(change.id);
    this.#postMessage('messageChanged', change.id);
  }

  #presentOther(change: OtherChange): void {
    switch (change.type) {
      case 'replaced':
        return this.postState();
      case 'takenIn':
        return this.#presentTakenIn();
      case 'answerDiscarded':
      case 'removed':
        return this.#postStructure();
      case 'branchChosen':
        this.#postStructure();
        return this.#options.post({ type: 'branchShown', messageId: change.id });
      case 'asked':
        return this.#postStructure(change.id);
      case 'answerStarted':
        this.#postStructure(change.id);
        return this.postComposer();
      case 'answerResumed':
      case 'answerEnded':
        this.#postAnew(change.id);
        return this.postComposer();
      case 'attached':
      case 'detached':
        return this.postComposer();
      case 'composerCleared':
        return this.postComposer('');
      default:
        return this.#presentDetail(change);
    }
  }

  /** What the page has typed comes from itself; the rest is told elsewhere. */
  #presentDetail(change: OtherChange): void {
    if (change.type === 'summarised') this.#postSummaries();
    if (change.type === 'answerTargeted' || change.type === 'answerThought' || change.type === 'answerRetracted')
      this.#postAnew(change.id);
  }

  /** The work of another window: the reader's place stays as it is. */
  #presentTakenIn(): void {
    const { conversation } = this.#options.session;
    // Who types here knows better than what was told of it.
    const isSent = conversation.draft !== this.#draft;
    const [before, after] = [this.#shown, shownMessages(conversation)];
    const isSameRow = before.length === after.length && after.every(({ id }, index) => id === before[index]?.id);
    const changed = after.filter((message, index) => message !== before[index]);
    if (!isSameRow || changed.length > MOST_TOLD_ALONE) this.postState();
    else for (const { id } of changed) this.#postAnew(id);
    this.postComposer(isSent ? conversation.draft : undefined);
  }

  /** Messages have come or gone: one more at the end is told alone. @param addedId the one that may have come */
  #postStructure(addedId?: string): void {
    const before = this.#shown;
    const after = shownMessages(this.#options.session.conversation);
    const isOneMore = after.length === before.length + 1 && before.every(({ id }, index) => id === after[index]?.id);
    if (addedId === undefined || !isOneMore || after.at(-1)?.id !== addedId) {
      this.postState();
      if (addedId !== undefined && after.some(({ id }) => id === addedId))
        this.#options.post({ type: 'branchShown', messageId: addedId, isNew: true });
      return;
    }
    this.#postMessage('messageAdded', addedId);
    const last = this.#options.session.conversation.messages.find(({ id }) => id === before.at(-1)?.id);
    // The answer before is the last no more, or stands beside another from now on: its buttons change.
    if (last?.kind === 'assistant') this.#postMessage('messageChanged', last.id);
  }

  /** The mark moves from one message to another. */
  #postSummaries(): void {
    for (const { throughId } of this.#options.session.conversation.summaries)
      this.#postMessage('messageChanged', throughId);
  }

  /** A state that is more than growth: what grows after it is told anew. */
  #postAnew(id: string): void {
    this.#growing.delete(id);
    this.#postMessage('messageChanged', id);
  }

  #postMessage(type: 'messageAdded' | 'messageChanged', id: string): void {
    const { session, post } = this.#options;
    const message = shownMessages(session.conversation).find((one) => one.id === id);
    if (message) post({ type, message: toMessageView(message, messagePlaces(session.conversation)(message)) });
  }

  #postQueue(): void {
    const { session, post } = this.#options;
    const queue = toQueueView(session.conversation, session.busy);
    if (JSON.stringify(queue) === this.#queue) return;
    this.#queue = JSON.stringify(queue);
    post({ type: 'queueChanged', queue });
  }

  /** What the page knows once it has been told everything. */
  #noteState(): void {
    const { conversation, busy } = this.#options.session;
    this.#shown = shownMessages(conversation);
    this.#draft = conversation.draft;
    this.#queue = JSON.stringify(toQueueView(conversation, busy));
  }
}
