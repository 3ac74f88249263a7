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

/** Reads the text of a `.gitignore`; upper and lower case count, as on the disks that Git was made for. */
export function readGitIgnore(folder: string, text: string): GitIgnore {
  return { folder, rules: ignore({ ignorecase: false, allowRelativePaths: true }).add(text.replace(/^\uFEFF/, '')) };
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
