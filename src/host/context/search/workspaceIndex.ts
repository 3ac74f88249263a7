import * as vscode from 'vscode';
import { type CodeHit, createCodeIndex } from '../../../core/context/search/codeIndex.ts';
import { mayBeSearched } from '../../../core/context/search/isSearchable.ts';
import { createSlicedRunner } from '../../../core/context/search/runSliced.ts';
import type { Clock, Logger } from '../../../core/ports.ts';
import type { AttachGuard } from '../attachGuard.ts';
import type { WorkspaceFile, WorkspaceFiles } from '../workspaceFiles.ts';
import { showReading } from './showReading.ts';
import { readSearchable, stampOf } from './searchableFile.ts';

/** Files beyond these are not searched. */
const MOST_FILES = 20_000;
/** About 120 MB of memory. */
const MOST_POSTINGS = 1_700_000;
/** So many files are read at once. */
const AT_ONCE = 8;
/** Others on the extension host's thread wait no longer than this. */
const SLICE_MS = 6;
/** After so long all files are looked at again: watchers are not to be relied on. */
const FRESH_MS = 10_000;

/** A piece of code that a question fits. */
export interface FoundCode extends CodeHit {
  readonly uri: vscode.Uri;
  readonly path: string;
}

export interface IndexState {
  /** Files that were read, and those that there are. */
  readonly done: number;
  readonly total: number;
  readonly isReading: boolean;
  /** Some files are left out, because there are too many or memory is. */
  readonly isCut: boolean;
}

export interface WorkspaceIndexDeps {
  readonly files: WorkspaceFiles;
  readonly guard: Pick<AttachGuard, 'isFree'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What was made of a file. */
interface Known {
  readonly file: WorkspaceFile;
  readonly stamp: string;
}

/** The workspace's code for being searched: in memory only, built with the first question, kept up with the files from then on. */
export class WorkspaceIndex implements vscode.Disposable {
  readonly #deps: WorkspaceIndexDeps;
  readonly #index = createCodeIndex({ maxPostings: MOST_POSTINGS });
  /** By path. */
  readonly #known = new Map<string, Known>();
  readonly #changed = new vscode.EventEmitter<IndexState>();
  readonly #listener: vscode.Disposable;
  #updating: Promise<void> | undefined;
  #stop = new AbortController();
  #checkedAt = 0;
  #state: IndexState = { done: 0, total: 0, isReading: false, isCut: false };
  /** It grows, or is done. */
  readonly onDidChange = this.#changed.event;

  constructor(deps: WorkspaceIndexDeps) {
    this.#deps = deps;
    const look = (): void => {
      this.#checkedAt = 0;
    };
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    this.#listener = vscode.Disposable.from(
      this.#changed,
      watcher,
      watcher.onDidChange(look),
      watcher.onDidCreate(look),
      watcher.onDidDelete(look),
      vscode.workspace.onDidChangeTextDocument(look),
      vscode.workspace.onDidChangeWorkspaceFolders(look),
    );
  }

  get state(): IndexState {
    return this.#state;
  }

  /** Looks at all files again where that was long ago or something has changed. Resolves when what it knows is as they are; never rejects. */
  update(): Promise<void> {
    if (this.#updating) return this.#updating;
    if (this.#checkedAt > 0 && this.#deps.clock.now() - this.#checkedAt < FRESH_MS) return Promise.resolve();
    this.#checkedAt = this.#deps.clock.now();
    this.#stop = new AbortController();
    this.#updating = this.#readAll(this.#stop.signal)
      .catch((error: unknown) => this.#deps.log.warn('The workspace could not be read.', { reason: String(error) }))
      .then(() => {
        this.#updating = undefined;
        this.#tell({ isReading: false });
      });
    showReading({ ended: this.#updating, onDidChange: this.onDidChange, cancel: () => this.cancel() });
    return this.#updating;
  }

  /** Ends the reading; what was read stays, and the next update goes on from there. */
  cancel(): void {
    this.#stop.abort();
    this.#checkedAt = 0;
  }

  /** In what is known this moment, best first. */
  search(query: string, limit: number): readonly FoundCode[] {
    return this.#index.search(query, limit).flatMap((hit) => {
      const known = this.#known.get(hit.file);
      return known ? [{ ...hit, ...known.file }] : [];
    });
  }

  dispose(): void {
    this.cancel();
    this.#listener.dispose();
  }

  async #readAll(signal: AbortSignal): Promise<void> {
    const list = await this.#deps.files.list();
    const wanted = list.files.filter(({ path }) => mayBeSearched(path));
    const files = wanted.slice(0, MOST_FILES);
    this.#forgetAllBut(files);
    this.#tell({ done: 0, total: files.length, isReading: true, isCut: list.isCut || wanted.length > files.length });
    const { clock } = this.#deps;
    const pause = (): Promise<void> => new Promise((resolve) => clock.setTimer(resolve, 0));
    const runner = createSlicedRunner({ sliceMs: SLICE_MS, now: () => performance.now(), pause, signal });
    for (let index = 0; index < files.length && !signal.aborted; index += AT_ONCE) {
      const group = files.slice(index, index + AT_ONCE);
      const read = await Promise.all(group.map((file) => this.#readIfChanged(file)));
      for (const one of read) {
        if (one === undefined || signal.aborted) continue;
        await runner.run(this.#index.add(one.file.path, one.text));
        this.#known.set(one.file.path, one);
      }
      this.#tell({ done: index + group.length, isCut: this.#state.isCut || this.#index.isFull });
      await runner.run([].values());
    }
  }

  #forgetAllBut(files: readonly WorkspaceFile[]): void {
    const paths = new Set(files.map(({ path }) => path));
    for (const path of this.#known.keys()) if (!paths.has(path)) this.#forget(path);
  }

  #forget(path: string): void {
    this.#index.remove(path);
    this.#known.delete(path);
  }

  /** Undefined: it is known as it is, or not to be searched. */
  async #readIfChanged(file: WorkspaceFile): Promise<(Known & { readonly text: string }) | undefined> {
    const known = this.#known.get(file.path);
    if (known === undefined && this.#index.isFull) return undefined;
    const stamp = await stampOf(file.uri);
    if (stamp !== undefined && known?.stamp === stamp) return undefined;
    const isFree = stamp !== undefined && (await this.#deps.guard.isFree(file.uri));
    if (!isFree) {
      this.#forget(file.path);
      return undefined;
    }
    // What is no text is remembered too, as an empty one.
    return { file, stamp, text: (await readSearchable(file.uri)) ?? '' };
  }

  #tell(change: Partial<IndexState>): void {
    this.#state = { ...this.#state, ...change };
    this.#changed.fire(this.#state);
  }
}
