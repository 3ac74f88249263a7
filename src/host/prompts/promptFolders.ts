import * as vscode from 'vscode';
import { PROMPT_SUFFIX } from '../../core/prompts/file/promptSuffix.ts';

/** Where prompt files of a workspace folder lie: VS Code's own place, and ours. */
const WORKSPACE_FOLDERS = ['.github/prompts', '.interline/prompts'] as const;
const USER_FOLDER = 'prompts';
/** More is no list to choose from, and reading it would take its time. */
const MAX_FILES = 200;
/** In bytes; `parsePromptFile` judges the text. */
const MAX_BYTES = 256_000;

export interface PromptFolder {
  readonly uri: vscode.Uri;
  readonly source: 'user' | 'workspace';
  /** What lists show before the file's name. */
  readonly label: string;
}

type Storage = Pick<vscode.ExtensionContext, 'globalStorageUri'>;

/** The user's own folder; it need not exist. */
export function userPromptFolder({ globalStorageUri }: Storage): vscode.Uri {
  return vscode.Uri.joinPath(globalStorageUri, USER_FOLDER);
}

/** Every folder that may hold prompt files now, the user's own first. */
export function promptFolders(storage: Storage): readonly PromptFolder[] {
  const all = vscode.workspace.workspaceFolders ?? [];
  const ofWorkspace = all.flatMap(({ uri, name }) =>
    WORKSPACE_FOLDERS.map((path) => ({
      uri: vscode.Uri.joinPath(uri, path),
      source: 'workspace' as const,
      label: all.length > 1 ? `${name}/${path}/` : `${path}/`,
    })),
  );
  return [{ uri: userPromptFolder(storage), source: 'user', label: vscode.l10n.t('your prompts/') }, ...ofWorkspace];
}

/** Whether a document is a prompt file of one of these folders. */
export function isPromptFile(uri: vscode.Uri, folders: readonly PromptFolder[]): boolean {
  const parent = vscode.Uri.joinPath(uri, '..').toString();
  return uri.path.endsWith(PROMPT_SUFFIX) && folders.some((folder) => folder.uri.toString() === parent);
}

/** The prompt files of a folder by name; none where there is no such folder. */
export async function listPromptFiles(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [],
  );
  return entries
    .filter(([name, type]) => name.endsWith(PROMPT_SUFFIX) && (type & vscode.FileType.File) !== 0)
    .map(([name]) => name)
    .sort()
    .slice(0, MAX_FILES)
    .map((name) => vscode.Uri.joinPath(folder, name));
}

/** Undefined when it is gone, cannot be read or is far too large. */
export async function readTextFile(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return bytes.byteLength > MAX_BYTES ? undefined : new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}
