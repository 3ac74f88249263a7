import * as vscode from 'vscode';
import { summariseDiff } from '../../core/products/git/summariseDiff.ts';
import { estimateTokens } from '../../core/usage/estimateTokens.ts';
import { type GitRepository, openGit, UNTRACKED } from '../products/git/gitApi.ts';

/** Of staged changes and of the others, each. */
const MAX_TOKENS = 10_000;

/**
 * What is not committed in the repository of a file or folder, staged changes first; secrets, lock files and files that Git does not know yet
 * are only named. Empty when there is nothing, undefined without a repository.
 */
export async function uncommittedDiff(uri: vscode.Uri): Promise<string | undefined> {
  const repository = (await openGit())?.getRepository(uri);
  if (!repository) return undefined;
  const [staged, others] = await Promise.all([repository.diff(true), repository.diff(false)]);
  return [summarise(staged, []), summarise(others, untrackedPaths(repository))]
    .filter((text) => text !== '')
    .join('\n');
}

function summarise(diff: string, untracked: readonly string[]): string {
  if (diff.trim() === '' && untracked.length === 0) return '';
  return summariseDiff(diff, { budgetTokens: MAX_TOKENS, estimateTokens, untracked }).text;
}

function untrackedPaths({ state }: GitRepository): readonly string[] {
  return [...state.workingTreeChanges, ...(state.untrackedChanges ?? [])]
    .filter(({ status }) => status === UNTRACKED)
    .map(({ uri }) => vscode.workspace.asRelativePath(uri, false));
}
