import * as vscode from 'vscode';
import type { HostMessage, WebviewMessage } from '../../shared/chatProtocol.ts';
import { CHAT_VIEW } from '../contributions.ts';
import { type ChatPageOptions, type ChatPlace, loadPage } from './chatPage.ts';

export interface ChatViewProviderOptions extends ChatPageOptions {
  /** A message of the page, parsed. */
  readonly onMessage: (message: WebviewMessage) => void;
}

/**
 * The chat's place in the side bar. The page holds nothing that the host does not know: when it is hidden it is thrown away, and when it is
 * shown again, elsewhere or after a reload, it says `ready` and is told everything. A view that moves is another view to VS Code, and the one
 * that was left may still have something to say: only the latest counts.
 */
export class ChatViewProvider implements vscode.WebviewViewProvider, ChatPlace {
  readonly #options: ChatViewProviderOptions;
  #view: vscode.WebviewView | undefined;
  /** Messages to a page that is not there are lost, so none are sent before it says that it is. */
  #isReady = false;

  constructor(options: ChatViewProviderOptions) {
    this.#options = options;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#isReady = false;
    view.onDidChangeVisibility(() => {
      if (this.#view === view && !view.visible) this.#isReady = false;
    });
    view.onDidDispose(() => {
      if (this.#view === view) this.#view = undefined;
    });
    loadPage(view.webview, this.#options, (message) => this.#receive(message, view));
  }

  post(message: HostMessage): boolean {
    if (!this.#isReady || this.#view === undefined) return false;
    void this.#view.webview.postMessage(message);
    return true;
  }

  async show(preserveFocus: boolean): Promise<void> {
    if (this.#view && preserveFocus) this.#view.show(true);
    else await vscode.commands.executeCommand(`${CHAT_VIEW}.focus`, { preserveFocus });
  }

  #receive(message: WebviewMessage, view: vscode.WebviewView): void {
    if (message.type === 'ready') {
      if (this.#view !== view) return;
      this.#isReady = true;
    }
    this.#options.onMessage(message);
  }
}
