import * as vscode from 'vscode';
import type { OpenEdits } from './openEdits.ts';

/**
 * Keeps text that nobody accepted off the disk: open lines leave the document before it is saved and come back after it. Where files save
 * themselves they stay out, because every return would be saved again. A file that gets another name loses them for good: its document is closed.
 */
export function registerSaveGuard(edits: OpenEdits): vscode.Disposable {
  const reasons = new Map<vscode.TextDocument, vscode.TextDocumentSaveReason>();
  const show = async (documents: readonly vscode.TextDocument[]): Promise<void> => {
    for (const document of documents) {
      const reason = reasons.get(document);
      reasons.delete(document);
      if (reason === undefined || reason === vscode.TextDocumentSaveReason.AfterDelay) continue;
      await Promise.all(edits.in(document).map((edit) => edit.dispatch({ type: 'viewChanged', view: 'new' })));
    }
  };
  const withdraw = async (document: vscode.TextDocument, reason: vscode.TextDocumentSaveReason): Promise<void> => {
    const shown = edits.in(document).filter(({ state }) => state.view === 'new');
    if (shown.length > 0) reasons.set(document, reason);
    await Promise.all(shown.map((edit) => edit.dispatch({ type: 'viewChanged', view: 'original' })));
  };
  return vscode.Disposable.from(
    vscode.workspace.onWillSaveTextDocument((event) => event.waitUntil(withdraw(event.document, event.reason))),
    vscode.workspace.onDidSaveTextDocument((document) => void show([document])),
    vscode.workspace.onWillRenameFiles((event) => {
      const renamed = edits.all.filter(({ document }) =>
        event.files.some(({ oldUri }) => isWithin(document.uri, oldUri)),
      );
      event.waitUntil(Promise.all(renamed.map((edit) => edit.dispatch({ type: 'closed' }))));
    }),
    vscode.workspace.onWillSaveNotebookDocument((event) => {
      event.waitUntil(Promise.all(cellsOf(event.notebook).map((document) => withdraw(document, event.reason))));
    }),
    vscode.workspace.onDidSaveNotebookDocument((notebook) => void show(cellsOf(notebook))),
  );
}

function cellsOf(notebook: vscode.NotebookDocument): readonly vscode.TextDocument[] {
  return notebook.getCells().map(({ document }) => document);
}

/** True for the file or folder itself and for what lies in it. */
function isWithin(uri: vscode.Uri, outer: vscode.Uri): boolean {
  return `${uri.toString()}/`.startsWith(`${outer.toString()}/`);
}
