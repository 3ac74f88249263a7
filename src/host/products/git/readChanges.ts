import * as vscode from 'vscode';
import { diffOfNewFile } from '../../../core/products/git/diffOfNewFile.ts';
import { parseUnifiedDiff } from '../../../core/products/git/parseUnifiedDiff.ts';
import type { Exclusions } from '../../completion/exclusions.ts';
import { type GitRepository, UNTRACKED } from './gitApi.ts';

/** What would be committed. */
export interface Changes {
  /** As `git diff` prints it. */
  readonly diff: string;
  /** Files that Git does not know yet, below the repository's folder. */
  readonly untracked: readonly string[];
  /** Told from the paths below the repository's folder; what is not known counts as withheld. */
  readonly isWithheld: (path: string) => boolean;
}

/** More files than this are not looked up one by one. */
const MOST_FILES = 500;
/** A new file of more bytes is not read for a review. */
const LARGEST_NEW_FILE = 200_000;
const MOST_NEW_FILES = 50;

/** Staged changes if there are any, else all others. Undefined when nothing has changed. */
export async function readChanges(repository: GitRepository, exclusions: Exclusions): Promise<Changes | undefined> {
  const staged = await repository.diff(true);
  const diff = staged.trim() === '' ? await repository.diff(false) : staged;
  const untracked = staged.trim() === '' ? untrackedPaths(repository) : [];
  if (diff.trim() === '' && untracked.length === 0) return undefined;
  return { diff, untracked, isWithheld: await withheldIn(repository, exclusions, diff) };
}

/** Everything since the last commit, as the files are now; new files too. Undefined when nothing has changed. */
export async function readUncommitted(repository: GitRepository, exclusions: Exclusions): Promise<Changes | undefined> {
  const { indexChanges, workingTreeChanges } = repository.state;
  const tracked = [...indexChanges, ...workingTreeChanges].filter(({ status }) => status !== UNTRACKED);
  const paths = [...new Set(tracked.map(({ uri }) => uri.fsPath))].slice(0, MOST_FILES);
  const known = await trackedDiff(repository, paths);
  const fresh = await newFiles(repository);
  const diff = [known, ...fresh].filter((text) => text.trim() !== '').join('\n');
  return diff === '' ? undefined : { diff, untracked: [], isWithheld: await withheldIn(repository, exclusions, diff) };
}

/** Before the first commit there is nothing to compare files with but the index. */
async function trackedDiff(repository: GitRepository, paths: readonly string[]): Promise<string> {
  if (repository.state.HEAD?.commit === undefined) return repository.diff(true);
  const diffs: string[] = [];
  for (const path of paths) diffs.push(await repository.diffWithHEAD(path));
  return diffs.join('\n');
}

/** Files that Git does not know yet, each once, wherever the settings let Git list them. */
export function untrackedFiles({ state }: GitRepository): readonly vscode.Uri[] {
  const changes = [...state.workingTreeChanges, ...(state.untrackedChanges ?? [])];
  const uris = changes.filter(({ status }) => status === UNTRACKED).map(({ uri }) => uri);
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

function untrackedPaths(repository: GitRepository): readonly string[] {
  return untrackedFiles(repository).map((uri) => pathIn(repository, uri));
}

function pathIn({ rootUri }: GitRepository, uri: vscode.Uri): string {
  const root = rootUri.path.endsWith('/') ? rootUri.path : `${rootUri.path}/`;
  return uri.path.startsWith(root) ? uri.path.slice(root.length) : uri.path;
}

async function newFiles(repository: GitRepository): Promise<readonly string[]> {
  const uris = untrackedFiles(repository).slice(0, MOST_NEW_FILES);
  const texts = await Promise.all(uris.map(readText));
  return uris.flatMap((uri, index) => {
    const text = texts[index];
    return text === undefined ? [] : [diffOfNewFile(pathIn(repository, uri), text)];
  });
}

/** Undefined for what is too large, no text, or gone. */
async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if (type !== vscode.FileType.File || size > LARGEST_NEW_FILE) return undefined;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Which of the files in a diff are kept at home. */
export async function withheldIn(
  repository: GitRepository,
  exclusions: Exclusions,
  diff: string,
): Promise<Changes['isWithheld']> {
  const files = parseUnifiedDiff(diff);
  const paths = files
    .flatMap(({ path, oldPath }) => (oldPath === undefined ? [path] : [path, oldPath]))
    .slice(0, MOST_FILES);
  const uriOf = (path: string): vscode.Uri => vscode.Uri.joinPath(repository.rootUri, path);
  await Promise.all(paths.map((path) => exclusions.read(uriOf(path))));
  return (path) => !exclusions.mayBeSent(uriOf(path));
}
