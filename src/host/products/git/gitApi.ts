import * as vscode from 'vscode';
import { isRecord } from '../../../core/util/isRecord.ts';

/** The parts of the Git extension's interface, version 1, that are used here. Its own declarations are `extensions/git/src/api/git.d.ts` of VS Code. */
export interface GitApi {
  /** `uninitialized`: it still looks for repositories. */
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<GitApi['state']>;
  readonly repositories: readonly GitRepository[];
  getRepository(uri: vscode.Uri): GitRepository | null;
}

export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly inputBox: { value: string };
  readonly state: {
    readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined;
    readonly indexChanges: readonly GitChange[];
    readonly workingTreeChanges: readonly GitChange[];
    /** Only where `git.untrackedChanges` is `separate`. */
    readonly untrackedChanges?: readonly GitChange[];
  };
  /** As `git diff` prints it: of the index against the last commit when `cached`, else of the files against the index. */
  diff(cached?: boolean): Promise<string>;
  /** Of one file against the last commit. */
  diffWithHEAD(path: string): Promise<string>;
  log(options: { readonly maxEntries: number }): Promise<readonly GitCommit[]>;
  /** Which files differ between the last common commit of the two and the second. */
  diffBetween(ref1: string, ref2: string): Promise<readonly GitChange[]>;
  diffBetween(ref1: string, ref2: string, path: string): Promise<string>;
  getBranches(query: {
    readonly remote: boolean;
    readonly sort: 'committerdate';
  }): Promise<readonly { readonly name?: string }[]>;
  createBranch(name: string, checkout: boolean): Promise<void>;
}

export interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly parents: readonly string[];
  readonly authorName?: string;
  readonly authorDate?: Date;
}

export interface GitChange {
  readonly uri: vscode.Uri;
  /** A number of `Status`. */
  readonly status: number;
}

/** `Status.UNTRACKED`. */
export const UNTRACKED = 7;

/** How long the Git extension may look for repositories after the window's start. */
const PATIENCE_MS = 5_000;

/** Undefined where the Git extension is switched off or missing, as in a web window, and in an untrusted folder. */
export async function openGit(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<unknown>('vscode.git');
  const git = await extension?.activate();
  if (!isRecord(git) || git['enabled'] !== true || typeof git['getAPI'] !== 'function') return undefined;
  const api: unknown = Reflect.apply(git['getAPI'], git, [1]);
  if (!isGitApi(api)) return undefined;
  await untilInitialised(api);
  return api;
}

function isGitApi(value: unknown): value is GitApi {
  return (
    typeof value === 'object' &&
    value !== null &&
    'repositories' in value &&
    'getRepository' in value &&
    'onDidChangeState' in value
  );
}

async function untilInitialised(api: GitApi): Promise<void> {
  if (api.state === 'initialized') return;
  let listener: vscode.Disposable | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  await new Promise<void>((resolve) => {
    listener = api.onDidChangeState(() => resolve());
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  listener?.dispose();
  clearTimeout(timer);
}
