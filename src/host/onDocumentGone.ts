import * as vscode from 'vscode';

/**
 * Tells of documents that have gone for good. The editor tells of closing, and of opening right after, also when a document only gets another
 * language: by a person, or where it has no name yet by the editor's own guess, in the middle of being written to.
 */
export function onDocumentGone(listener: (document: vscode.TextDocument) => void): vscode.Disposable {
  return vscode.workspace.onDidCloseTextDocument((document) => {
    if (document.isClosed) listener(document);
  });
}
