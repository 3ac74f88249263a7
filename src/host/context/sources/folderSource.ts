import * as vscode from 'vscode';
import { createFuzzyIndex } from '../../../core/context/fuzzy/fuzzyIndex.ts';
import type { AttachGuard } from '../attachGuard.ts';
import {
  type ContextCandidate,
  type ContextPiece,
  type ContextSource,
  MOST_CANDIDATES,
  type ReadContext,
} from '../contextSource.ts';
import { makePiece } from '../makePiece.ts';
import { readFilePiece } from '../readFilePiece.ts';
import type { WorkspaceFile, WorkspaceFileList, WorkspaceFiles } from '../workspaceFiles.ts';
import { nameAndPlace, rememberLast } from './fileSource.ts';

export interface FolderSourceDeps {
  readonly files: WorkspaceFiles;
  readonly guard: AttachGuard;
}

/** So many of a folder's files go along, and so many characters of all of them. */
const MOST_FILES = 30;
const MOST_CHARACTERS = 200_000;
const MOST_NAMED = 200;

interface Folder {
  readonly path: string;
  readonly files: WorkspaceFile[];
}

/** Every folder of the workspace, with all files below it. */
export function createFolderSource(deps: FolderSourceDeps): ContextSource {
  const foldersOf = rememberLast((list: WorkspaceFileList) => {
    const folders = collectFolders(list.files);
    return createFuzzyIndex(folders.map((folder) => ({ item: folder, ...nameAndPlace(folder.path) })));
  });
  return {
    kind: 'folder',
    isSingle: false,
    label: vscode.l10n.t('Folder'),
    description: vscode.l10n.t('The files of a folder, {0} at most', MOST_FILES),
    async find(query) {
      const found = foldersOf(await deps.files.list()).find(query, MOST_CANDIDATES);
      const candidates = found.map(({ item, namePositions }) => folderCandidate(item, deps, namePositions));
      return found.length > 0 || query !== ''
        ? { candidates }
        : { candidates, remark: vscode.l10n.t('There is no folder here. Open one, then type @ again.') };
    },
  };
}

export function folderCandidate(
  { path, files }: { readonly path: string; readonly files: readonly WorkspaceFile[] },
  { guard }: Pick<FolderSourceDeps, 'guard'>,
  positions: readonly number[] = [],
): ContextCandidate {
  const { name, place } = nameAndPlace(path);
  const count = files.length === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', files.length);
  return {
    kind: 'folder',
    label: name,
    detail: place === '' ? count : vscode.l10n.t('{0} · {1}', place, count),
    positions,
    read: (signal) => readFolder({ path, files, guard, signal }),
  };
}

/** Each with all files below it, in the order of the files. */
function collectFolders(files: readonly WorkspaceFile[]): readonly Folder[] {
  const folders = new Map<string, Folder>();
  for (const file of files) {
    for (let slash = file.path.indexOf('/'); slash !== -1; slash = file.path.indexOf('/', slash + 1)) {
      const path = file.path.slice(0, slash);
      const folder = folders.get(path) ?? { path, files: [] };
      folder.files.push(file);
      folders.set(path, folder);
    }
  }
  return [...folders.values()];
}

interface FolderToRead {
  readonly path: string;
  readonly files: readonly WorkspaceFile[];
  readonly guard: AttachGuard;
  readonly signal: AbortSignal;
}

/** A piece for each file, those of the folder itself first; what is private, no text or too much is named in a piece of its own. */
async function readFolder({ path, files, guard, signal }: FolderToRead): Promise<ReadContext> {
  const pieces: ContextPiece[] = [];
  const leftOut: string[] = [];
  let room = MOST_CHARACTERS;
  for (const file of files) {
    if (signal.aborted) return [];
    const isWanted = pieces.length < MOST_FILES && room > 0 && (await guard.isFree(file.uri));
    const piece = isWanted
      ? await readFilePiece({ uri: file.uri, label: file.path, kind: 'file', maxCharacters: room })
      : undefined;
    if (piece === undefined || 'problem' in piece) {
      leftOut.push(file.path);
      continue;
    }
    room -= piece.text.length;
    pieces.push(piece);
  }
  if (pieces.length === 0)
    return { problem: vscode.l10n.t('{0} holds no text that may be attached. Choose single files.', path) };
  return leftOut.length === 0 ? pieces : [...pieces, remarkPiece(path, leftOut)];
}

/** The model shall know that there is more, and the reader sees it as a chip. */
function remarkPiece(path: string, leftOut: readonly string[]): ContextPiece {
  const named = leftOut.slice(0, MOST_NAMED);
  const rest = leftOut.length - named.length;
  return makePiece({
    kind: 'tree',
    label:
      leftOut.length === 1
        ? vscode.l10n.t('{0}: 1 more file', path)
        : vscode.l10n.t('{0}: {1} more files', path, leftOut.length),
    promptLabel: `${path}: ${leftOut.length} more ${leftOut.length === 1 ? 'file' : 'files'}`,
    languageId: 'plaintext',
    text: ['Files whose text is not attached:', ...named, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n'),
    isCut: true,
  });
}
