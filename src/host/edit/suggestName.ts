import * as vscode from 'vscode';
import { buildNameMessages, parseNames } from '../../core/edit/name/nameSuggestions.ts';
import { cursorBlock } from '../../core/edit/cursorBlock.ts';
import { askForEdit } from '../../core/edit/ask/askForEdit.ts';
import { abortSignalOf } from '../abortSignalOf.ts';
import { showInformation } from '../notices.ts';
import type { EditDeps } from './editDeps.ts';

const MAX_TOKENS = 200;
/** Enough to see what a thing is for, and what its neighbours are called. */
const MOST_CODE = 6_000;

interface Named {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  readonly name: string;
}

/** Asks the model for names of the thing at the cursor, lets one be chosen, and renames by the language's own means. */
export async function suggestName({ gateway, settings }: Pick<EditDeps, 'gateway' | 'settings'>): Promise<void> {
  const named = nameAtCursor();
  if (!named) return void showInformation(vscode.l10n.t('Put the cursor on the name that is to be better.'));
  const { document, position, name } = named;
  const { temperature } = settings.current.chat;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Looking for names for {0}', name),
    cancellable: true,
  };
  const names = await vscode.window.withProgress(options, async (_, token) => {
    let answer = '';
    const messages = buildNameMessages({ name, languageId: document.languageId, code: codeAround(named) });
    const signal = abortSignalOf(token);
    const request = { gateway, messages, maxTokens: MAX_TOKENS, temperature, signal };
    await askForEdit({ ...request, onText: (text) => (answer += text) });
    return parseNames(answer, name);
  });
  if (names.length === 0)
    return void showInformation(vscode.l10n.t('No other name came for {0}. Try again, or select another model.', name));
  const chosen = await vscode.window.showQuickPick(names, {
    title: vscode.l10n.t('Rename {0}', name),
    placeHolder: vscode.l10n.t('Which name?'),
  });
  if (chosen !== undefined) await rename(document, position, chosen);
}

function nameAtCursor(): Named | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const position = editor.selection.active;
  const range = editor.document.getWordRangeAtPosition(position);
  return range && { document: editor.document, position: range.start, name: editor.document.getText(range) };
}

function codeAround({ document, position }: Named): string {
  const text = document.getText();
  const offset = document.offsetAt(position);
  const block = cursorBlock(text, offset);
  const start = Math.max(block.start, offset - MOST_CODE / 2);
  return text.slice(start, Math.min(block.end, start + MOST_CODE));
}

async function rename(document: vscode.TextDocument, position: vscode.Position, name: string): Promise<void> {
  const edit = await renameEdit(document.uri, position, name);
  if (edit) await vscode.workspace.applyEdit(edit);
  else void showInformation(vscode.l10n.t('This language cannot rename here. The name is in the clipboard.'));
  if (!edit) await vscode.env.clipboard.writeText(name);
}

/** Undefined where the language has no renaming, or does not take it here. */
async function renameEdit(
  uri: vscode.Uri,
  position: vscode.Position,
  name: string,
): Promise<vscode.WorkspaceEdit | undefined> {
  try {
    const found: unknown = await vscode.commands.executeCommand(
      'vscode.executeDocumentRenameProvider',
      uri,
      position,
      name,
    );
    return found instanceof vscode.WorkspaceEdit && found.size > 0 ? found : undefined;
  } catch {
    return undefined;
  }
}
