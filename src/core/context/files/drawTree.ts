export interface TreeBounds {
  readonly maxLines: number;
}

export interface DrawnTree {
  /** One line a file or folder, two spaces deeper for each level; folders end with a slash. */
  readonly text: string;
  readonly isCut: boolean;
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: string[];
}

/**
 * Paths as an indented tree, folders first. Where there is not room for all, what lies deepest is not drawn: its folder says how many files
 * it holds.
 */
export function drawTree(paths: readonly string[], { maxLines }: TreeBounds): DrawnTree {
  const root = toTree(paths);
  const depth = deepestThatFits(root, maxLines);
  const lines = linesOf(root, { depth, indent: '' });
  const shown = lines.slice(0, maxLines);
  const rest = lines.length - shown.length;
  const isCut = rest > 0 || depth < depthOf(root);
  return { text: [...shown, ...(rest > 0 ? [`[… ${rest} more lines left out …]`] : [])].join('\n'), isCut };
}

function toTree(paths: readonly string[]): Folder {
  const root: Folder = { folders: new Map(), files: [] };
  for (const path of paths) {
    const names = path.split('/');
    const file = names.pop() ?? '';
    let folder = root;
    for (const name of names) {
      const next = folder.folders.get(name) ?? { folders: new Map(), files: [] };
      folder.folders.set(name, next);
      folder = next;
    }
    folder.files.push(file);
  }
  return root;
}

function deepestThatFits(root: Folder, maxLines: number): number {
  const deepest = depthOf(root);
  for (let depth = deepest; depth > 1; depth--) if (countLines(root, depth) <= maxLines) return depth;
  return Math.min(1, deepest);
}

function depthOf({ folders }: Folder): number {
  return 1 + Math.max(0, ...[...folders.values()].map(depthOf));
}

function countLines({ folders, files }: Folder, depth: number): number {
  if (depth === 0) return 0;
  return [...folders.values()].reduce((sum, one) => sum + 1 + countLines(one, depth - 1), files.length);
}

function linesOf({ folders, files }: Folder, { depth, indent }: { depth: number; indent: string }): readonly string[] {
  if (depth === 0) return [];
  const below = [...folders].toSorted(byName).flatMap(([name, folder]) => {
    const count = depth === 1 ? ` (${countText(countFiles(folder))})` : '';
    return [`${indent}${oneLine(name)}/${count}`, ...linesOf(folder, { depth: depth - 1, indent: `${indent}  ` })];
  });
  return [...below, ...files.toSorted().map((name) => indent + oneLine(name))];
}

function byName([one]: readonly [string, Folder], [other]: readonly [string, Folder]): number {
  return one < other ? -1 : 1;
}

function countFiles({ folders, files }: Folder): number {
  return [...folders.values()].reduce((sum, one) => sum + countFiles(one), files.length);
}

function countText(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}

/** A file's name may hold a line end; it must not start a line of its own. */
function oneLine(name: string): string {
  return name.replace(/\s+/g, ' ');
}
