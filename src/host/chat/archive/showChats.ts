import * as vscode from 'vscode';
import type { SearchHit } from '../../../core/chat/archive/conversationArchive.ts';
import type { ConversationSummary } from '../../../core/chat/archive/conversationSummary.ts';
import { parseSearch } from '../../../core/chat/archive/searchText.ts';
import { type ActionButton, type ChatItem, groupedItems, hitItems } from './chatItems.ts';
import type { ChatDesk } from './chatDesk.ts';
import type { ConversationActions } from './conversationActions.ts';
import { purgeOld } from './purgeOld.ts';

export interface ShowChatsOptions {
  readonly desk: ChatDesk;
  readonly actions: ConversationActions;
  readonly exportChat: (id: string) => Promise<void>;
  readonly importChats: () => Promise<void>;
  readonly newChat: () => Promise<void>;
  readonly showBin: () => Promise<void>;
}

/** The search waits for a pause between keys, so that the list does not flicker. */
const SEARCH_PAUSE_MS = 120;
/** Hits are drawn together, not one by one. */
const DRAW_EVERY_MS = 100;

/** All chats of this workspace in a list that searches all that was ever said in them. Resolves when it is closed. */
export async function showChats(options: ShowChatsOptions): Promise<void> {
  const list = new ChatList(options);
  await list.run();
}

const titleButton = (icon: string, tooltip: string, action: string): ActionButton => ({
  iconPath: new vscode.ThemeIcon(icon),
  tooltip,
  action,
});

class ChatList {
  readonly #options: ShowChatsOptions;
  readonly #pick = vscode.window.createQuickPick<ChatItem>();
  #summaries: readonly ConversationSummary[] = [];
  #search = new AbortController();
  #searchTimer: ReturnType<typeof setTimeout> | undefined;
  #currentId = '';
  /** What happens when the list has gone; nothing when it is left. */
  #next: () => Promise<void> = () => Promise.resolve();

  constructor(options: ShowChatsOptions) {
    this.#options = options;
    const pick = this.#pick;
    pick.title = vscode.l10n.t('Chats');
    pick.placeholder = vscode.l10n.t('Search everything that was said');
    pick.matchOnDescription = false;
    pick.matchOnDetail = false;
    // Pinning draws the list anew below the pointer.
    pick.keepScrollPosition = true;
    pick.buttons = [
      titleButton('add', vscode.l10n.t('New Chat'), 'new'),
      titleButton('cloud-download', vscode.l10n.t('Import Chats…'), 'import'),
      titleButton('trash', vscode.l10n.t('Deleted Chats…'), 'bin'),
    ];
  }

  async run(): Promise<void> {
    const pick = this.#pick;
    const closed = new Promise<void>((resolve) => pick.onDidHide(resolve));
    pick.onDidChangeValue(() => this.#searchSoon());
    pick.onDidAccept(() => this.#accept());
    pick.onDidTriggerButton((button) => this.#leaveFor(button));
    pick.onDidTriggerItemButton(({ button, item }) => void this.#act(button, item));
    pick.busy = true;
    pick.show();
    try {
      await this.#load();
      await closed;
    } finally {
      this.#stopSearch();
      pick.dispose();
    }
    await this.#next();
  }

  async #load(): Promise<void> {
    const { desk } = this.#options;
    this.#currentId = (await desk.current()).session.conversation.id;
    const all = await desk.archive.list();
    this.#summaries = all.filter(({ deletedAt }) => deletedAt === undefined);
    void purgeOld(desk, all);
    this.#draw();
    this.#pick.busy = false;
  }

  #draw(): void {
    if (parseSearch(this.#pick.value).length > 0) {
      this.#searchSoon();
      return;
    }
    const pick = this.#pick;
    pick.items = groupedItems(this.#summaries, this.#options.desk.clock.now(), buttonsOf);
    if (this.#summaries.length === 0) pick.placeholder = vscode.l10n.t('No chats yet. What you ask is kept here.');
    const current = pick.items.find(({ summary }) => summary?.id === this.#currentId);
    if (current) pick.activeItems = [current];
  }

  #searchSoon(): void {
    this.#stopSearch();
    this.#searchTimer = setTimeout(() => void this.#find(), SEARCH_PAUSE_MS);
  }

  #stopSearch(): void {
    clearTimeout(this.#searchTimer);
    this.#search.abort();
  }

  async #find(): Promise<void> {
    const pick = this.#pick;
    const query = pick.value;
    if (parseSearch(query).length === 0) {
      this.#draw();
      return;
    }
    const search = new AbortController();
    this.#search = search;
    const { archive, clock } = this.#options.desk;
    const found = new Map<string, SearchHit>();
    const draw = (): void => {
      if (search.signal.aborted) return;
      const hits = this.#summaries.flatMap(({ id }) => found.get(id) ?? []);
      pick.items = hits.length > 0 ? hitItems(hits, clock.now(), buttonsOf) : [];
    };
    pick.busy = true;
    const drawing = setInterval(draw, DRAW_EVERY_MS);
    try {
      const onHit = (hit: SearchHit): void => void found.set(hit.summary.id, hit);
      await archive.search(query, this.#summaries, { onHit, signal: search.signal });
      draw();
    } finally {
      clearInterval(drawing);
      if (!search.signal.aborted) pick.busy = false;
    }
  }

  #accept(): void {
    const id = this.#pick.activeItems[0]?.summary?.id;
    if (id === undefined) return;
    this.#next = () => this.#options.desk.show(id);
    this.#pick.hide();
  }

  #leaveFor(button: vscode.QuickInputButton): void {
    const { newChat, importChats, showBin } = this.#options;
    const ways: Readonly<Record<string, () => Promise<void>>> = { new: newChat, import: importChats, bin: showBin };
    const way = isActionButton(button) ? ways[button.action] : undefined;
    if (!way) return;
    this.#next = way;
    this.#pick.hide();
  }

  /** What asks something leaves the list and comes back to it; what opens something leaves it for good. */
  async #act(button: vscode.QuickInputButton, { summary }: ChatItem): Promise<void> {
    if (!summary || !isActionButton(button)) return;
    const { id } = summary;
    const { actions, desk, exportChat } = this.#options;
    const again = (work: () => Promise<unknown>) => async (): Promise<void> => {
      await work();
      await showChats(this.#options);
    };
    switch (button.action) {
      case 'pin':
        await actions.togglePin(id);
        return this.#load();
      case 'rename':
        this.#next = again(() => actions.rename(id));
        break;
      case 'tab':
        this.#next = () => desk.showInTab(id, false);
        break;
      case 'export':
        this.#next = () => exportChat(id);
        break;
      default:
        this.#next = again(() => actions.remove(id));
    }
    this.#pick.hide();
  }
}

function buttonsOf({ isPinned }: ConversationSummary): readonly ActionButton[] {
  return [
    isPinned ? titleButton('pinned', vscode.l10n.t('Unpin'), 'pin') : titleButton('pin', vscode.l10n.t('Pin'), 'pin'),
    titleButton('edit', vscode.l10n.t('Rename…'), 'rename'),
    titleButton('open-preview', vscode.l10n.t('Open in Editor Tab'), 'tab'),
    titleButton('save-as', vscode.l10n.t('Export…'), 'export'),
    titleButton('trash', vscode.l10n.t('Delete…'), 'delete'),
  ];
}

function isActionButton(button: vscode.QuickInputButton): button is ActionButton {
  return 'action' in button;
}
