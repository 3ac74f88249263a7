import * as vscode from 'vscode';
import type { LastEditor } from './lastEditor.ts';
import { showInformation, showWarning } from '../notices.ts';

/** Puts code from an answer in the place of the selection, or at the cursor, of the editor that was used last; one undo step. */
export async function insertAtCursor(text: string, lastEditor: LastEditor): Promise<void> {
  const editor = lastEditor.current;
  if (editor === undefined) {
    void showInformation(vscode.l10n.t('Open a file and put the cursor where the code belongs, then insert again.'));
    return;
  }
  const { selection } = editor;
  const inserted = await editor.edit((edit) => edit.replace(selection, text));
  if (!inserted) {
    void showWarning(vscode.l10n.t('The code was not inserted: this editor does not take changes.'));
    return;
  }
  await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active });
}
