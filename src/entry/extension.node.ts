import type * as vscode from 'vscode';
import { activate as activateHost } from '../host/activate.ts';
import { createNodePlatform } from '../platform/node/nodePlatform.ts';

/** VS Code's entry on desktop and in remote windows. */
export function activate(context: vscode.ExtensionContext): void {
  activateHost(context, createNodePlatform());
}
