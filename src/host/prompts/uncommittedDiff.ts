import * as vscode from 'vscode';
import { summariseDiff } from '../../core/products/git/summariseDiff.ts';
import { estimateTokens } from '../../core/usage/estimateTokens.ts';
import { isRecord } from '../../core/util/isRecord.ts';

/** The part of the Git extension's interface (version 1) that is used here. */
interface Repository {
  /** A diff of the index against the last commit when `cached`, of the files against the index otherwise. */
  readonly diff: (cached?: boolean) => Promise<string>;
}

/** Of staged changes and of the others, each. */
const MAX_TOKENS = 10_000;

/** What is not committed in the repository of a file or folder, staged changes first, secrets and lock files only named; empty when there is nothing, undefined without a repository. */
export async function uncommittedDiff(uri: vscode.Uri): Promise<string | undefined> {
  const repository = await findRepository(uri);
  if (!repository) return undefined;
  const [staged, others] = await Promise.all([repository.diff(true), repository.diff(false)]);
  return [staged, others]
    .filter((diff) => diff.trim() !== '')
    .map((diff) => summariseDiff(diff, { budgetTokens: MAX_TOKENS, estimateTokens }).text)
    .join('\n');
}

/** Undefined where the Git extension is switched off or missing, as in a web window. */
async function findRepository(uri: vscode.Uri): Promise<Repository | undefined> {
  const extension = vscode.extensions.getExtension<unknown>('vscode.git');
  if (!extension) return undefined;
  const git = await extension.activate();
  if (!isRecord(git) || git['enabled'] === false || typeof git['getAPI'] !== 'function') return undefined;
  const api: unknown = Reflect.apply(git['getAPI'], git, [1]);
  if (!isRecord(api) || typeof api['getRepository'] !== 'function') return undefined;
  const repository: unknown = Reflect.apply(api['getRepository'], api, [uri]);
  return isRepository(repository) ? repository : undefined;
}

function isRepository(value: unknown): value is Repository {
  return isRecord(value) && typeof value['diff'] === 'function';
}
