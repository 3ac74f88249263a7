import * as vscode from 'vscode';
import type { Logger } from '../../core/ports.ts';
import { isRecord } from '../../core/util/isRecord.ts';
import { CHAT_TAB } from '../contributions.ts';
import { pageOptions } from './chatPage.ts';
import { ChatSurface, type ChatSurfaceDeps } from './chatSurface.ts';
import { ChatTab } from './chatTab.ts';
import type { OpenChat } from './openChat.ts';

export interface ChatTabsOptions {
  readonly shared: ChatSurfaceDeps;
  readonly extensionUri: vscode.Uri;
  readonly log: Logger;
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

/** The chats in editor tabs. VS Code keeps which tabs there are, their pages keep which conversation they show. */
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
    const id = isRecord(state) ? state['conversationId'] : undefined;
    this.#add(panel, () => this.#options.openChat(typeof id === 'string' ? id : undefined));
    return Promise.resolve();
  }

  /** The tabs stay: another window takes them up. */
  dispose(): void {
    for (const { surface } of this.#entries) surface.dispose();
    this.#entries.clear();
  }

  #add(panel: vscode.WebviewPanel, first: () => Promise<OpenChat>): Entry {
    const { shared, extensionUri, log, onUsed, onClosed, titleOf } = this.#options;
    const tab = new ChatTab({
      ...{ panel, extensionUri, log },
      onMessage: (message) => surface.receive(message),
      onFront: () => onUsed(surface),
      onClosed: () => {
        this.#entries.delete(entry);
        surface.dispose();
        onClosed(surface);
      },
    });
    const surface: ChatSurface = new ChatSurface({
      ...shared,
      place: tab,
      first,
      onUsed: () => onUsed(surface),
      onChanged: () => {
        const chat = surface.current;
        const title = chat ? titleOf(chat) : panel.title;
        if (panel.title !== title) panel.title = title;
      },
    });
    const entry = { tab, surface };
    this.#entries.add(entry);
    return entry;
  }
}
