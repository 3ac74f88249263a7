import * as vscode from 'vscode';
import { readVariable } from '../../core/endpoint/environmentEndpoint.ts';
import type { ConnectDeps } from './connectDeps.ts';

export interface ImportFile {
  readonly label: string;
  readonly uri: vscode.Uri;
}

/** The usual places of files that can be imported, those that are there; looked at only when the user wants to import. */
export async function findImportFiles({ environment, context }: ConnectDeps): Promise<readonly ImportFile[]> {
  const home = readVariable(environment, 'HOME') ?? readVariable(environment, 'USERPROFILE');
  const inHome = (label: string, ...path: readonly string[]): readonly ImportFile[] =>
    home === undefined ? [] : [{ label, uri: vscode.Uri.joinPath(vscode.Uri.file(home), ...path) }];
  const user = vscode.Uri.joinPath(context.globalStorageUri, '..', '..');
  const candidates: readonly ImportFile[] = [
    ...inHome('Continue', '.continue', 'config.yaml'),
    ...inHome(vscode.l10n.t('Continue (older)'), '.continue', 'config.json'),
    { label: vscode.l10n.t("VS Code's own models"), uri: vscode.Uri.joinPath(user, 'chatLanguageModels.json') },
    ...(vscode.workspace.workspaceFolders ?? []).map(({ name, uri }) => ({
      label: vscode.l10n.t('.env of {0}', name),
      uri: vscode.Uri.joinPath(uri, '.env'),
    })),
  ];
  const present = await Promise.all(candidates.map(async (file) => ((await exists(file.uri)) ? [file] : [])));
  return present.flat();
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type !== vscode.FileType.Directory;
  } catch {
    return false;
  }
}
