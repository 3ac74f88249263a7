import * as vscode from 'vscode';
import type { ChatChange, Question } from '../../core/chat/chatSession.ts';
import { conversationTitle } from '../../core/chat/conversationTitle.ts';
import { createSessionPool, type SessionPool } from '../../core/chat/sessionPool.ts';
import type { ModelGateway } from '../../core/endpoint/modelGateway.ts';
import { loadOnce } from '../../core/util/loadOnce.ts';
import type { Clock, FetchFunction, FileSystem, Logger, ProgramRunner } from '../../core/ports.ts';
import type { ConnectionDeps } from '../connection/connectionDeps.ts';
import type { Exclusions } from '../completion/exclusions.ts';
import type { ContextService } from '../context/contextService.ts';
import type { ContextKey } from '../contributions.ts';
import type { ProjectInstructions } from '../instructions/projectInstructions.ts';
import { LoadedOnce } from '../loadedOnce.ts';
import type { TerminalWatch } from '../products/terminal/terminalWatch.ts';
import type { PromptLibrary } from '../prompts/promptLibrary.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import type { ChatCommands } from './archive/chatCommands.ts';
import type { ChatController } from './chatController.ts';
import { ChatStore } from './chatStore.ts';
import { ChatSurface, type ChatSurfaceDeps } from './chatSurface.ts';
import { ChatTabs } from './chatTabs.ts';
import { ChatViewProvider } from './chatViewProvider.ts';
import { watchSavedFiles } from './codeHandlers.ts';
import { createGrammars } from './grammars.ts';
import type { LastEditor } from './lastEditor.ts';
import type { ChatModels } from './models/chatModels.ts';
import type { SystemPromptFiles } from './models/systemPromptFiles.ts';
import { createOpenChat, type OpenChat } from './openChat.ts';
import { TabMemory } from './tabMemory.ts';

/** What the chat wants of the extension's context: its files, its memory, and to hear of keys. */
export type ChatContext = Pick<
  vscode.ExtensionContext,
  'extensionUri' | 'storageUri' | 'globalStorageUri' | 'workspaceState' | 'secrets'
>;

export interface ChatPanelDeps extends Pick<ConnectionDeps, 'environment' | 'keyRing'> {
  readonly context: ChatContext;
  readonly gateway: ModelGateway;
  readonly models: ChatModels;
  readonly promptFiles: SystemPromptFiles;
  readonly lastEditor: LastEditor;
  readonly settings: SettingsSource;
  readonly library: Pick<PromptLibrary, 'list' | 'find' | 'fill'>;
  readonly instructions: Pick<ProjectInstructions, 'read' | 'onDidChange'>;
  readonly exclusions: Exclusions;
  readonly terminals: TerminalWatch;
  /** For pages that the user asks for, never for requests to an endpoint. */
  readonly fetch: FetchFunction;
  readonly files: FileSystem;
  readonly log: Logger;
  readonly clock: Clock;
  readonly programs: ProgramRunner;
  /** From which machine requests leave, where that is not plain (`requestSideWords`). */
  readonly requestSide: string | undefined;
}

/** Names the conversation to come back to, in the workspace's own memory. */
const CURRENT_CONVERSATION = 'interline.chat.current';

/** All places that show the chat, and all conversations that are open, put together. */
export class ChatPanel implements ChatController, vscode.Disposable {
  readonly #context: ChatContext;
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #store: ChatStore;
  readonly #pool: SessionPool<OpenChat>;
  readonly #lastEditor: LastEditor;
  readonly #contextService: LoadedOnce<ContextService>;
  readonly #view: ChatViewProvider;
  readonly #viewSurface: ChatSurface;
  readonly #tabs: ChatTabs;
  /** The last that was worked in: what is asked elsewhere belongs there. */
  #used: ChatSurface;
  #wasBusy = false;
  readonly #commands = loadOnce(() => this.#loadCommands());
  readonly #subscriptions: vscode.Disposable;

  constructor(deps: ChatPanelDeps) {
    const { context, settings, instructions, log, clock, files, lastEditor } = deps;
    this.#context = context;
    this.#log = log;
    this.#lastEditor = lastEditor;
    this.#clock = clock;
    this.#store = this.#createStore(deps);
    this.#pool = createSessionPool<OpenChat>({
      create: () => this.#createChat(deps),
      load: (id) => this.#store.load(id),
      onChange: (chat, change) => this.#onAnyChange(chat, change),
    });
    this.#contextService = this.#createContextService(deps);
    const grammars = createGrammars();
    const shared: ChatSurfaceDeps = {
      ...{ pool: this.#pool, clock, log, lastEditor, grammars, files },
      contextService: this.#contextService,
      withCommands: (run) => this.withCommands(run),
    };
    const { extensionUri } = context;
    this.#view = new ChatViewProvider({
      extensionUri,
      log,
      onMessage: (message) => this.#viewSurface.receive(message),
    });
    this.#viewSurface = new ChatSurface({
      ...shared,
      place: this.#view,
      first: () => this.#comeBack(),
      onUsed: () => (this.#used = this.#viewSurface),
      onChanged: (change) => this.#rememberShown(change),
    });
    this.#used = this.#viewSurface;
    this.#tabs = new ChatTabs({
      ...{ shared, extensionUri, log },
      memory: new TabMemory(context.workspaceState),
      openChat: (id) => this.#open(id),
      titleOf: ({ session }) => conversationTitle(session.conversation),
      onUsed: (surface) => (this.#used = surface),
      onClosed: (surface) => {
        if (this.#used === surface) this.#used = this.#viewSurface;
      },
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#store,
      this.#tabs,
      this.#viewSurface,
      this.#contextService,
      settings.onDidChange(() => this.#refreshModels()),
      instructions.onDidChange(() => this.#refreshModels()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#refreshInstructions()),
      context.secrets.onDidChange(() => this.#refreshModels()),
      vscode.window.onDidChangeActiveColorTheme(() => this.#surfaces.forEach((surface) => void surface.postTheme())),
      vscode.extensions.onDidChange(() => grammars.forget()),
      watchSavedFiles((message) => this.#surfaces.forEach((surface) => surface.tell(message))),
    );
  }

  /** To be registered as the provider of the chat's view. */
  get viewProvider(): vscode.WebviewViewProvider {
    return this.#view;
  }

  /** Brings tabs back after a reload. */
  get tabSerializer(): vscode.WebviewPanelSerializer {
    return this.#tabs;
  }

  get busy(): boolean {
    return this.#pool.chats.some(({ session }) => session.busy);
  }

  show(): Promise<void> {
    return this.#used.focus();
  }

  /** In the conversation that was last worked in. */
  find(): Promise<void> {
    return this.#used.find();
  }

  async ask(question: Question): Promise<void> {
    const { session } = await this.#used.chat();
    await this.#used.reveal();
    await session.ask(question);
  }

  /** Where nothing streams on the page that was last used, it streams behind it. */
  stop(): void {
    const shown = this.#used.current;
    const busy = shown?.session.busy ? shown : this.#pool.chats.find(({ session }) => session.busy);
    void busy?.session.stop();
  }

  async newChat(): Promise<void> {
    await this.#used.chat();
    this.#used.open(this.#pool.startNew());
    await this.show();
  }

  /** For the conversation that was last worked in. */
  async chooseModel(): Promise<void> {
    const { modelCalls } = await this.#used.chat();
    await modelCalls.choose();
  }

  async attach(kind: 'selection' | 'file'): Promise<void> {
    const { composer } = await this.#used.chat();
    await (kind === 'selection' ? composer.attachSelection() : composer.attachFile());
    await this.show();
  }

  /** The conversation that was last worked in, in a tab; `ownWindow` moves the tab out of this window. */
  async openInTab(ownWindow: boolean): Promise<void> {
    await this.#showInTab(await this.#used.chat(), ownWindow);
  }

  /** What is done with stored chats; read from disk when it is first wanted. */
  async withCommands(run: (commands: ChatCommands) => Promise<void>): Promise<void> {
    await this.#store.whenMoved();
    await run(await this.#commands());
  }

  /** Looks for what other windows have written into the chats that are open. Resolves when it is taken in. */
  async takeInNews(): Promise<void> {
    await Promise.all(this.#pool.chats.map((chat) => this.#lookForNews(chat)));
  }

  flush(): Promise<void> {
    return this.#store.journal.flush();
  }

  dispose(): void {
    // What the stopped answers have brought is still written down.
    const stopped = this.#pool.chats.map(({ session }) => session.stop());
    void Promise.all(stopped).then(() => this.#store.journal.flush());
    for (const chat of this.#pool.chats) chat.close();
    this.#subscriptions.dispose();
    const key: ContextKey = 'interline.chatBusy';
    void vscode.commands.executeCommand('setContext', key, false);
  }

  #createStore({ context, clock, log }: ChatPanelDeps): ChatStore {
    return new ChatStore({
      ...{ context, clock, log },
      onWritten: (id, name) => void this.#lookForNews(this.#pool.find(id), name),
      onFocus: () => void this.takeInNews(),
    });
  }

  #createChat(deps: ChatPanelDeps): OpenChat {
    const firstLabels = this.#used.current?.model.labels;
    return createOpenChat({ ...deps, journal: this.#store.journal, ...(firstLabels && { firstLabels }) });
  }

  async #loadCommands(): Promise<ChatCommands> {
    const [{ createChatCommands }, { ConversationArchive }] = await Promise.all([
      import('./archive/chatCommands.ts'),
      import('../../core/chat/archive/conversationArchive.ts'),
    ]);
    const shared = { storage: this.#store.storage, journal: this.#store.journal, log: this.#log };
    const desk = {
      ...shared,
      ...{ pool: this.#pool, clock: this.#clock },
      archive: new ConversationArchive(shared),
      current: () => this.#used.chat(),
      show: async (id: string) => {
        this.#used.open(await this.#open(id));
        await this.show();
      },
      showInTab: async (id: string, ownWindow: boolean) => this.#showInTab(await this.#open(id), ownWindow),
      leave: (id: string) => this.#leave(id),
    };
    return createChatCommands(desk, () => this.newChat());
  }

  async #showInTab(chat: OpenChat, ownWindow: boolean): Promise<void> {
    await this.#tabs.show(chat);
    if (ownWindow) await vscode.commands.executeCommand('workbench.action.moveEditorToNewWindow');
  }

  async #leave(id: string): Promise<void> {
    const chat = this.#pool.find(id);
    if (!chat) return;
    await chat.session.stop();
    for (const surface of this.#surfaces) if (surface.current === chat) surface.open(this.#pool.startNew());
  }

  get #surfaces(): readonly ChatSurface[] {
    return [this.#viewSurface, ...this.#tabs.surfaces];
  }

  /** The conversation that the view showed when the window went away. */
  async #comeBack(): Promise<OpenChat> {
    const id = this.#context.workspaceState.get<unknown>(CURRENT_CONVERSATION);
    return this.#open(typeof id === 'string' ? id : undefined);
  }

  /** Never rejects: a chat that cannot be read, or is not there, leaves an empty one. */
  async #open(id: string | undefined): Promise<OpenChat> {
    try {
      const chat = id === undefined ? undefined : await this.#pool.open(id);
      if (chat) return chat;
    } catch (error) {
      this.#log.error('The stored chat could not be read.', { reason: String(error) });
    }
    return this.#pool.startNew();
  }

  async #lookForNews(chat: OpenChat | undefined, name?: string): Promise<void> {
    try {
      await chat?.lookForNews(name);
    } catch (error) {
      this.#log.warn('What another window has written could not be read.', { reason: String(error) });
    }
  }

  /** For the next window. Tabs remember theirs themselves. */
  #rememberShown({ type }: ChatChange): void {
    const id = this.#viewSurface.current?.session.conversation.id;
    const isKnown = this.#context.workspaceState.get(CURRENT_CONVERSATION) === id;
    if (!isKnown && type !== 'answerGrew') void this.#context.workspaceState.update(CURRENT_CONVERSATION, id);
  }

  /** What has begun here may be gone on with in another window, and what was read may have grown before it was watched. */
  #onAnyChange(chat: OpenChat, { type }: ChatChange): void {
    const watching = this.#store.watch();
    if (type === 'replaced') void watching.then(() => this.#lookForNews(chat));
    this.#tellBusy();
  }

  /** For keybindings and menus. */
  #tellBusy(): void {
    if (this.busy === this.#wasBusy) return;
    this.#wasBusy = this.busy;
    const key: ContextKey = 'interline.chatBusy';
    void vscode.commands.executeCommand('setContext', key, this.#wasBusy);
  }

  #createContextService(deps: ChatPanelDeps): LoadedOnce<ContextService> {
    const { clock, log, settings, exclusions, terminals, fetch, programs, environment } = deps;
    const draft = (): string => this.#used.current?.session.conversation.draft ?? '';
    const outside = { fetch, programs, environment };
    const needs = { clock, log, settings, exclusions, terminals, ...outside, lastEditor: this.#lastEditor, draft };
    return new LoadedOnce(async () => (await import('../context/loadContext.ts')).loadContext(needs));
  }

  #refreshModels(): void {
    for (const surface of this.#surfaces) void surface.refreshModel();
  }

  /** Only where folders differ in what they ask can another editor change what goes along. */
  #refreshInstructions(): void {
    if ((vscode.workspace.workspaceFolders?.length ?? 0) > 1) this.#refreshModels();
  }
}
