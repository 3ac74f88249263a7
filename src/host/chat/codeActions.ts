import * as vscode from 'vscode';
import { isPartOfFile } from '../../core/edit/apply/blockAnswer.ts';
import { placeOfBlock } from '../../core/edit/apply/placeOfBlock.ts';
import type { FileSystem } from '../../core/ports.ts';
import type { CodeBlockText } from '../../shared/codeProtocol.ts';
import { judgeNamed, mayWrite } from '../edit/writablePaths.ts';
import { showWarning } from '../notices.ts';
import { openNamed } from './codeFiles.ts';
import { createLanguageIndex, type LanguageIndex } from './languageIndex.ts';

/** Shows a file that a block or a word of an answer names. */
export async function openPath(files: FileSystem, path: string): Promise<void> {
  if (await openNamed(files, path)) return;
  void showWarning(vscode.l10n.t('{0} is not in the open folders. Search for it, or open the folder it is in.', path));
}

/**
 * Opens the block as an unsaved file: under the name that it gives, where there is no such file yet and one may be there, else without a
 * name. Nothing is written before the person saves it.
 */
export async function newFile(files: FileSystem, block: CodeBlockText): Promise<void> {
  const uri = placeFor(files, block);
  if (uri && !(await exists(uri))) {
    if (!(await mayWrite(files, uri, vscode.l10n.t('Open Unsaved')))) return;
    if (await fillNamed(uri, block.code)) return;
  }
  const language = languages().idOf(languageName(block));
  const document = await vscode.workspace.openTextDocument({ content: block.code, ...(language && { language }) });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** False where an unsaved file of that name is open already and holds something. */
async function fillNamed(uri: vscode.Uri, code: string): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' }));
  if (document.getText() !== '') return false;
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  return editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `${code}\n`));
}

/** Asks where to, proposing the name that the block gives, and writes it there. */
export async function saveCode(files: FileSystem, block: CodeBlockText): Promise<void> {
  const defaultUri = placeFor(files, block) ?? namelessIn(vscode.workspace.workspaceFolders?.[0], block);
  const uri = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save Code As'),
    ...(defaultUri && { defaultUri }),
  });
  if (!uri) return;
  // The dialog is the person's yes; a file that other programs run or obey wants one of its own.
  const isInside = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  if (isInside && !(await mayWrite(files, uri, vscode.l10n.t('Write the File')))) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${block.code}\n`));
  await vscode.window.showTextDocument(uri, { preview: false });
}

/** Where a whole file of that name would lie. */
function placeFor(files: FileSystem, block: CodeBlockText): vscode.Uri | undefined {
  const place = placeOfBlock(block);
  if (!place || place.others.length > 0 || isPartOfFile(block, '')) return undefined;
  const judged = judgeNamed(files, place.path);
  return judged.kind === 'place' ? judged.uri : undefined;
}

function namelessIn(folder: vscode.WorkspaceFolder | undefined, block: CodeBlockText): vscode.Uri | undefined {
  const index = languages();
  const id = index.idOf(languageName(block));
  const extension = (id === undefined ? undefined : index.extensionOf(id)) ?? '.txt';
  return folder && vscode.Uri.joinPath(folder.uri, `untitled${extension}`);
}

function languageName({ info }: CodeBlockText): string {
  return /^[\w+#.-]+/.exec(info.trim())?.[0] ?? '';
}

function languages(): LanguageIndex {
  return createLanguageIndex(vscode.extensions.all.map(({ packageJSON }) => packageJSON as unknown));
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
