import * as vscode from 'vscode';
import { conversationOf } from './journalFiles.ts';

export interface JournalWatchOptions {
  readonly folder: vscode.Uri;
  /** Some window, or this one, has written a file of a conversation. */
  readonly onWritten: (conversationId: string, name: string) => void;
  /** This window has come to the front. Not every disk tells of changes, so it is worth a look. */
  readonly onFocus: () => void;
}

/** Hears of what windows write into journals. The folder is made, since nothing can be heard of one that is not there. */
export async function watchJournals({ folder, onWritten, onFocus }: JournalWatchOptions): Promise<vscode.Disposable> {
  await vscode.workspace.fs.createDirectory(folder);
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*.jsonl'));
  const tell = (uri: vscode.Uri): void => {
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const id = conversationOf(name);
    if (id !== undefined) onWritten(id, name);
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(tell),
    watcher.onDidChange(tell),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) onFocus();
    }),
  );
}
