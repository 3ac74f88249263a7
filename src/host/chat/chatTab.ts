import * as vscode from 'vscode';
import type { HostMessage, WebviewMessage } from '../../shared/chatProtocol.ts';
import { type ChatPageOptions, type ChatPlace, loadPage } from './chatPage.ts';

export interface ChatTabOptions extends ChatPageOptions {
  readonly panel: vscode.WebviewPanel;
  readonly onMessage: (message: WebviewMessage) => void;
  /** It has come to the front. */
  readonly onFront: () => void;
  readonly onClosed: () => void;
}

/** The chat's place in an editor tab, or in a window of its own, which is a tab that was moved there. */
export class ChatTab implements ChatPlace {
  readonly panel: vscode.WebviewPanel;
  /** Messages to a page that is not there are lost, so none are sent before it says that it is. */
  #isReady = false;

  constructor(options: ChatTabOptions) {
    const { panel, onFront, onClosed } = options;
    this.panel = panel;
    panel.iconPath = iconOf(options.extensionUri);
    panel.onDidDispose(onClosed);
    panel.onDidChangeViewState(() => {
      // The page of a tab behind others is thrown away.
      if (!panel.visible) this.#isReady = false;
      if (panel.active) onFront();
    });
    loadPage(panel.webview, options, (message) => {
      if (message.type === 'ready') this.#isReady = true;
      options.onMessage(message);
    });
  }

  post(message: HostMessage): boolean {
    if (!this.#isReady) return false;
    void this.panel.webview.postMessage(message);
    return true;
  }

  show(preserveFocus: boolean): Promise<void> {
    this.panel.reveal(undefined, preserveFocus);
    return Promise.resolve();
  }
}

function iconOf(extensionUri: vscode.Uri): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
  const file = (name: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', name);
  return { light: file('tab-light.svg'), dark: file('tab-dark.svg') };
}
