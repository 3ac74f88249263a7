import * as vscode from 'vscode';
import type { Logger } from '../../core/ports.ts';
import type { HostMessage, WebviewMessage } from '../../shared/chatProtocol.ts';
import { parseWebviewMessage } from '../../shared/parseWebviewMessage.ts';
import { chatHtml } from './chatHtml.ts';

/** A place of the workbench that shows the chat's page. */
export interface ChatPlace {
  /** False while no page is there: it will be told everything when it comes. */
  post(message: HostMessage): boolean;
  /** The editor keeps the focus when `preserveFocus` is set. */
  show(preserveFocus: boolean): Promise<void>;
}

export interface ChatPageOptions {
  readonly extensionUri: vscode.Uri;
  readonly log: Logger;
}

/** What every webview of the chat may do, and where its files come from. */
export function pageOptions({ extensionUri }: Pick<ChatPageOptions, 'extensionUri'>): vscode.WebviewOptions {
  return {
    enableScripts: true,
    enableForms: false,
    localResourceRoots: [pageFolder(extensionUri), vscode.Uri.joinPath(extensionUri, 'media')],
  };
}

/** Puts the page into a webview, and hands over what it says, parsed. */
export function loadPage(
  webview: vscode.Webview,
  options: ChatPageOptions,
  onMessage: (message: WebviewMessage) => void,
): void {
  const { extensionUri, log } = options;
  webview.options = pageOptions(options);
  webview.onDidReceiveMessage((value: unknown) => {
    const message = parseWebviewMessage(value);
    if (message) onMessage(message);
    else log.warn('The chat page sent something that is no message; it was ignored.');
  });
  const folder = pageFolder(extensionUri);
  webview.html = chatHtml({
    nonce: newNonce(),
    cspSource: webview.cspSource,
    scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(folder, 'chat.js')).toString(),
    styleUri: webview.asWebviewUri(vscode.Uri.joinPath(folder, 'chat.css')).toString(),
    language: vscode.env.language,
    translations: vscode.l10n.bundle,
  });
}

function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes));
}
