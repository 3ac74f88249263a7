import * as vscode from 'vscode';
import type { Logger } from '../../core/ports.ts';
import type { HostMessage, WebviewMessage } from '../../shared/chatProtocol.ts';
import { parseWebviewMessage } from '../../shared/parseWebviewMessage.ts';
import { CHAT_VIEW } from '../contributions.ts';
import { chatHtml } from './chatHtml.ts';

export interface ChatViewProviderOptions {
  readonly extensionUri: vscode.Uri;
  readonly log: Logger;
  /** A message of the page, parsed. */
  readonly onMessage: (message: WebviewMessage) => void;
}

/**
 * The chat's place in the workbench. The page holds nothing that the host does not know: when it is hidden it is thrown away, and when it is
 * shown again, elsewhere or after a reload, it says `ready` and is told everything. A view that moves is another view to VS Code, and the one
 * that was left may still have something to say: only the latest counts.
 */
export class ChatViewProvider implements vscode.WebviewViewProvider {
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
    const { extensionUri } = this.#options;
    const pageFolder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    view.webview.options = {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [pageFolder, vscode.Uri.joinPath(extensionUri, 'media')],
    };
    view.webview.onDidReceiveMessage((value: unknown) => this.#receive(value, view));
    view.onDidChangeVisibility(() => {
      if (this.#view === view && !view.visible) this.#isReady = false;
    });
    view.onDidDispose(() => {
      if (this.#view === view) this.#view = undefined;
    });
    view.webview.html = chatHtml({
      nonce: newNonce(),
      cspSource: view.webview.cspSource,
      scriptUri: view.webview.asWebviewUri(vscode.Uri.joinPath(pageFolder, 'chat.js')).toString(),
      styleUri: view.webview.asWebviewUri(vscode.Uri.joinPath(pageFolder, 'chat.css')).toString(),
      language: vscode.env.language,
      translations: vscode.l10n.bundle,
    });
  }

  /** False while no page is there: it will be told everything when it comes. */
  post(message: HostMessage): boolean {
    if (!this.#isReady || this.#view === undefined) return false;
    void this.#view.webview.postMessage(message);
    return true;
  }

  /** Shows the view; the editor keeps the focus when `preserveFocus` is set. */
  async show(preserveFocus: boolean): Promise<void> {
    if (this.#view && preserveFocus) this.#view.show(true);
    else await vscode.commands.executeCommand(`${CHAT_VIEW}.focus`, { preserveFocus });
  }

  #receive(value: unknown, view: vscode.WebviewView): void {
    const message = parseWebviewMessage(value);
    if (message === undefined) {
      this.#options.log.warn('The chat page sent something that is no message; it was ignored.');
      return;
    }
    if (message.type === 'ready') {
      if (this.#view !== view) return;
      this.#isReady = true;
    }
    this.#options.onMessage(message);
  }
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes));
}
