import * as vscode from 'vscode';

/** A change that a person has made in the active editor. */
export interface TypedChange {
  readonly document: vscode.TextDocument;
  /** Where the cursor stands behind it. */
  readonly position: vscode.Position;
  /** So many characters came in. */
  readonly inserted: number;
}

/**
 * Tells of each change that a person makes in the active editor, as soon as the cursor stands behind it: VS Code asks its providers only 50 ms later. Undoing
 * and changes that leave the cursor where it is are passed over.
 */
export function watchTyping(onChange: (change: TypedChange) => void): vscode.Disposable {
  let latest: { readonly document: vscode.TextDocument; readonly inserted: number } | undefined;
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
      if (contentChanges.length === 0) return;
      const isTyped = reason === undefined && document === vscode.window.activeTextEditor?.document;
      const inserted = contentChanges.reduce((sum, { text }) => sum + text.length, 0);
      latest = isTyped ? { document, inserted } : undefined;
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection, ...others] }) => {
      if (latest?.document !== textEditor.document) return;
      const { document, inserted } = latest;
      latest = undefined;
      if (selection?.isEmpty === true && others.length === 0)
        onChange({ document, position: selection.active, inserted });
    }),
  );
}
