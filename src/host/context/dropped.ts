import * as vscode from 'vscode';
import { askModally, showInformation } from '../notices.ts';
import type { AttachGuard } from './attachGuard.ts';
import type { ContextCandidate } from './contextSource.ts';
import type { NearFiles } from './nearFiles.ts';
import { fileCandidate } from './sources/fileSource.ts';
import { folderCandidate } from './sources/folderSource.ts';
import type { WorkspaceFiles } from './workspaceFiles.ts';

export interface DroppedDeps {
  readonly files: WorkspaceFiles;
  readonly near: NearFiles;
  readonly guard: AttachGuard;
}

/** Somebody who drops more has taken hold of something else. */
const MOST_DROPPED = 40;

/** What may be attached of addresses that were dropped on the page; asks before anything outside of the workspace is read. */
export function createDropped(
  deps: DroppedDeps,
): (addresses: readonly string[]) => Promise<readonly ContextCandidate[]> {
  return async (addresses) => {
    const uris = addresses.flatMap(parseAddress).slice(0, MOST_DROPPED);
    const outside = uris.filter((uri) => vscode.workspace.getWorkspaceFolder(uri) === undefined);
    if (outside.length > 0 && !(await confirmOutside(outside))) return [];
    if (uris.length === 0)
      void showInformation(vscode.l10n.t('Only files and folders can be dropped here. Hold Shift while dropping.'));
    return (await Promise.all(uris.map((uri) => candidateFor(uri, deps)))).flat();
  };
}

/** Only places that a workspace could lie in: no commands, no pages, no views of other extensions. */
function parseAddress(address: string): readonly vscode.Uri[] {
  try {
    const uri = vscode.Uri.parse(address.trim(), true);
    const schemes = new Set(['file', ...(vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme)]);
    return schemes.has(uri.scheme) ? [uri.with({ query: '', fragment: '' })] : [];
  } catch {
    return [];
  }
}

async function confirmOutside(uris: readonly vscode.Uri[]): Promise<boolean> {
  const attach = vscode.l10n.t('Attach');
  const message =
    uris.length === 1
      ? vscode.l10n.t('Attach a file from outside of the workspace?')
      : vscode.l10n.t('Attach {0} files from outside of the workspace?', uris.length);
  const detail = vscode.l10n.t(
    '{0}\n\nIts text would be sent to the endpoint of the chat.',
    uris.map(({ fsPath }) => fsPath).join('\n'),
  );
  return (await askModally({ message, detail, severity: 'warning' }, attach)) === attach;
}

async function candidateFor(uri: vscode.Uri, deps: DroppedDeps): Promise<readonly ContextCandidate[]> {
  const path = vscode.workspace.asRelativePath(uri);
  if (!(await isFolder(uri))) return [fileCandidate({ uri, path }, deps)];
  const { files } = await deps.files.list();
  const head = `${uri.path.replace(/\/$/, '')}/`;
  const below = files.filter((file) => file.uri.scheme === uri.scheme && file.uri.path.startsWith(head));
  return [folderCandidate({ path, files: below }, deps)];
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}
