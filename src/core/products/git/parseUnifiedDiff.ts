import { unquoteGitPath } from './unquoteGitPath.ts';

export type FileChange = 'added' | 'deleted' | 'modified' | 'renamed';

export interface DiffHunk {
  /** The whole `@@ … @@` line. */
  readonly header: string;
  /** First line of the new side, counted from 1; 0 where the hunk leaves nothing. */
  readonly newStart: number;
  /** With their first character (` `, `+`, `-`, `\`). */
  readonly lines: readonly string[];
}

export interface FileDiff {
  /** The new path; of a deleted file the old one. Without Git's `a/`, `b/`. */
  readonly path: string;
  /** Only of a renamed file. */
  readonly oldPath?: string;
  readonly change: FileChange;
  readonly isBinary: boolean;
  readonly hunks: readonly DiffHunk[];
  readonly added: number;
  readonly removed: number;
}

/** The files of what `git diff` prints, in its order. Hunks are read by their stated counts, so a line of theirs that looks like a head is none. */
export function parseUnifiedDiff(diff: string): readonly FileDiff[] {
  const lines = diff.split('\n');
  const files: FileDiff[] = [];
  for (let index = 0; index < lines.length;) {
    if (!isFileHead(lines, index)) {
      index += 1;
      continue;
    }
    const end = headEnd(lines, index);
    const head = readHead(lines.slice(index, end));
    const { hunks, next } = readHunks(lines, end);
    files.push(toFile(head, hunks));
    index = next;
  }
  return files;
}

const FILE_HEAD = /^diff --(?:git|cc|combined) /;
const HUNK = /^@@+ -(?:\d+)(?:,(\d+))? (?:-\d+(?:,\d+)? )*\+(\d+)(?:,(\d+))? @@+/;

function isFileHead(lines: readonly string[], index: number): boolean {
  if (FILE_HEAD.test(lines[index] ?? '')) return true;
  return (lines[index] ?? '').startsWith('--- ') && (lines[index + 1] ?? '').startsWith('+++ ');
}

function headEnd(lines: readonly string[], start: number): number {
  let end = start + 1;
  while (end < lines.length && !HUNK.test(lines[end] ?? '') && !FILE_HEAD.test(lines[end] ?? '')) end += 1;
  return end;
}

interface FileHead {
  readonly oldPath: string | undefined;
  readonly newPath: string | undefined;
  readonly isRename: boolean;
  readonly isNew: boolean;
  readonly isDeleted: boolean;
  readonly isBinary: boolean;
}

function readHead(lines: readonly string[]): FileHead {
  const first = lines[0] ?? '';
  const after = (start: string): string | undefined =>
    lines.find((line) => line.startsWith(start))?.slice(start.length);
  const prefixed = hasPrefixes(first) || !first.startsWith('diff ');
  const bare = (written: string | undefined): string | undefined => {
    if (written === undefined || written === '/dev/null') return undefined;
    const path = unquoteGitPath(written);
    return prefixed ? path.replace(/^[a-z\d]\//, '') : path;
  };
  const renamedFrom = after('rename from ') ?? after('copy from ');
  const renamedTo = after('rename to ') ?? after('copy to ');
  const named = pathOfFirstLine(first, prefixed);
  return {
    oldPath: renamedFrom !== undefined ? unquoteGitPath(renamedFrom) : (bare(after('--- ')) ?? named),
    newPath: renamedTo !== undefined ? unquoteGitPath(renamedTo) : (bare(after('+++ ')) ?? named),
    isRename: renamedTo !== undefined,
    isNew: after('new file mode') !== undefined || after('--- ') === '/dev/null',
    isDeleted: after('deleted file mode') !== undefined || after('+++ ') === '/dev/null',
    isBinary: lines.some((line) => /^(?:Binary files .* differ|GIT binary patch)$/.test(line)),
  };
}

/** With `diff.noprefix` both sides are written alike; prefixes (`a/ b/`, `i/ w/`) always differ. */
function hasPrefixes(line: string): boolean {
  const [, first, second] = /^diff --git "?([a-z\d])\/.*? "?([a-z\d])\//.exec(line) ?? [];
  return first !== undefined && first !== second;
}

/** For files without `---` and `+++`: both halves of the line name the same path. */
function pathOfFirstLine(line: string, prefixed: boolean): string | undefined {
  const combined = /^diff --(?:cc|combined) (.+)$/.exec(line)?.[1];
  if (combined !== undefined) return unquoteGitPath(combined);
  const rest = /^diff --git (.+)$/.exec(line)?.[1];
  if (rest === undefined) return undefined;
  const half = unquoteGitPath(rest.slice((rest.length + 1) / 2));
  return prefixed ? half.replace(/^[a-z\d]\//, '') : half;
}

interface ReadHunks {
  readonly hunks: readonly DiffHunk[];
  readonly next: number;
}

function readHunks(lines: readonly string[], start: number): ReadHunks {
  const hunks: DiffHunk[] = [];
  let index = start;
  for (let match = HUNK.exec(lines[index] ?? ''); match; match = HUNK.exec(lines[index] ?? '')) {
    const header = lines[index] ?? '';
    const isCombined = header.startsWith('@@@');
    const sides = { old: Number(match[1] ?? 1), new: Number(match[3] ?? 1) };
    const end = isCombined ? combinedEnd(lines, index + 1) : hunkEnd(lines, index + 1, sides);
    hunks.push({ header, newStart: Number(match[2]), lines: lines.slice(index + 1, end) });
    index = end;
  }
  return { hunks, next: index };
}

function hunkEnd(
  lines: readonly string[],
  start: number,
  sides: { readonly old: number; readonly new: number },
): number {
  let { old: oldLeft, new: newLeft } = sides;
  let index = start;
  for (; index < lines.length && (oldLeft > 0 || newLeft > 0); index += 1) {
    const sign = lines[index]?.[0] ?? ' ';
    if (!' +-\\'.includes(sign)) break;
    if (sign === ' ' || sign === '-') oldLeft -= 1;
    if (sign === ' ' || sign === '+') newLeft -= 1;
  }
  while ((lines[index] ?? '').startsWith('\\')) index += 1;
  return index;
}

/** A diff against several parents states more counts than are worth reading. */
function combinedEnd(lines: readonly string[], start: number): number {
  let index = start;
  while (index < lines.length && /^[ +\-\\]/.test(lines[index] ?? '')) index += 1;
  return index;
}

function toFile(head: FileHead, hunks: readonly DiffHunk[]): FileDiff {
  const lines = hunks.flatMap((hunk) => hunk.lines);
  const path = head.newPath ?? head.oldPath ?? '';
  return {
    path: head.isDeleted ? (head.oldPath ?? path) : path,
    ...(head.isRename && head.oldPath !== undefined && { oldPath: head.oldPath }),
    change: changeOf(head),
    isBinary: head.isBinary,
    hunks,
    added: lines.filter((line) => line.startsWith('+')).length,
    removed: lines.filter((line) => line.startsWith('-')).length,
  };
}

function changeOf({ isRename, isNew, isDeleted }: FileHead): FileChange {
  if (isRename) return 'renamed';
  if (isNew) return 'added';
  return isDeleted ? 'deleted' : 'modified';
}
