import { t } from '@vscode/l10n';
import type { ChatView, Handlers, HostMessage } from '../../shared/chatProtocol.ts';
import type { Highlighter } from './code/highlighter.ts';
import { element } from './dom/element.ts';
import { FindInChat } from './find/findInChat.ts';
import type { PagePlace } from './pagePlace.ts';
import type { PageServices } from './pageServices.ts';
import { BranchMoves } from './render/branchMoves.ts';
import { ChatHeader } from './render/chatHeader.ts';
import { Composer } from './render/composer.ts';
import { emptyState } from './render/emptyState.ts';
import { createEndFollower, type EndFollower } from './render/endFollower.ts';
import { QueueList } from './render/queueList.ts';
import { createQuoteButton } from './render/quoteButton.ts';
import { RequestPreview } from './render/requestPreview.ts';
import { Transcript } from './render/transcript.ts';
import { textAfterState } from './text/draftText.ts';
import type { Starter } from './words.ts';

export interface PageOptions {
  readonly services: PageServices;
  readonly highlighter: Highlighter;
  readonly place: PagePlace | undefined;
  readonly savePlace: (place: PagePlace) => void;
}

const SAVE_PLACE_AFTER_MS = 300;

/** The whole page: a conversation that scrolls, and the input below it. Draws what the host says, keeps nothing of its own but the place. */
export class Page {
  readonly element: HTMLElement;
  readonly #options: PageOptions;
  readonly #header: ChatHeader;
  readonly #transcript: Transcript;
  readonly #composer: Composer;
  readonly #content = element('div', { class: 'content' });
  readonly #scroller: HTMLElement;
  readonly #follower: EndFollower;
  readonly #preview: RequestPreview;
  readonly #branches: BranchMoves;
  readonly #queue: QueueList;
  readonly #find: FindInChat;
  #empty: HTMLElement | undefined;
  #conversationId = '';
  #needsSetup = false;
  #unreachable: string | undefined;
  #place: PagePlace | undefined;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;

  /** One and the same, so that two wishes are one. */
  readonly #putCursorIntoInput = (): void => this.#composer.focus();

  constructor(options: PageOptions) {
    this.#options = options;
    this.#place = options.place;
    this.#header = new ChatHeader(options.services);
    this.#branches = new BranchMoves({
      services: options.services,
      messages: () => this.#transcript.messages(),
      draw: (messageId) => this.#transcript.draw(messageId),
      leaveEnd: () => this.#follower.leaveEnd(),
      scrollToEnd: () => this.#follower.scrollToEnd(),
      focusInput: () => this.#composer.focus(),
    });
    this.#transcript = new Transcript({ ...options.services, post: this.#branches.post });
    this.#composer = new Composer(options.services, () => this.#openPreview());
    const heading = element('h1', { class: 'visually-hidden', text: t('Interline chat') });
    this.#content.append(heading, this.#transcript.element);
    this.#scroller = element('main', { class: 'scroller', attributes: { tabindex: '-1' } }, [this.#content]);
    this.#follower = createEndFollower(this.#scroller, this.#content);
    this.#queue = new QueueList({
      services: options.services,
      beforeEdit: () => this.#composer.flush(),
      giveFocusBack: () => this.#composer.focus(),
    });
    const below = element('div', { class: 'below' }, [
      this.#follower.jumpButton,
      this.#queue.element,
      this.#composer.element,
    ]);
    this.#find = new FindInChat({
      transcript: this.#transcript,
      parser: options.services.markdown.parser,
      frames: options.services.frames,
      onReveal: () => this.#follower.leaveEnd(),
      giveFocusBack: () => this.#composer.focus(),
    });
    const { post } = options.services;
    this.#preview = new RequestPreview({
      omit: (partId, isOmitted) => post({ type: 'omitPart', partId, isOmitted }),
      onClose: () => {
        post({ type: 'previewClosed' });
        this.#composer.meter.focus();
      },
    });
    this.element = element('div', { class: 'page' }, [
      this.#header.element,
      this.#find.bar.element,
      this.#scroller,
      below,
      this.#preview.element,
      createQuoteButton({ scroller: this.#scroller, onQuote: (quote) => this.#composer.quote(quote) }),
    ]);
    this.#listen();
  }

  /** One handler for each message of the host. */
  readonly handlers: Handlers<HostMessage> = {
    state: ({ view }) => this.#showAll(view),
    header: (view) => this.#header.show(view),
    messageAdded: ({ message }) => {
      this.#transcript.add(message);
      this.#showEmptyState();
      // Whoever asks wants to see what comes.
      if (message.kind === 'user') this.#follower.scrollToEnd();
    },
    messageChanged: ({ message }) => this.#transcript.change(message),
    answerGrew: ({ messageId, text, reasoning }) => this.#transcript.grow(messageId, text, reasoning),
    composerChanged: (message) => {
      this.#composer.show(message);
      if (message.draft !== undefined) this.#composer.replaceText(message.draft);
      this.#needsSetup = message.needsSetup;
      this.#unreachable = message.unreachable;
      this.#showEmptyState();
    },
    theme: ({ theme }) => this.#options.highlighter.setTheme(theme),
    grammar: (message) => this.#options.highlighter.addGrammar(message),
    prompts: ({ prompts }) => this.#composer.showPrompts(prompts),
    contextOffer: (offer) => this.#composer.showContext(offer),
    contextMeter: ({ meter }) => this.#composer.meter.show(meter),
    requestPreview: ({ messages }) => this.#preview.show(messages),
    branchShown: (news) => this.#branches.show(news),
    queueChanged: ({ queue }) => this.#queue.show(queue),
    codePlaces: (news) => this.#options.services.code.handlers.codePlaces(news),
    pathsKnown: (news) => this.#options.services.code.handlers.pathsKnown(news),
    fileSaved: (news) => this.#options.services.code.handlers.fileSaved(news),
    focusInput: () => this.#focusInput(),
    openFind: () => this.#find.open(),
  };

  /** Somebody may have gone elsewhere while this page was loaded: it takes the focus from nobody, and has the cursor in the input when they come. */
  #focusInput(): void {
    if (document.hasFocus()) this.#composer.focus();
    else window.addEventListener('focus', this.#putCursorIntoInput, { once: true });
  }

  #listen(): void {
    this.#scroller.addEventListener('scroll', () => this.#savePlaceSoon(), { passive: true });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.isComposing && !this.#find.close()) this.#composer.stop();
      if (isFindKey(event)) {
        event.preventDefault();
        // The editor's own find looks into the editor.
        event.stopPropagation();
        this.#find.open();
      }
    });
    window.addEventListener('pagehide', () => this.#composer.flush());
    window.addEventListener('blur', () => this.#composer.flush());
  }

  #showAll(view: ChatView): void {
    const arrival = { shownId: this.#conversationId, typed: this.#composer.text, arrivingId: view.conversationId };
    this.#composer.openConversation(view.conversationId, textAfterState({ ...arrival, draft: view.draft }));
    const isSame = view.conversationId === this.#conversationId;
    const place = isSame && !this.#follower.isFollowing() ? this.#transcript.place() : undefined;
    this.#conversationId = view.conversationId;
    this.#needsSetup = view.needsSetup;
    this.#unreachable = view.unreachable;
    this.#transcript.show(view.messages);
    this.#composer.show(view);
    this.#queue.show(view.queue);
    this.#showEmptyState();
    if (place) this.#transcript.goTo(place);
    else this.#restorePlace();
    // A tab that comes back after a reload knows by it which conversation it showed.
    this.#savePlace();
  }

  #openPreview(): void {
    this.#preview.open();
    this.#options.services.post({ type: 'previewWanted' });
  }

  #showEmptyState(): void {
    this.#empty?.remove();
    this.#empty = undefined;
    const isEmpty = this.#transcript.isEmpty();
    this.#content.classList.toggle('is-empty', isEmpty);
    if (!isEmpty) return;
    this.#empty = emptyState({
      services: this.#options.services,
      needsSetup: this.#needsSetup,
      unreachable: this.#unreachable,
      onStarter: (starter) => this.#start(starter),
    });
    this.#content.prepend(this.#empty);
  }

  #start(starter: Starter): void {
    this.#options.services.post({ type: starter.attach });
    this.#composer.typeText(starter.prompt);
  }

  #restorePlace(): void {
    const place = this.#place;
    this.#place = undefined;
    this.#follower.scrollToEnd();
    if (place?.place === undefined || place.conversationId !== this.#conversationId) return;
    this.#follower.leaveEnd();
    this.#transcript.goTo(place.place);
  }

  #savePlaceSoon(): void {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => this.#savePlace(), SAVE_PLACE_AFTER_MS);
  }

  #savePlace(): void {
    const place = this.#follower.isFollowing() ? undefined : this.#transcript.place();
    this.#options.savePlace({ conversationId: this.#conversationId, place });
  }
}

function isFindKey(event: KeyboardEvent): boolean {
  return event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
}
