import { type GitIgnore, isGitIgnored, readGitIgnore } from './gitIgnore.ts';

export interface FolderEntry {
  readonly name: string;
  /** `other`: links to folders, which may lead in a circle, and what is neither. */
  readonly kind: 'file' | 'folder' | 'other';
}

/** Paths are below the root, with `/`; the root itself is empty. */
export interface FolderReader {
  /** Empty where it cannot be read. */
  list(folder: string): Promise<readonly FolderEntry[]>;
  /** Undefined where there is none. */
  readText(path: string): Promise<string | undefined>;
}

export interface WalkOptions {
  readonly reader: FolderReader;
  /** What else is left out, told from a path and the names beside it; a folder's path ends with a slash. */
  readonly isExcluded: (path: string, beside: ReadonlySet<string>) => boolean;
  /** Rules from above the root, the outermost first. */
  readonly outer?: readonly GitIgnore[];
  readonly maxFiles: number;
  readonly signal: AbortSignal;
}

export interface WalkedFiles {
  /** Sorted within each folder, a folder's own files before those below it. */
  readonly files: readonly string[];
  /** There are more than `maxFiles`. */
  readonly isCut: boolean;
}

/** Folders deeper than these are not looked into. */
const DEEPEST = 64;
/** So many folders are read at once. */
const AT_ONCE = 16;
const IGNORE_FILE = '.gitignore';
/** Git's own store holds no text of people. */
const NEVER: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.jj']);

interface Folder {
  readonly path: string;
  readonly ignores: readonly GitIgnore[];
}

/** All files that Git would see and that are not excluded, level by level, so that a bound cuts off what lies deepest. Never rejects. */
export async function walkFolder(options: WalkOptions): Promise<WalkedFiles> {
  const { maxFiles, signal, outer = [] } = options;
  const files: string[] = [];
  let level: readonly Folder[] = [{ path: '', ignores: outer }];
  for (let depth = 0; depth < DEEPEST && level.length > 0 && files.length <= maxFiles && !signal.aborted; depth += 1) {
    const below: Folder[] = [];
    for (let index = 0; index < level.length && files.length <= maxFiles && !signal.aborted; index += AT_ONCE) {
      const read = await Promise.all(level.slice(index, index + AT_ONCE).map((folder) => readFolder(folder, options)));
      for (const one of read) {
        files.push(...one.files);
        below.push(...one.folders);
      }
    }
    level = below;
  }
  return { files: files.slice(0, maxFiles), isCut: files.length > maxFiles };
}

interface ReadFolder {
  readonly files: readonly string[];
  readonly folders: readonly Folder[];
}

async function readFolder({ path, ignores }: Folder, { reader, isExcluded }: WalkOptions): Promise<ReadFolder> {
  const entries = await reader.list(path);
  const names = new Set(entries.map(({ name }) => name));
  const own = names.has(IGNORE_FILE) ? await reader.readText(join(path, IGNORE_FILE)) : undefined;
  const rules = own === undefined ? ignores : [...ignores, readGitIgnore(path, own)];
  const kept = entries
    .filter(({ name, kind }) => kind !== 'other' && !NEVER.has(name))
    .map(({ name, kind }) => ({ kind, path: join(path, name) + (kind === 'folder' ? '/' : '') }))
    .filter((entry) => !isGitIgnored(entry.path, rules) && !isExcluded(entry.path, names))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  return {
    files: kept.filter(({ kind }) => kind === 'file').map((file) => file.path),
    folders: kept
      .filter(({ kind }) => kind === 'folder')
      .map((folder) => ({ path: folder.path.slice(0, -1), ignores: rules })),
  };
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
