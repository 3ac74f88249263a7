import type * as vscode from 'vscode';
import { activate as activateHost } from '../host/activate.ts';
import type { ChunkReader } from '../host/web/chunkReader.ts';
import { ownChunks } from '../host/web/ownChunks.ts';
import { createWebPlatform } from '../platform/web/webPlatform.ts';

let finish: (() => Promise<void>) | undefined;

/** Where the build leads for all that is needed later. */
export let chunks: ChunkReader | undefined;

/** VS Code's entry in the browser. */
export function activate(context: vscode.ExtensionContext): void {
  chunks = ownChunks(context.extensionUri);
  finish = activateHost(context, createWebPlatform());
}

/** The last words reach the journal before the window goes. */
export function deactivate(): Promise<void> | undefined {
  return finish?.();
}
