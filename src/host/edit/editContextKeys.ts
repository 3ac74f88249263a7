import * as vscode from 'vscode';
import type { ContextKey } from '../contributions.ts';
import type { OpenEdits } from './openEdits.ts';

/** Tells keybindings whether the editor in front shows an edit that streams or waits to be decided. */
export function registerEditContextKeys(edits: OpenEdits): vscode.Disposable {
  const told = new Map<ContextKey, boolean>();
  const tell = (key: ContextKey, value: boolean): void => {
    if ((told.get(key) ?? false) === value) return;
    told.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const phases = document ? edits.in(document).map(({ state }) => state.phase) : [];
    tell('interline.editStreaming', phases.includes('streaming'));
    tell('interline.editPending', phases.includes('review') || phases.includes('asking'));
  };
  return vscode.Disposable.from(edits.onDidChange(update), vscode.window.onDidChangeActiveTextEditor(update), {
    dispose: () => {
      tell('interline.editStreaming', false);
      tell('interline.editPending', false);
    },
  });
}
