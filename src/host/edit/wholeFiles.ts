import * as vscode from 'vscode';
import type { FileStep } from '../../core/edit/answer/fileSteps.ts';
import { describeRefusal } from '../../core/edit/path/describeJudgement.ts';
import type { FileSystem } from '../../core/ports.ts';
import { askModally, showWarning } from '../notices.ts';
import { judgeNamed, judgeWrite } from './writablePaths.ts';

/** Deletes a file that a patch no longer has, after a question. It goes the editor's own way: to the bin where there is one, and Undo knows it. */
export async function deleteFile(files: FileSystem, path: string): Promise<void> {
  const uri = await fileThatIsThere(files, path);
  if (!uri) return;
  const isMeant = await confirm(files, {
    uris: [uri],
    message: vscode.l10n.t('Delete {0}?', labelOf(uri)),
    yes: vscode.l10n.t('Delete'),
  });
  if (!isMeant) return;
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(uri);
  if (!(await vscode.workspace.applyEdit(edit)))
    void showWarning(vscode.l10n.t('{0} was not deleted. Delete it in the Explorer.', labelOf(uri)));
}

/** Renames a file as a patch wants it, after a question; the file as it is called then, undefined where nothing happened. */
export async function renameFile(
  files: FileSystem,
  { path, to }: Extract<FileStep, { readonly kind: 'rename' }>,
): Promise<vscode.Uri | undefined> {
  const uri = await fileThatIsThere(files, path);
  const target = uri && placeOf(files, to);
  if (!uri || !target) return undefined;
  if ((await typeOf(target)) !== undefined)
    return void showWarning(vscode.l10n.t('{0} is there already. Nothing was renamed.', labelOf(target)));
  const isMeant = await confirm(files, {
    uris: [uri, target],
    message: vscode.l10n.t('Rename {0} to {1}?', labelOf(uri), labelOf(target)),
    yes: vscode.l10n.t('Rename'),
  });
  if (!isMeant) return undefined;
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(uri, target, { overwrite: false });
  if (await vscode.workspace.applyEdit(edit)) return target;
  return void showWarning(vscode.l10n.t('{0} was not renamed. Rename it in the Explorer.', labelOf(uri)));
}

/** A file of the workspace under exactly this name: of whole files, none is guessed. What is in the way is told. */
async function fileThatIsThere(files: FileSystem, path: string): Promise<vscode.Uri | undefined> {
  const uri = placeOf(files, path);
  if (!uri) return undefined;
  const type = await typeOf(uri);
  if (type === undefined)
    return void showWarning(vscode.l10n.t('There is no file {0}. Nothing was deleted or renamed.', path));
  if (type & vscode.FileType.Directory)
    return void showWarning(vscode.l10n.t('{0} is a folder. Nothing was deleted or renamed.', path));
  const isUnsaved = vscode.workspace.textDocuments.some((one) => one.isDirty && String(one.uri) === String(uri));
  if (isUnsaved)
    return void showWarning(vscode.l10n.t('{0} has unsaved changes. Save or revert them, then apply again.', path));
  return uri;
}

function placeOf(files: FileSystem, path: string): vscode.Uri | undefined {
  const judged = judgeNamed(files, path);
  if (judged.kind === 'place') return judged.uri;
  return void showWarning(describeRefusal(path, judged.reason));
}

async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  return vscode.workspace.fs.stat(uri).then(
    ({ type }) => type,
    () => undefined,
  );
}

interface Confirmation {
  /** What is changed; each is judged where it really leads. */
  readonly uris: readonly vscode.Uri[];
  readonly message: string;
  readonly yes: string;
}

async function confirm(files: FileSystem, { uris, message, yes }: Confirmation): Promise<boolean> {
  const details = [vscode.l10n.t('The code from the chat asks for it. Undo in the Explorer takes it back.')];
  for (const uri of uris) {
    const judged = await judgeWrite(files, uri);
    if (judged.kind === 'refused') return false;
    if (judged.caution !== undefined && !details.includes(judged.caution)) details.push(judged.caution);
  }
  const answer = await askModally({ message, detail: details.join('\n\n'), severity: 'warning' }, yes);
  return answer === yes && (await stillLeadsInside(files, uris));
}

/** A question stands for a while; links may have changed meanwhile. */
async function stillLeadsInside(files: FileSystem, uris: readonly vscode.Uri[]): Promise<boolean> {
  for (const uri of uris) if ((await judgeWrite(files, uri)).kind === 'refused') return false;
  return true;
}

function labelOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}
