import * as vscode from 'vscode';
import { type CodeHit, createCodeIndex } from '../../../core/context/search/codeIndex.ts';
import { mayBeSearched } from '../../../core/context/search/isSearchable.ts';
import { createSlicedRunner, type SlicedRunner } from '../../../core/context/search/runSliced.ts';
import type { Clock, Logger } from '../../../core/ports.ts';
import { isWritten } from '../../completion/context/documentText.ts';
import type { AttachGuard } from '../attachGuard.ts';
import type { WorkspaceFile, WorkspaceFiles } from '../workspaceFiles.ts';
import { showReading } from './showReading.ts';
import { lookAtFile } from './searchableFile.ts';

/** Files beyond these are not searched. */
const MOST_FILES = 20_000;
/** About 120 MB of memory. */
const MOST_POSTINGS = 1_700_000;
/** So many files are read at once. */
const AT_ONCE = 24;
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
  /** Not all files have been read once. */
  readonly isFirst: boolean;
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

interface ReadFile extends Known {
  readonly text: string;
}

interface Taking {
  readonly runner: SlicedRunner;
  readonly signal: AbortSignal;
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
  /** Addresses of files of which something was heard. */
  readonly #dirty = new Set<string>();
  /** When all of them were looked at. */
  #checkedAt = 0;
  #state: IndexState = { done: 0, total: 0, isReading: false, isFirst: true, isCut: false };
  /** It grows, or is done. */
  readonly onDidChange = this.#changed.event;

  constructor(deps: WorkspaceIndexDeps) {
    this.#deps = deps;
    // Panels of output and the like change all the time.
    const look = (uri: vscode.Uri): void => {
      if (isWritten(uri)) this.#dirty.add(uri.toString());
    };
    const comeOrGone = (uri: vscode.Uri): void => {
      deps.files.expire();
      look(uri);
    };
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    this.#listener = vscode.Disposable.from(
      this.#changed,
      watcher,
      watcher.onDidChange(look),
      watcher.onDidCreate(comeOrGone),
      watcher.onDidDelete(comeOrGone),
      vscode.workspace.onDidChangeTextDocument(({ document }) => look(document.uri)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => (this.#checkedAt = 0)),
    );
  }

  get state(): IndexState {
    return this.#state;
  }

  /** Something was read before: a search need not wait for what has changed since. */
  get isReady(): boolean {
    return this.#known.size > 0;
  }

  /**
   * Looks at the files that are said to have changed, and now and then at all of them. Resolves when what it knows is as they are; never
   * rejects. Undefined when there is nothing to look at.
   */
  update(): Promise<void> | undefined {
    if (this.#updating) return this.#updating;
    const isStale = this.#deps.clock.now() - this.#checkedAt > FRESH_MS;
    if (!isStale && this.#dirty.size === 0) return undefined;
    const dirty = new Set(this.#dirty);
    this.#dirty.clear();
    this.#stop = new AbortController();
    this.#updating = this.#readAll(isStale ? undefined : dirty, this.#stop.signal)
      .catch((error: unknown) => this.#deps.log.warn('The workspace could not be read.', { reason: String(error) }))
      .then(() => {
        this.#updating = undefined;
        this.#tell({ isReading: false });
      });
    if (this.#state.isFirst)
      showReading({ ended: this.#updating, onDidChange: this.onDidChange, cancel: () => this.cancel() });
    return this.#updating;
  }

  /** Looks at one file again, whatever was heard of it. */
  async refresh(file: WorkspaceFile): Promise<void> {
    const read = await this.#readIfChanged(file);
    if (!read) return;
    for (const step of this.#index.add(file.path, read.text)) void step;
    this.#known.set(file.path, read);
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

  /** @param dirty Addresses of files that may have changed, beside those that are new; absent: any may have. */
  async #readAll(dirty: ReadonlySet<string> | undefined, signal: AbortSignal): Promise<void> {
    const { clock, files: all } = this.#deps;
    const list = await all.list();
    const wanted = list.files.filter(({ path }) => mayBeSearched(path));
    const files = wanted.slice(0, MOST_FILES);
    this.#forgetAllBut(files);
    const suspects = files.filter(
      ({ path, uri }) => dirty === undefined || dirty.has(uri.toString()) || !this.#known.has(path),
    );
    this.#tell({ done: 0, total: suspects.length, isReading: true, isCut: list.isCut || wanted.length > files.length });
    const pause = (): Promise<void> => new Promise((resolve) => clock.setTimer(resolve, 0));
    const runner = createSlicedRunner({ sliceMs: SLICE_MS, now: () => performance.now(), pause, signal });
    for (let index = 0; index < suspects.length && !signal.aborted; index += AT_ONCE) {
      const group = suspects.slice(index, index + AT_ONCE);
      await this.#takeIn(await Promise.all(group.map((file) => this.#readIfChanged(file))), { runner, signal });
      this.#tell({ done: index + group.length, isCut: this.#state.isCut || this.#index.isFull });
    }
    if (dirty !== undefined || signal.aborted) return;
    this.#checkedAt = clock.now();
    this.#tell({ isFirst: false });
  }

  async #takeIn(read: readonly (ReadFile | undefined)[], { runner, signal }: Taking): Promise<void> {
    for (const one of read) {
      if (one === undefined || signal.aborted) continue;
      await runner.run(this.#index.add(one.file.path, one.text));
      if (!signal.aborted) this.#known.set(one.file.path, one);
    }
    // Reading alone takes its turns, too.
    await runner.run([].values());
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
  async #readIfChanged(file: WorkspaceFile): Promise<ReadFile | undefined> {
    const known = this.#known.get(file.path);
    if (known === undefined && this.#index.isFull) return undefined;
    const seen = await lookAtFile(file.uri);
    if (seen && known?.stamp === seen.stamp) return undefined;
    if (seen && (await this.#deps.guard.isFree(file.uri))) {
      // What is no text is remembered too, as an empty one.
      return { file, stamp: seen.stamp, text: await seen.readText() };
    }
    this.#forget(file.path);
    return undefined;
  }

  #tell(change: Partial<IndexState>): void {
    this.#state = { ...this.#state, ...change };
    this.#changed.fire(this.#state);
  }
}
