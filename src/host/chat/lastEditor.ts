import * as vscode from 'vscode';

/** The text editor that the user last worked in, also while the chat panel has the focus. */
export interface LastEditor extends vscode.Disposable {
  /** Undefined when it is no longer on the screen. */
  readonly current: vscode.TextEditor | undefined;
}

/** Editors that show what a program has printed. */
const PRINTED = new Set(['output', 'log', 'vscode-terminal', 'debug']);

export function createLastEditor(): LastEditor {
  let last: vscode.TextEditor | undefined = suitable(vscode.window.activeTextEditor);
  const subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
    last = suitable(editor) ?? last;
  });
  return {
    get current(): vscode.TextEditor | undefined {
      const visible = vscode.window.visibleTextEditors.filter((editor) => suitable(editor));
      return (
        visible.find((editor) => editor === last) ??
        visible.find((one) => one.document === last?.document) ??
        visible[0]
      );
    },
    dispose() {
      subscription.dispose();
    },
  };
}

function suitable(editor: vscode.TextEditor | undefined): vscode.TextEditor | undefined {
  return editor && !PRINTED.has(editor.document.uri.scheme) ? editor : undefined;
}
