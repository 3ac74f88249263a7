import type * as vscode from 'vscode';
import { activate as activateHost } from '../host/activate.ts';
import { createNodePlatform } from '../platform/node/nodePlatform.ts';

let finish: (() => Promise<void>) | undefined;

/** VS Code's entry on desktop and in remote windows. */
export function activate(context: vscode.ExtensionContext): void {
  finish = activateHost(context, createNodePlatform());
}

/** The last words reach the journal before the window goes. */
export function deactivate(): Promise<void> | undefined {
  return finish?.();
}
