import * as vscode from 'vscode';
import { displayLocale } from '../../../core/util/displayLocale.ts';
import { createFuzzyIndex } from '../../../core/context/fuzzy/fuzzyIndex.ts';
import type { AttachGuard } from '../attachGuard.ts';
import { type ContextCandidate, type ContextSource, type FoundContext, MOST_CANDIDATES } from '../contextSource.ts';
import type { NearFiles } from '../nearFiles.ts';
import { readFilePiece } from '../readFilePiece.ts';
import type { WorkspaceFile, WorkspaceFileList, WorkspaceFiles } from '../workspaceFiles.ts';

export interface FileSourceDeps {
  readonly files: WorkspaceFiles;
  readonly near: NearFiles;
  readonly guard: AttachGuard;
}

/** Every file of the workspace; those that a person works with first. */
export function createFileSource(deps: FileSourceDeps): ContextSource {
  const indexOf = rememberLast(({ files }: WorkspaceFileList) =>
    createFuzzyIndex(files.map((file) => ({ item: file, ...nameAndPlace(file.path) }))),
  );
  return {
    kind: 'file',
    isSingle: false,
    label: vscode.l10n.t('File'),
    description: vscode.l10n.t('The text of a file'),
    async find(query) {
      const nearness = deps.near.nearness();
      const nearnessOf = ({ uri }: WorkspaceFile): number => nearness.get(uri.toString()) ?? 0;
      const answer = (list: WorkspaceFileList): FoundContext => {
        const found = indexOf(list).find(query, MOST_CANDIDATES, nearnessOf);
        const candidates = found.map(({ item, namePositions }) => fileCandidate(item, deps, namePositions));
        const remark = remarkOn(list);
        return { candidates, ...(remark !== undefined && { remark }) };
      };
      const { list, later } = await deps.files.look();
      return { ...answer(list), ...(later && { later: later.then(answer) }) };
    },
  };
}

/** A file that was chosen by its name; it counts as worked with from then on. */
export function fileCandidate(
  { uri, path }: WorkspaceFile,
  { guard, near }: Pick<FileSourceDeps, 'guard' | 'near'>,
  positions: readonly number[] = [],
): ContextCandidate {
  const { name, place } = nameAndPlace(path);
  return {
    kind: 'file',
    label: name,
    detail: place,
    positions,
    async read() {
      if (!(await guard.mayAttach(uri, path))) return [];
      const piece = await readFilePiece({ uri, label: path, kind: 'file' });
      if ('problem' in piece) return piece;
      near.visit(uri);
      return [piece];
    },
  };
}

export function nameAndPlace(path: string): { readonly name: string; readonly place: string } {
  const slash = path.lastIndexOf('/');
  return { name: path.slice(slash + 1), place: path.slice(0, Math.max(0, slash)) };
}

function remarkOn({ files, isCut }: WorkspaceFileList): string | undefined {
  if (files.length === 0) return vscode.l10n.t('There is no file here. Open a folder, then type @ again.');
  if (!isCut) return undefined;
  const count = files.length.toLocaleString(displayLocale());
  return vscode.l10n.t('Only the first {0} files are found; open a smaller folder to find all.', count);
}

/** The result for the last argument is kept: the same list is searched at every key. */
export function rememberLast<Argument, Result>(make: (argument: Argument) => Result): (argument: Argument) => Result {
  let last: { readonly argument: Argument; readonly result: Result } | undefined;
  return (argument) => {
    if (last?.argument !== argument) last = { argument, result: make(argument) };
    return last.result;
  };
}
