import * as vscode from 'vscode';
import { ChatSession, type Question } from '../../core/chat/chatSession.ts';
import { type ConversationJournal, createConversationJournal } from '../../core/chat/conversationJournal.ts';
import type { ModelGateway } from '../../core/endpoint/modelGateway.ts';
import type { Clock, FetchFunction, Logger } from '../../core/ports.ts';
import { estimateTokens } from '../../core/usage/estimateTokens.ts';
import { ChatPresenter } from '../../shared/chatPresenter.ts';
import type { WebviewMessage } from '../../shared/chatProtocol.ts';
import { handleMessage } from '../../shared/handleMessage.ts';
import type { Exclusions } from '../completion/exclusions.ts';
import type { ContextService } from '../context/contextService.ts';
import type { ContextKey } from '../contributions.ts';
import { describeError } from '../describeError.ts';
import type { ProjectInstructions } from '../instructions/projectInstructions.ts';
import { LoadedOnce } from '../loadedOnce.ts';
import type { TerminalWatch } from '../products/terminal/terminalWatch.ts';
import type { PromptLibrary } from '../prompts/promptLibrary.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import type { ChatController } from './chatController.ts';
import { type ChatModel, createChatModel } from './chatModel.ts';
import { ChatViewProvider } from './chatViewProvider.ts';
import { type Composer, createComposer } from './composer.ts';
import { createContextMenu } from './contextMenu.ts';
import { readEditorTheme } from './editorTheme.ts';
import { createGrammars } from './grammars.ts';
import { createJournalStorage } from './journalStorage.ts';
import { createLastEditor, type LastEditor } from './lastEditor.ts';
import { createPageHandlers } from './pageHandlers.ts';
import { createPromptCalls } from './promptCalls.ts';

/** What the chat wants of the extension's context: its files, its memory, and to hear of keys. */
export type ChatContext = Pick<
  vscode.ExtensionContext,
  'extensionUri' | 'storageUri' | 'globalStorageUri' | 'workspaceState' | 'secrets'
>;

export interface ChatPanelDeps {
  readonly context: ChatContext;
  readonly gateway: ModelGateway;
  readonly settings: SettingsSource;
  readonly library: Pick<PromptLibrary, 'list' | 'find' | 'fill'>;
  readonly instructions: Pick<ProjectInstructions, 'read' | 'onDidChange'>;
  readonly exclusions: Exclusions;
  readonly terminals: TerminalWatch;
  /** For pages that the user asks for, never for requests to an endpoint. */
  readonly fetch: FetchFunction;
  readonly log: Logger;
  readonly clock: Clock;
  /** From which machine requests leave, where that is not plain (`requestSideWords`). */
  readonly requestSide: string | undefined;
}

/** Names the conversation to come back to, in the workspace's own memory. */
const CURRENT_CONVERSATION = 'interline.chat.current';

/** View, session, journal and everything that the page can ask for, put together. */
export class ChatPanel implements ChatController, vscode.Disposable {
  readonly #journal: ConversationJournal;
  readonly #model: ChatModel;
  readonly #session: ChatSession;
  readonly #lastEditor = createLastEditor();
  readonly #composer: Composer;
  readonly #contextService: LoadedOnce<ContextService>;
  readonly #grammars = createGrammars();
  readonly #view: ChatViewProvider;
  readonly #presenter: ChatPresenter;
  readonly #restore: () => Promise<void>;
  #restored: Promise<void> | undefined;
  #wantsFocus = false;
  readonly #subscriptions: vscode.Disposable;

  constructor(deps: ChatPanelDeps) {
    const { context, gateway, settings, library, instructions, log, clock } = deps;
    const storage = createJournalStorage(journalFolder(context));
    this.#journal = createConversationJournal({ storage, clock, logger: log });
    this.#model = createChatModel({ gateway, settings, instructions });
    this.#session = createSession(deps, this.#journal, this.#model);
    this.#composer = createComposer(this.#session, this.#lastEditor);
    this.#contextService = createContextService(deps, this.#session, this.#lastEditor);
    this.#restore = () => restoreCurrent({ context, journal: this.#journal, session: this.#session, log });
    const lastEditor = this.#lastEditor;
    const promptCalls = createPromptCalls({ session: this.#session, library, lastEditor });
    const handlers = createPageHandlers({
      session: this.#session,
      composer: this.#composer,
      promptCalls,
      contextMenu: createContextMenu({
        session: this.#session,
        service: this.#contextService,
        post: (message) => void this.#view.post(message),
      }),
      lastEditor,
      log,
      onReady: () => this.#tellEverything(),
      onPromptsWanted: async () => void this.#view.post({ type: 'prompts', prompts: await promptCalls.offer() }),
      onGrammarWanted: async (language) => void this.#view.post(await this.#grammars.answer(language)),
    });
    const onMessage = (message: WebviewMessage): void => {
      void this.#whenRestored().then(() => handleMessage(handlers, message));
    };
    this.#view = new ChatViewProvider({ extensionUri: context.extensionUri, log, onMessage });
    this.#presenter = new ChatPresenter({
      session: this.#session,
      clock,
      labels: () => this.#model.labels,
      post: (message) => void this.#view.post(message),
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#presenter,
      this.#lastEditor,
      this.#contextService,
      rememberState(context, this.#session),
      settings.onDidChange(() => void this.#refreshModel()),
      instructions.onDidChange(() => void this.#refreshModel()),
      vscode.window.onDidChangeActiveTextEditor(() => void this.#refreshInstructions()),
      context.secrets.onDidChange(() => void this.#refreshModel()),
      vscode.window.onDidChangeActiveColorTheme(() => void this.#postTheme()),
      vscode.extensions.onDidChange(() => this.#grammars.forget()),
    );
  }

  /** To be registered as the provider of the chat's view. */
  get viewProvider(): vscode.WebviewViewProvider {
    return this.#view;
  }

  get busy(): boolean {
    return this.#session.busy;
  }

  async show(): Promise<void> {
    await this.#view.show(false);
    this.#focusInput();
  }

  async ask(question: Question): Promise<void> {
    await this.#whenRestored();
    await this.#view.show(true);
    await this.#session.ask(question);
  }

  stop(): void {
    void this.#session.stop();
  }

  async newChat(): Promise<void> {
    await this.#whenRestored();
    this.#session.startNew();
    await this.show();
  }

  async attach(kind: 'selection' | 'file'): Promise<void> {
    await this.#whenRestored();
    await (kind === 'selection' ? this.#composer.attachSelection() : this.#composer.attachFile());
    await this.show();
  }

  flush(): Promise<void> {
    return this.#journal.flush();
  }

  dispose(): void {
    // What the stopped answer has brought is still written down.
    void this.#session.stop().then(() => this.#journal.flush());
    this.#subscriptions.dispose();
    void vscode.commands.executeCommand('setContext', 'interline.chatBusy', false);
  }

  /** Nothing happens to the conversation before the stored one is there; it is read on first use, not when the window opens. */
  #whenRestored(): Promise<void> {
    this.#restored ??= this.#restore();
    return this.#restored;
  }

  async #tellEverything(): Promise<void> {
    this.#presenter.postState();
    if (this.#wantsFocus) this.#focusInput();
    await Promise.all([this.#postTheme(), this.#refreshModel()]);
  }

  /** A page that is still loading gets the focus when it has come. */
  #focusInput(): void {
    this.#wantsFocus = !this.#view.post({ type: 'focusInput' });
  }

  async #postTheme(): Promise<void> {
    this.#view.post({ type: 'theme', theme: await readEditorTheme() });
  }

  /** Only where folders differ in what they ask can another editor change what goes along. */
  async #refreshInstructions(): Promise<void> {
    if ((vscode.workspace.workspaceFolders?.length ?? 0) > 1) await this.#refreshModel();
  }

  async #refreshModel(): Promise<void> {
    if (await this.#model.refresh()) this.#presenter.postComposer();
  }
}

function createSession(
  { gateway, clock, requestSide }: ChatPanelDeps,
  journal: ConversationJournal,
  model: ChatModel,
): ChatSession {
  return new ChatSession({
    gateway,
    clock,
    journal,
    newId: () => crypto.randomUUID(),
    estimateTokens,
    turnSettings: (conversation, signal) => model.turnSettings(conversation, signal),
    describeFailure: (error, { model: modelName, endpointName = model.labels.endpointLabel }) =>
      describeError(error, {
        requestSide,
        ...(endpointName && { endpointName }),
        ...(modelName && { model: modelName }),
      }),
  });
}

function createContextService(
  { clock, log, settings, exclusions, terminals, fetch }: ChatPanelDeps,
  session: ChatSession,
  lastEditor: LastEditor,
): LoadedOnce<ContextService> {
  const draft = (): string => session.conversation.draft;
  const deps = { clock, log, settings, exclusions, terminals, fetch, lastEditor, draft };
  return new LoadedOnce(async () => (await import('../context/loadContext.ts')).loadContext(deps));
}

/** A window without a folder has no storage of its own; its chats lie with the extension. */
function journalFolder(context: ChatContext): vscode.Uri {
  return vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'conversations');
}

interface RestoreOptions {
  readonly context: ChatContext;
  readonly journal: ConversationJournal;
  readonly session: ChatSession;
  readonly log: Logger;
}

/** Takes up the conversation that was open when the window went away. Never rejects: a chat that cannot be read leaves an empty one. */
async function restoreCurrent({ context, journal, session, log }: RestoreOptions): Promise<void> {
  const id = context.workspaceState.get<unknown>(CURRENT_CONVERSATION);
  if (typeof id !== 'string') return;
  try {
    const restored = await journal.load(id);
    if (restored === undefined) return;
    if (restored.damagedLines > 0)
      log.warn('Some lines of a stored chat could not be read.', { lines: restored.damagedLines });
    session.open(restored.conversation);
  } catch (error) {
    log.error('The stored chat could not be read.', { reason: String(error) });
  }
}

/** Keeps which conversation is open for the next window, and whether it is busy for keybindings. */
function rememberState(context: ChatContext, session: ChatSession): vscode.Disposable {
  let wasBusy = false;
  const remember = (): void => {
    const { id } = session.conversation;
    const known = context.workspaceState.get(CURRENT_CONVERSATION);
    if (known !== id) void context.workspaceState.update(CURRENT_CONVERSATION, id);
    if (session.busy === wasBusy) return;
    wasBusy = session.busy;
    const key: ContextKey = 'interline.chatBusy';
    void vscode.commands.executeCommand('setContext', key, wasBusy);
  };
  return { dispose: session.onDidChange(remember) };
}
