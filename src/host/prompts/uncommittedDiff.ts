import * as vscode from 'vscode';
import { summariseDiff } from '../../core/products/git/summariseDiff.ts';
import { estimateTokens } from '../../core/usage/estimateTokens.ts';
import type { Exclusions } from '../completion/exclusions.ts';
import { openGit } from '../products/git/gitApi.ts';
import { untrackedFiles, withheldIn } from '../products/git/readChanges.ts';

/** Of staged changes and of the others, each. */
const MAX_TOKENS = 10_000;

/**
 * What is not committed in the repository of a file or folder, staged changes first; secrets, excluded files, lock files and files that Git does not know yet
 * are only named. Empty when there is nothing, undefined without a repository.
 */
export async function uncommittedDiff(uri: vscode.Uri, exclusions: Exclusions): Promise<string | undefined> {
  const repository = (await openGit())?.getRepository(uri);
  if (!repository) return undefined;
  const [staged, others] = await Promise.all([repository.diff(true), repository.diff(false)]);
  const isWithheld = await withheldIn(repository, exclusions, `${staged}\n${others}`);
  const summarise = (diff: string, untracked: readonly string[]): string => {
    if (diff.trim() === '' && untracked.length === 0) return '';
    return summariseDiff(diff, { budgetTokens: MAX_TOKENS, estimateTokens, isWithheld, untracked }).text;
  };
  const untracked = untrackedFiles(repository).map((file) => vscode.workspace.asRelativePath(file, false));
  return [summarise(staged, []), summarise(others, untracked)].filter((text) => text !== '').join('\n');
}
