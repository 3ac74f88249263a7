import * as vscode from 'vscode';
import { collectAnswer } from '../../core/products/ask/collectAnswer.ts';
import { type BranchNameProblem, branchNameProblem } from '../../core/products/branch/branchNameProblem.ts';
import { branchPrompt } from '../../core/products/branch/branchPrompt.ts';
import { cleanBranchName } from '../../core/products/branch/cleanBranchName.ts';
import { type BranchStyle, learnBranchStyle } from '../../core/products/branch/learnBranchStyle.ts';
import { summariseDiff } from '../../core/products/git/summariseDiff.ts';
import { estimateTokens } from '../../core/usage/estimateTokens.ts';
import { withProgress } from '../connection/withProgress.ts';
import { showInformation } from '../notices.ts';
import { chooseRepository } from './git/chooseRepository.ts';
import type { GitRepository } from './git/gitApi.ts';
import { readChanges } from './git/readChanges.ts';
import type { ProductDeps } from './productDeps.ts';

const MAX_DIFF_TOKENS = 3_000;
const MAX_TOKENS = 512;
const TEMPERATURE = 0.2;

/** Proposes a branch's name from what is to be done or has changed; the branch is made only on Enter. */
export async function createNamedBranch(deps: ProductDeps, argument: unknown): Promise<void> {
  const repository = await chooseRepository(argument);
  if (!repository) return;
  const intention = await askIntention();
  if (intention === undefined) return;
  const existing = await branchNames(repository);
  const style = learnBranchStyle(existing.map(({ short }) => short));
  const names = existing.filter(({ isRemote }) => !isRemote).map(({ short }) => short);
  const proposal = await withProgress(vscode.l10n.t('Interline is looking for a branch name.'), (signal) =>
    propose(deps, { repository, intention, style, names, signal }),
  );
  if (proposal === undefined) return;
  const name = await confirmName(proposal, names);
  if (name !== undefined) await repository.createBranch(name, true);
}

function askIntention(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New Branch'),
    prompt: vscode.l10n.t('What is the work about? Leave it empty to let the changes tell.'),
    ignoreFocusOut: true,
  });
}

interface Branch {
  /** Without the remote's name. */
  readonly short: string;
  readonly isRemote: boolean;
}

async function branchNames(repository: GitRepository): Promise<readonly Branch[]> {
  const list = async (remote: boolean): Promise<readonly Branch[]> => {
    const found = await repository.getBranches({ remote, sort: 'committerdate' });
    return found.flatMap(({ name = '' }) => {
      const short = remote ? name.replace(/^[^/]+\//, '') : name;
      return short === '' ? [] : [{ short, isRemote: remote }];
    });
  };
  const [local, remote] = await Promise.all([list(false), list(true)]);
  return [...local, ...remote.filter(({ short }) => !local.some((one) => one.short === short))];
}

interface Search {
  readonly repository: GitRepository;
  readonly intention: string;
  readonly style: BranchStyle;
  readonly names: readonly string[];
  readonly signal: AbortSignal;
}

/** Undefined when there is nothing to name, or the user turned away. */
async function propose(deps: ProductDeps, search: Search): Promise<string | undefined> {
  const { repository, intention, style, names, signal } = search;
  const changes = intention.trim() === '' ? await readChanges(repository, deps.exclusions) : undefined;
  if (intention.trim() === '' && !changes) {
    void showInformation(vscode.l10n.t('Nothing has changed yet. Say in a few words what the branch is for.'));
    return undefined;
  }
  const budget = { budgetTokens: MAX_DIFF_TOKENS, estimateTokens };
  const diff = changes ? summariseDiff(changes.diff, { ...budget, ...changes }).text : '';
  const messages = branchPrompt({ style, intention: intention.trim(), diff });
  const { gateway } = deps;
  const answer = await collectAnswer({ gateway, messages, maxTokens: MAX_TOKENS, temperature: TEMPERATURE, signal });
  // A model that says nothing leaves the naming to the user.
  return answer && (cleanBranchName(answer.text, style, names) ?? cleanBranchName(intention, style, names) ?? '');
}

function confirmName(proposal: string, existing: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New Branch'),
    prompt: vscode.l10n.t('Enter makes the branch and switches to it.'),
    value: proposal,
    ignoreFocusOut: true,
    validateInput: (typed) => {
      const problem = branchNameProblem(typed, existing);
      return problem && problemWords(problem);
    },
  });
}

function problemWords(problem: BranchNameProblem): string {
  switch (problem.kind) {
    case 'empty':
      return vscode.l10n.t('A branch needs a name.');
    case 'reserved':
      return vscode.l10n.t('Git keeps this name for itself.');
    case 'tooLong':
      return vscode.l10n.t('This name is too long for a file.');
    case 'forbidden':
      return vscode.l10n.t('Git does not allow this in a name: {0}.', problem.what);
    case 'exists':
      return vscode.l10n.t('There is a branch {0} already.', problem.branch);
    case 'inTheWay':
      return vscode.l10n.t('The branch {0} stands in the way: one of the two would be a folder.', problem.branch);
  }
}
