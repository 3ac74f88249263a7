import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { createDocument, type SourceDocument } from '../model/corpus.ts';

/** A file of the workspace: its text for retrieval, its lexemes for completion. The name is the path from the folder, with slashes. */
export interface WorkspaceFile {
  readonly name: string;
  readonly text: string;
  readonly document: SourceDocument;
}

export interface Workspace {
  /** The files as they are now; looks at the disk at most every two seconds and reads only what has changed. */
  read(): Promise<readonly WorkspaceFile[]>;
}

/** Reads source files below a folder. Hidden files, generated folders, binary and large files are left out. */
export function createWorkspace(folder: string, now: () => number): Workspace {
  let known = new Map<string, KnownFile>();
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    async read() {
      if (now() - readAt >= REFRESH_MS) {
        known = await refresh(folder, known);
        readAt = now();
      }
      return [...known.values()].flatMap(({ file }) => (file === undefined ? [] : [file]));
    },
  };
}

const REFRESH_MS = 2_000;
const MAX_FILES = 1_000;
const MAX_FILE_BYTES = 200_000;
const IGNORED_FOLDERS: ReadonlySet<string> = new Set([
  'node_modules',
  'dist',
  'build',
  'out',
  'target',
  'vendor',
  'coverage',
  '__pycache__',
]);

interface KnownFile {
  /** Changes when the file does. */
  readonly stamp: string;
  /** Undefined for a binary file. */
  readonly file: WorkspaceFile | undefined;
}

async function refresh(folder: string, known: ReadonlyMap<string, KnownFile>): Promise<Map<string, KnownFile>> {
  const files = new Map<string, KnownFile>();
  for await (const path of walk(folder)) {
    if (files.size >= MAX_FILES) break;
    const entry = await readIfChanged(folder, path, known.get(path));
    if (entry !== undefined) files.set(path, entry);
  }
  return files;
}

async function* walk(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  entries.sort((one, other) => one.name.localeCompare(other.name));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && !IGNORED_FOLDERS.has(entry.name)) yield* walk(path);
  }
}

/** Undefined when the file is too large or has gone meanwhile. */
async function readIfChanged(
  folder: string,
  path: string,
  known: KnownFile | undefined,
): Promise<KnownFile | undefined> {
  try {
    const { size, mtimeMs } = await stat(path);
    if (size > MAX_FILE_BYTES) return undefined;
    const stamp = `${size} ${mtimeMs}`;
    if (known?.stamp === stamp) return known;
    const text = await readFile(path, 'utf8');
    if (text.includes('\0')) return { stamp, file: undefined };
    const name = relative(folder, path).split(sep).join('/');
    return { stamp, file: { name, text, document: createDocument({ name, text }) } };
  } catch {
    return undefined;
  }
}
