import * as vscode from 'vscode';

/**
 * Tells of each change that a person makes in the active editor, as soon as the cursor stands behind it: VS Code asks its providers only 50 ms later. Undoing
 * and changes that leave the cursor where it is are passed over.
 */
export function watchTyping(
  onKey: (document: vscode.TextDocument, position: vscode.Position) => void,
): vscode.Disposable {
  let changed: vscode.TextDocument | undefined;
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
      if (contentChanges.length === 0) return;
      changed = reason === undefined && document === vscode.window.activeTextEditor?.document ? document : undefined;
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection, ...others] }) => {
      if (changed !== textEditor.document) return;
      changed = undefined;
      if (selection?.isEmpty === true && others.length === 0) onKey(textEditor.document, selection.active);
    }),
  );
}
