import * as vscode from 'vscode';
import { cautionOf, describeRefusal } from '../../core/edit/path/describeJudgement.ts';
import { judgeEditPath, type EditPathJudgement, type PathRefusal } from '../../core/edit/path/judgeEditPath.ts';
import type { FileSystem } from '../../core/ports.ts';
import { askModally, showWarning } from '../notices.ts';

/** What became of a path that code names. */
export type NamedFile =
  | { readonly kind: 'refused'; readonly reason: PathRefusal }
  /** Where it would lie; it need not be there. */
  | { readonly kind: 'place'; readonly uri: vscode.Uri };

/** So many files of one name can be chosen from. */
const MOST_FOUND = 20;

/** By its name alone; `mayWrite` looks at where it really leads. */
export function judgeNamed({ system }: FileSystem, path: string): NamedFile {
  const judged = judgeEditPath({
    workspaceRoots: roots(),
    proposedPath: path,
    os: system,
    isTrusted: vscode.workspace.isTrusted,
  });
  if (judged.verdict === 'refuse') return { kind: 'refused', reason: judged.reason };
  const folder = folders().find(({ uri }) => rootOf(uri) === judged.root);
  if (!folder) return { kind: 'refused', reason: 'noWorkspace' };
  return { kind: 'place', uri: vscode.Uri.joinPath(folder.uri, ...judged.relativePath.split('/')) };
}

/** Files of the workspace whose path ends like this one. */
export async function filesNamed(path: string): Promise<readonly vscode.Uri[]> {
  const ending = path.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
  const name = ending.split('/').at(-1) ?? '';
  const pattern = `**/${name.replaceAll(/[[\]{}*?]/g, '[$&]')}`;
  const found = await vscode.workspace.findFiles(pattern, '**/node_modules/**', MOST_FOUND);
  return found.filter((uri) => uri.path.endsWith(`/${ending}`));
}

/**
 * Judges where a file really leads, and asks where that wants a yes of its own. A file that the person has opened from outside of the
 * workspace is asked about, too; a document that lies nowhere yet is free.
 *
 * @param yes What the button of the question says.
 */
export async function mayWrite(
  files: FileSystem,
  named: vscode.Uri,
  yes = vscode.l10n.t('Show the Change'),
): Promise<boolean> {
  const uri = fileOf(named);
  if (uri.scheme === 'untitled' && vscode.workspace.getWorkspaceFolder(uri) === undefined) return true;
  const judged = await judgeWrite(files, uri);
  if (judged.kind === 'refused') return false;
  return judged.caution === undefined || confirm(uri, judged.caution, yes);
}

/**
 * Whether a file may be changed where it really leads; a refusal is told. `caution` is what a person has to say yes to.
 */
export async function judgeWrite(
  files: FileSystem,
  uri: vscode.Uri,
): Promise<{ readonly kind: 'refused' } | { readonly kind: 'asked'; readonly caution: string | undefined }> {
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined)
    return { kind: 'asked', caution: vscode.l10n.t('It lies outside of the open folders.') };
  const judged = await judgeReal(files, uri);
  if (judged.verdict !== 'refuse') return { kind: 'asked', caution: cautionOf(judged) };
  void showWarning(describeRefusal(vscode.workspace.asRelativePath(uri), judged.reason));
  return { kind: 'refused' };
}

/** Whether a file lies in the workspace by its name and also where it really leads; asks nobody. */
export async function isInWorkspace(files: FileSystem, uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) return false;
  return (await judgeReal(files, uri)).verdict !== 'refuse';
}

async function judgeReal(files: FileSystem, uri: vscode.Uri): Promise<EditPathJudgement> {
  const isFile = uri.scheme === 'file';
  const realPath = isFile ? await files.realPath(uri.fsPath) : undefined;
  const realRoots = await Promise.all(
    folders().map(
      async (folder) => (isFile ? await files.realPath(folder.uri.fsPath) : undefined) ?? rootOf(folder.uri),
    ),
  );
  return judgeEditPath({
    workspaceRoots: roots(),
    proposedPath: isFile ? uri.fsPath : vscode.workspace.asRelativePath(uri, folders().length > 1),
    os: files.system,
    isTrusted: vscode.workspace.isTrusted,
    realRoots,
    ...(realPath !== undefined && { realPath }),
  });
}

/** A cell is written with its notebook. */
function fileOf(uri: vscode.Uri): vscode.Uri {
  const notebook = vscode.workspace.notebookDocuments.find((one) =>
    one.getCells().some(({ document }) => String(document.uri) === String(uri)),
  );
  return notebook?.uri ?? uri;
}

async function confirm(uri: vscode.Uri, detail: string, yes: string): Promise<boolean> {
  const message = vscode.l10n.t('Change {0}?', vscode.workspace.asRelativePath(uri));
  return (await askModally({ message, detail, severity: 'warning' }, yes)) === yes;
}

function folders(): readonly vscode.WorkspaceFolder[] {
  return vscode.workspace.workspaceFolders ?? [];
}

function roots(): readonly string[] {
  return folders().map(({ uri }) => rootOf(uri));
}

function rootOf(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}
