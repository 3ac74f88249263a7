import type * as vscode from 'vscode';
import type { ChatChange } from '../../core/chat/chatSession.ts';
import { conversationTitle } from '../../core/chat/conversationTitle.ts';
import type { SessionPool } from '../../core/chat/sessionPool.ts';
import type { Clock, FileSystem, Logger } from '../../core/ports.ts';
import { ChatPresenter } from '../../shared/chatPresenter.ts';
import type { Handlers, HostMessage, WebviewMessage } from '../../shared/chatProtocol.ts';
import { handleMessage } from '../../shared/handleMessage.ts';
import type { ContextService } from '../context/contextService.ts';
import type { LoadedOnce } from '../loadedOnce.ts';
import { createBranchHandlers } from './branchHandlers.ts';
import type { ChatCommands } from './archive/chatCommands.ts';
import type { ChatPlace } from './chatPage.ts';
import { createCodeHandlers } from './codeHandlers.ts';
import { createContextMenu } from './contextMenu.ts';
import { readEditorTheme } from './editorTheme.ts';
import type { Grammars } from './grammars.ts';
import type { LastEditor } from './lastEditor.ts';
import type { OpenChat } from './openChat.ts';
import { createPageHandlers } from './pageHandlers.ts';
import { createRequestMeter, type RequestMeter } from './requestMeter.ts';

/** What all surfaces of a window share. */
export interface ChatSurfaceDeps {
  readonly pool: Pick<SessionPool<OpenChat>, 'hold'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly files: FileSystem;
  readonly lastEditor: LastEditor;
  readonly grammars: Grammars;
  readonly withCommands: (run: (commands: ChatCommands) => Promise<void>) => Promise<void>;
  readonly contextService: LoadedOnce<ContextService>;
}

export interface ChatSurfaceOptions extends ChatSurfaceDeps {
  readonly place: ChatPlace;
  /** What it shows first; asked when it is first used, not before. Never rejects. */
  readonly first: () => Promise<OpenChat>;
  /** The reader works in it: what is asked elsewhere belongs here from now on. */
  readonly onUsed: () => void;
  /** Another conversation is shown, or the one that is has changed. */
  readonly onChanged: (change: ChatChange) => void;
}

/** What a surface shows: one conversation at a time, with what tells the page of it and does what the page asks. */
interface Shown {
  readonly chat: OpenChat;
  readonly presenter: ChatPresenter;
  readonly meter: RequestMeter;
  readonly handlers: Handlers<WebviewMessage>;
  readonly dispose: () => void;
}

/** They bring the focus to a part of the page. */
type FocusMessage = Extract<HostMessage, { readonly type: 'focusInput' | 'openFind' }>;

/** Messages that a page sends without anybody doing anything. */
const NOT_USED: ReadonlySet<WebviewMessage['type']> = new Set([
  'ready',
  'grammarWanted',
  'codePlacesWanted',
  'pathsWanted',
  'pageFault',
]);

/** After these the conversation's model may be another, or more is known of it: whether it thinks, what it refuses. */
const MODEL_MATTERS: ReadonlySet<ChatChange['type']> = new Set(['configured', 'replaced', 'takenIn', 'answerEnded']);

/** One page of the chat, in the side bar or in a tab, and the conversation that it shows. */
export class ChatSurface implements vscode.Disposable {
  readonly #options: ChatSurfaceOptions;
  #opening: Promise<void> | undefined;
  #shown: Shown | undefined;
  /** What was shown before: the page may still have a last word about it. */
  #left: OpenChat | undefined;
  /** For a page that is still loading. */
  #wanted: FocusMessage | undefined;
  #header = '';
  /** The page that types knows what it has typed. */
  #isTyping = false;

  constructor(options: ChatSurfaceOptions) {
    this.#options = options;
  }

  /** Undefined before it was first used. */
  get current(): OpenChat | undefined {
    return this.#shown?.chat;
  }

  /** What it shows; nothing happens to a conversation before it is there. */
  async chat(): Promise<OpenChat> {
    await this.#whenOpen();
    const { current } = this;
    if (!current) throw new Error('The chat was closed.');
    return current;
  }

  /** A message of the page. */
  receive(message: WebviewMessage): void {
    if (!NOT_USED.has(message.type)) this.#options.onUsed();
    void this.#whenOpen().then(() => {
      if (this.#shown) handleMessage(this.#shown.handlers, message);
    });
  }

  /** Shows another conversation. */
  open(chat: OpenChat): void {
    this.#opening = Promise.resolve();
    if (chat === this.current) return;
    this.#left = this.current;
    this.#shown?.dispose();
    this.#shown = this.#show(chat);
    this.#shown.presenter.postState();
    this.#postHeader();
    void this.refreshModel();
    this.#options.onChanged({ type: 'replaced' });
  }

  /** Shows the place and puts the cursor into the input. */
  async focus(): Promise<void> {
    await this.#options.place.show(false);
    this.#focus({ type: 'focusInput' });
  }

  /** Shows the place and puts the cursor into the bar that finds text in the conversation. */
  async find(): Promise<void> {
    await this.#options.place.show(false);
    this.#focus({ type: 'openFind' });
  }

  /** Shows the place; the editor keeps the focus. */
  reveal(): Promise<void> {
    return this.#options.place.show(true);
  }

  /** Endpoint, model or instructions may be others. */
  async refreshModel(): Promise<void> {
    this.#shown?.meter.refresh();
    const { current } = this;
    if ((await current?.model.refresh()) && current === this.current) this.#shown?.presenter.postComposer();
  }

  /** News that all pages share. */
  tell(message: HostMessage): void {
    this.#post(message);
  }

  async postTheme(): Promise<void> {
    this.#post({ type: 'theme', theme: await readEditorTheme() });
  }

  dispose(): void {
    this.#opening = Promise.resolve();
    this.#shown?.dispose();
    this.#shown = undefined;
    this.#left = undefined;
  }

  #whenOpen(): Promise<void> {
    this.#opening ??= this.#options.first().then((chat) => {
      if (!this.#shown) this.open(chat);
    });
    return this.#opening;
  }

  #show(chat: OpenChat): Shown {
    const { clock, pool, log } = this.#options;
    const { session, model } = chat;
    const post = (message: HostMessage): void => void this.#post(message);
    const presenter = new ChatPresenter({ session, clock, labels: () => model.labels, post });
    const meter = createRequestMeter({ session, model, clock, log, post });
    const letGo = pool.hold(chat);
    const unsubscribe = session.onDidChange((change) => this.#onChange(change));
    const dispose = (): void => {
      unsubscribe();
      presenter.dispose();
      meter.dispose();
      letGo();
    };
    return { chat, presenter, meter, handlers: this.#handlersFor(chat, meter), dispose };
  }

  #handlersFor(chat: OpenChat, meter: RequestMeter): Handlers<WebviewMessage> {
    const { session, model, composer, promptCalls, modelCalls, pickModel } = chat;
    const modelName = (): string => model.labels.modelLabel;
    const { lastEditor, log, grammars, withCommands, contextService, files } = this.#options;
    const post = (message: HostMessage): void => void this.#post(message);
    const handlers = createPageHandlers({
      session,
      composer,
      promptCalls,
      modelCalls,
      contextMenu: createContextMenu({ session, service: contextService, post }),
      meter,
      model,
      code: createCodeHandlers({ session, files, log, post }),
      branch: createBranchHandlers({ session, promptCalls, pickModel, modelName, log }),
      lastEditor,
      log,
      onReady: () => this.#tellEverything(),
      onEndpointToCheck: () => this.refreshModel(),
      onMenuWanted: () => withCommands((chats) => chats.showMenu()),
      onRenamed: (title) => withCommands((chats) => chats.rename(title)),
      onPromptsWanted: async () => void this.#post({ type: 'prompts', prompts: await promptCalls.offer() }),
      onGrammarWanted: async (language) => void this.#post(await grammars.answer(language)),
    });
    return { ...handlers, draftChanged: ({ conversationId, text }) => this.#setDraft(conversationId, text) };
  }

  /** The draft of a conversation that was left belongs to no other. */
  #setDraft(conversationId: string, text: string): void {
    const chats = [this.current, this.#left];
    const session = chats.find((chat) => chat?.session.conversation.id === conversationId)?.session;
    this.#isTyping = true;
    (conversationId === '' ? this.current?.session : session)?.setDraft(text);
    this.#isTyping = false;
  }

  #onChange(change: ChatChange): void {
    if (change.type !== 'answerGrew' && change.type !== 'draftChanged') this.#postHeader();
    if (MODEL_MATTERS.has(change.type)) void this.refreshModel();
    // The same conversation in another place.
    if (change.type === 'draftChanged' && !this.#isTyping) this.#shown?.presenter.postComposer(change.text);
    this.#options.onChanged(change);
  }

  /** Told only when it is another. */
  #postHeader(): void {
    const conversation = this.current?.session.conversation;
    if (!conversation) return;
    const { isPinned, messages } = conversation;
    const header = { title: conversationTitle(conversation), isPinned, isEmpty: messages.length === 0 };
    if (JSON.stringify(header) === this.#header) return;
    this.#header = JSON.stringify(header);
    this.#post({ type: 'header', ...header });
  }

  async #tellEverything(): Promise<void> {
    this.#shown?.presenter.postState();
    this.#header = '';
    this.#postHeader();
    if (this.#wanted) this.#focus(this.#wanted);
    await Promise.all([this.postTheme(), this.refreshModel()]);
  }

  /** A page that is still loading gets the focus when it has come. */
  #focus(message: FocusMessage): void {
    this.#wanted = this.#post(message) ? undefined : message;
  }

  #post(message: HostMessage): boolean {
    return this.#options.place.post(message);
  }
}
