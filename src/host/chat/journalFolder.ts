import * as vscode from 'vscode';
import { hashText } from '../../core/util/hashText.ts';
import { ifThere } from './journalFiles.ts';

type StorageUris = Pick<vscode.ExtensionContext, 'storageUri' | 'globalStorageUri'>;

/**
 * Where the chats of this workspace lie: with the extension, in a folder for each workspace. The workspace's own storage would not do: to a
 * second window on the same folder the editor gives another one.
 */
export function journalFolder({ globalStorageUri }: StorageUris): vscode.Uri {
  const folder = vscode.Uri.joinPath(globalStorageUri, 'conversations');
  const workspace = workspaceName();
  return workspace === undefined ? folder : vscode.Uri.joinPath(folder, hashText(workspace));
}

/** Moves what older versions have left in the workspace's own storage. What cannot be moved stays for the next time. */
export async function moveOldJournals({ storageUri }: StorageUris, folder: vscode.Uri): Promise<void> {
  if (storageUri === undefined) return;
  const old = vscode.Uri.joinPath(storageUri, 'conversations');
  const entries = (await ifThere(vscode.workspace.fs.readDirectory(old))) ?? [];
  const files = entries.filter(([, type]) => type === vscode.FileType.File);
  if (files.length > 0) await vscode.workspace.fs.createDirectory(folder);
  for (const [name] of files) {
    const [from, to] = [vscode.Uri.joinPath(old, name), vscode.Uri.joinPath(folder, name)];
    await vscode.workspace.fs.rename(from, to, { overwrite: false });
  }
}

/** Undefined in a window without a folder. */
function workspaceName(): string | undefined {
  const { workspaceFile, workspaceFolders = [] } = vscode.workspace;
  if (workspaceFile) return workspaceFile.toString();
  const folders = workspaceFolders.map(({ uri }) => uri.toString());
  return folders.length === 0 ? undefined : folders.sort().join('\n');
}
