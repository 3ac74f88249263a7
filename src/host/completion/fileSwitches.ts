import * as vscode from 'vscode';
import { showInformation } from '../notices.ts';

const STORAGE_KEY = 'interline.filesOff';
/** The longest untouched is forgotten first. */
const FILES_KEPT = 500;

/** In which files suggestions are switched off, by hand; remembered with the workspace, not in its settings. */
export interface FileSwitches extends vscode.Disposable {
  isOff(uri: vscode.Uri): boolean;
  /** Returns whether it is on now. */
  toggle(uri: vscode.Uri): Promise<boolean>;
  readonly onDidChange: vscode.Event<void>;
}

export function createFileSwitches(state: vscode.Memento): FileSwitches {
  const changed = new vscode.EventEmitter<void>();
  let off = new Set(readFiles(state.get<unknown>(STORAGE_KEY)));
  return {
    isOff: (uri) => off.has(uri.toString()),
    async toggle(uri) {
      const key = uri.toString();
      const others = [...off].filter((file) => file !== key);
      const isOn = off.has(key);
      off = new Set(isOn ? others : [...others, key].slice(-FILES_KEPT));
      changed.fire();
      // The name of a document that was never saved is given to another one later.
      await state.update(
        STORAGE_KEY,
        [...off].filter((file) => !file.startsWith('untitled:')),
      );
      return isOn;
    },
    onDidChange: changed.event,
    dispose: () => {
      changed.dispose();
    },
  };
}

/** Suggestions on or off in the active editor's file. */
export async function toggleFile(switches: FileSwitches): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined) {
    void showInformation(vscode.l10n.t('Open a file first: Interline switches suggestions for it.'));
    return;
  }
  const isOn = await switches.toggle(uri);
  const name = vscode.workspace.asRelativePath(uri);
  vscode.window.setStatusBarMessage(
    isOn
      ? vscode.l10n.t('Interline: suggestions are on for {0}.', name)
      : vscode.l10n.t('Interline: suggestions are off for {0}.', name),
    3000,
  );
}

function readFiles(saved: unknown): readonly string[] {
  return Array.isArray(saved) ? saved.filter((file) => typeof file === 'string') : [];
}
