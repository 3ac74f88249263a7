import type { ChatChange, ChatSession } from '../core/chat/chatSession.ts';
import { createGrowthBatch, type GrowthBatch } from '../core/chat/growthBatch.ts';
import type { Clock } from '../core/ports.ts';
import type { HostMessage } from './chatProtocol.ts';
import { type ComposerState, isLastMessage, toAttachmentView, toChatView, toMessageView } from './toChatView.ts';

/** How often a page is told that an answer has grown: often enough to look like writing, seldom enough to leave time for drawing. */
const GROWTH_INTERVAL_MS = 30;

export interface ChatPresenterOptions {
  readonly session: Pick<ChatSession, 'conversation' | 'busy' | 'onDidChange'>;
  readonly clock: Clock;
  /** What is known of model and set-up beside the session. */
  readonly labels: () => Omit<ComposerState, 'busy'>;
  readonly post: (message: HostMessage) => void;
}

/** Tells a page about every change of the session, in the order of the changes. */
export class ChatPresenter {
  readonly #options: ChatPresenterOptions;
  readonly #growth: GrowthBatch;
  readonly #unsubscribe: () => void;
  #growingId: string | undefined;

  constructor(options: ChatPresenterOptions) {
    const { session, clock, post } = options;
    this.#options = options;
    this.#growth = createGrowthBatch({
      clock,
      intervalMs: GROWTH_INTERVAL_MS,
      deliver: ({ id, text, reasoning }) => post({ type: 'answerGrew', messageId: id, text, reasoning }),
    });
    this.#unsubscribe = session.onDidChange((change) => this.#present(change));
  }

  /** Everything anew: for a page that has just been loaded. */
  postState(): void {
    this.#growth.dispose();
    this.#growingId = undefined;
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
    this.#growingId = undefined;
    this.#presentOther(change);
  }

  #presentGrowth(change: Extract<ChatChange, { readonly type: 'answerGrew' }>): void {
    if (change.id === this.#growingId) {
      this.#growth.add(change);
      return;
    }
    // The first piece ends the waiting, which is more than growing.
    this.#growingId = change.id;
    this.#postMessage('messageChanged', change.id);
  }

  #presentOther(change: Exclude<ChatChange, { readonly type: 'answerGrew' }>): void {
    switch (change.type) {
      case 'replaced':
      case 'answerDiscarded':
        return this.postState();
      case 'asked':
        return this.#postAdded(change.id);
      case 'answerStarted':
        this.#postAdded(change.id);
        return this.postComposer();
      case 'answerTargeted':
      case 'answerRetracted':
        return this.#postMessage('messageChanged', change.id);
      case 'answerResumed':
      case 'answerEnded':
        this.#postMessage('messageChanged', change.id);
        return this.postComposer();
      case 'attached':
      case 'detached':
        return this.postComposer();
      case 'composerCleared':
        return this.postComposer('');
      // What is typed comes from the page itself.
      case 'draftChanged':
      case 'started':
        return undefined;
    }
  }

  #postAdded(id: string): void {
    this.#postMessage('messageAdded', id);
    // The message before is the last no more: its buttons may go.
    const before = this.#options.session.conversation.messages.at(-2);
    if (before?.kind === 'assistant') this.#postMessage('messageChanged', before.id);
  }

  #postMessage(type: 'messageAdded' | 'messageChanged', id: string): void {
    const { session, post } = this.#options;
    const message = session.conversation.messages.find((one) => one.id === id);
    if (message) post({ type, message: toMessageView(message, isLastMessage(session.conversation, message)) });
  }
}
