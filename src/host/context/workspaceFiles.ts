import * as vscode from 'vscode';
import { type FolderReader, walkFolder } from '../../core/context/files/walkFolder.ts';
import type { Clock } from '../../core/ports.ts';
import { excludedByEditor } from './editorExcludes.ts';
import { readIgnoreFile, type RepositoryIgnores } from './repositoryIgnores.ts';

/** Files beyond these are not offered; so many names are searched within a few hundredths of a second. */
const MOST_FILES = 50_000;
/** A list holds for so long, because not every disk tells of its changes. */
const FRESH_MS = 5_000;

/** A file of the workspace that Git would see and that `files.exclude` leaves in. */
export interface WorkspaceFile {
  readonly uri: vscode.Uri;
  /** As people see it, with `/`: from the workspace's folder, with that folder's name where there are several. */
  readonly path: string;
}

export interface WorkspaceFileList {
  readonly files: readonly WorkspaceFile[];
  /** There are more. */
  readonly isCut: boolean;
}

/** The files of all open folders. One list at a time is read, and shared by all who ask. */
export class WorkspaceFiles implements vscode.Disposable {
  readonly #clock: Clock;
  readonly #ignores: RepositoryIgnores;
  readonly #listener: vscode.Disposable;
  readonly #stop = new AbortController();
  #known: { readonly list: WorkspaceFileList; readonly at: number } | undefined;
  #reading: Promise<WorkspaceFileList> | undefined;
  /** Counts how often the folders have changed. */
  #generation = 0;

  constructor(clock: Clock, ignores: RepositoryIgnores) {
    this.#clock = clock;
    this.#ignores = ignores;
    this.#listener = vscode.workspace.onDidChangeWorkspaceFolders(() => {
      this.#generation++;
      this.#known = undefined;
      this.#reading = undefined;
    });
  }

  /** What was read last, for showing something at once, and what takes its place when it is older than some seconds. */
  async look(): Promise<LookedUp> {
    const last = this.#known?.list;
    if (!last) return { list: await this.list() };
    return this.#isFresh() ? { list: last } : { list: last, later: this.list() };
  }

  /** As of a few seconds ago at most. The same object as long as the files are the same. */
  list(): Promise<WorkspaceFileList> {
    if (this.#known && this.#isFresh()) return Promise.resolve(this.#known.list);
    this.#reading ??= this.#read().catch((error: unknown) => {
      // The next who asks tries again.
      this.#reading = undefined;
      throw error;
    });
    return this.#reading;
  }

  /** Files have come or gone: the next who asks gets a new list. */
  expire(): void {
    if (this.#known) this.#known = { ...this.#known, at: -Infinity };
  }

  dispose(): void {
    this.#stop.abort();
    this.#listener.dispose();
  }

  #isFresh(): boolean {
    return this.#known !== undefined && this.#clock.now() - this.#known.at < FRESH_MS;
  }

  async #read(): Promise<WorkspaceFileList> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const generation = this.#generation;
    const lists: WorkspaceFileList[] = [];
    let room = MOST_FILES;
    for (const folder of folders) {
      const list = await readFolder(folder, {
        ignores: this.#ignores,
        maxFiles: room,
        isNamed: folders.length > 1,
        signal: this.#stop.signal,
      });
      lists.push(list);
      room -= list.files.length;
    }
    const read = { files: lists.flatMap(({ files }) => files), isCut: lists.some(({ isCut }) => isCut) };
    const known = this.#known?.list;
    const list = known && isSame(known, read) ? known : read;
    // A list of folders that are gone by now is not kept.
    if (generation === this.#generation) {
      this.#known = { list, at: this.#clock.now() };
      this.#reading = undefined;
    }
    return list;
  }
}

export interface LookedUp {
  readonly list: WorkspaceFileList;
  readonly later?: Promise<WorkspaceFileList>;
}

function isSame(one: WorkspaceFileList, other: WorkspaceFileList): boolean {
  const { files } = other;
  return one.files.length === files.length && one.files.every(({ path }, index) => path === files[index]?.path);
}

interface ReadOptions {
  readonly ignores: RepositoryIgnores;
  readonly maxFiles: number;
  readonly isNamed: boolean;
  readonly signal: AbortSignal;
}

async function readFolder(
  folder: vscode.WorkspaceFolder,
  { ignores, maxFiles, isNamed, signal }: ReadOptions,
): Promise<WorkspaceFileList> {
  const { files, isCut } = await walkFolder({
    reader: createReader(folder.uri),
    isExcluded: excludedByEditor(folder),
    outer: await ignores.of(folder.uri),
    maxFiles,
    signal,
  });
  const head = isNamed ? `${folder.name}/` : '';
  return { files: files.map((path) => ({ uri: vscode.Uri.joinPath(folder.uri, path), path: head + path })), isCut };
}

function createReader(root: vscode.Uri): FolderReader {
  return {
    async list(folder) {
      try {
        const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(root, folder));
        return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
      } catch {
        return [];
      }
    },
    readText: (path) => readIgnoreFile(vscode.Uri.joinPath(root, path)),
  };
}

function kindOf(type: vscode.FileType): 'file' | 'folder' | 'other' {
  if ((type & vscode.FileType.File) !== 0) return 'file';
  return type === vscode.FileType.Directory ? 'folder' : 'other';
}
