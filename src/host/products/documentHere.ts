import * as vscode from 'vscode';
import { documentInstruction } from '../../core/products/comments/documentInstruction.ts';
import type { CommandName } from '../contributions.ts';
import { showInformation } from '../notices.ts';
import { promptPlace } from '../prompts/promptSubject.ts';

/** Has the selection, or the declaration at the cursor, documented as an inline edit: shown as a diff, taken or left by hunks. */
export async function documentHere(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor)
    return void showInformation(
      vscode.l10n.t('Open a file and select what is to be documented, or put the cursor there.'),
    );
  const { range } = await promptPlace(editor);
  if (range) editor.selection = new vscode.Selection(range.start, range.end);
  const { languageId } = editor.document;
  const instruction = documentInstruction({ languageId, text: editor.document.getText() });
  const edit: CommandName = 'interline.edit';
  await vscode.commands.executeCommand(edit, { instruction });
}
