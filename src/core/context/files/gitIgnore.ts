import ignore, { type Ignore } from 'ignore';

/** One `.gitignore` with the folder that it speaks of. */
export interface GitIgnore {
  /**
   * Below the root of the walk, without a slash at its end; empty: the root itself. One above the root is written as a slash and the names that
   * lead from it down to the root.
   */
  readonly folder: string;
  readonly rules: Ignore;
}

/** More lines than any list that people keep. */
const MOST_LINES = 10_000;
const LONGEST_LINE = 1_000;
/** Each `**` multiplies the ways in which a deep path may fit; nobody writes so many. */
const MOST_LEAPS = 4;

/**
 * Reads the text of a `.gitignore`; upper and lower case count, as on the disks that Git was made for. Whoever wrote it may be anybody: a line
 * that would take forever is left out.
 */
export function readGitIgnore(folder: string, text: string): GitIgnore {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/, MOST_LINES);
  return { folder, rules: ignore({ ignorecase: false, allowRelativePaths: true }).add(lines.filter(isTame)) };
}

function isTame(line: string): boolean {
  return line.length <= LONGEST_LINE && line.split('**').length - 1 <= MOST_LEAPS;
}

/**
 * Whether Git passes over a path; the innermost file that speaks of it decides.
 *
 * @param path Below the root of the walk; a folder's with a slash at its end.
 * @param files The outermost first.
 */
export function isGitIgnored(path: string, files: readonly GitIgnore[]): boolean {
  for (const { folder, rules } of files.toReversed()) {
    const below = pathBelow(path, folder);
    if (below === undefined || !ignore.isPathValid(below.replace(/\/$/, ''))) continue;
    const { ignored, unignored } = rules.test(below);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}

function pathBelow(path: string, folder: string): string | undefined {
  if (folder === '') return path;
  if (folder.startsWith('/')) return `${folder.slice(1)}/${path}`;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}
