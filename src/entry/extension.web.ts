import type * as vscode from 'vscode';
import { activate as activateHost } from '../host/activate.ts';
import { createWebPlatform } from '../platform/web/webPlatform.ts';

/** VS Code's entry in the browser. */
export function activate(context: vscode.ExtensionContext): void {
  activateHost(context, createWebPlatform());
}
