import * as vscode from 'vscode';
import { CONTEXT_KEYS } from './contributions.ts';

/**
 * Nothing is under way at the start. The window keeps what an extension host that died has told it, and Escape and Tab would go on doing what
 * they did then.
 */
export function resetContextKeys(): void {
  for (const key of CONTEXT_KEYS) void vscode.commands.executeCommand('setContext', key, false);
}
