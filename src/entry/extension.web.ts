import type * as vscode from 'vscode';
import { activate as activateHost } from '../host/activate.ts';
import { createWebPlatform } from '../platform/web/webPlatform.ts';

let finish: (() => Promise<void>) | undefined;

/** VS Code's entry in the browser. */
export function activate(context: vscode.ExtensionContext): void {
  finish = activateHost(context, createWebPlatform());
}

/** The last words reach the journal before the window goes. */
export function deactivate(): Promise<void> | undefined {
  return finish?.();
}
