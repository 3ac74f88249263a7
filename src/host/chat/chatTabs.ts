import * as vscode from 'vscode';
import type { Logger } from '../../core/ports.ts';
import { isRecord } from '../../core/util/isRecord.ts';
import { CHAT_TAB } from '../contributions.ts';
import { pageOptions } from './chatPage.ts';
import { ChatSurface, type ChatSurfaceDeps } from './chatSurface.ts';
import { ChatTab } from './chatTab.ts';
import type { OpenChat } from './openChat.ts';
import type { TabMemory } from './tabMemory.ts';

export interface ChatTabsOptions {
  readonly shared: ChatSurfaceDeps;
  readonly extensionUri: vscode.Uri;
  readonly log: Logger;
  readonly memory: TabMemory;
  /** A stored conversation, or an empty one where there is none of this id. Never rejects. */
  readonly openChat: (conversationId: string | undefined) => Promise<OpenChat>;
  readonly onUsed: (surface: ChatSurface) => void;
  readonly onClosed: (surface: ChatSurface) => void;
  readonly titleOf: (chat: OpenChat) => string;
}

interface Entry {
  readonly tab: ChatTab;
  readonly surface: ChatSurface;
}

/** The chats in editor tabs. VS Code keeps which tabs there are; which conversation each shows is remembered here and in its page. */
export class ChatTabs implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #options: ChatTabsOptions;
  readonly #entries = new Set<Entry>();

  constructor(options: ChatTabsOptions) {
    this.#options = options;
  }

  get surfaces(): readonly ChatSurface[] {
    return [...this.#entries].map(({ surface }) => surface);
  }

  /** Opens a tab with this conversation, or shows the one that there is. Its input has the focus then. */
  async show(chat: OpenChat): Promise<void> {
    const shown = [...this.#entries].find(({ surface }) => surface.current === chat);
    if (shown) return shown.surface.focus();
    const title = this.#options.titleOf(chat);
    const column = vscode.ViewColumn.Active;
    const panel = vscode.window.createWebviewPanel(CHAT_TAB, title, column, pageOptions(this.#options));
    const { surface } = this.#add(panel, () => Promise.resolve(chat));
    surface.open(chat);
    this.#options.onUsed(surface);
    await surface.focus();
  }

  /** A tab of the window that was reloaded. What its page kept is no more to be trusted than any page. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const kept = isRecord(state) ? state['conversationId'] : undefined;
    const { title, viewColumn } = panel;
    const conversationId = typeof kept === 'string' ? kept : undefined;
    const id = this.#options.memory.claim({ conversationId, title, viewColumn });
    this.#add(panel, () => this.#options.openChat(id));
    return Promise.resolve();
  }

  /** The tabs stay: another window takes them up. */
  dispose(): void {
    for (const { surface } of this.#entries) surface.dispose();
    this.#entries.clear();
  }

  #add(panel: vscode.WebviewPanel, first: () => Promise<OpenChat>): Entry {
    const { shared, extensionUri, log, memory, onUsed, onClosed } = this.#options;
    const tab = new ChatTab({
      ...{ panel, extensionUri, log },
      onMessage: (message) => surface.receive(message),
      onFront: () => onUsed(surface),
      onClosed: () => {
        this.#entries.delete(entry);
        memory.forget(panel);
        surface.dispose();
        onClosed(surface);
      },
    });
    const surface: ChatSurface = new ChatSurface({
      ...shared,
      place: tab,
      first,
      onUsed: () => onUsed(surface),
      onChanged: () => this.#show(panel, surface.current),
    });
    const entry = { tab, surface };
    this.#entries.add(entry);
    return entry;
  }

  #show(panel: vscode.WebviewPanel, chat: OpenChat | undefined): void {
    if (!chat) return;
    const { titleOf, memory } = this.#options;
    const title = titleOf(chat);
    if (panel.title !== title) panel.title = title;
    memory.note(panel, { conversationId: chat.session.conversation.id, title, viewColumn: panel.viewColumn });
  }
}
