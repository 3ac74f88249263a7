import * as vscode from 'vscode';
import { collectAnswer } from '../../../core/products/ask/collectAnswer.ts';
import { parseUnifiedDiff } from '../../../core/products/git/parseUnifiedDiff.ts';
import { summariseFiles } from '../../../core/products/git/summariseDiff.ts';
import { parseReview } from '../../../core/products/review/parseReview.ts';
import { placeFindings } from '../../../core/products/review/placeFindings.ts';
import { reviewNote } from '../../../core/products/review/reviewNote.ts';
import { reviewPrompt } from '../../../core/products/review/reviewPrompt.ts';
import { estimateTokens } from '../../../core/usage/estimateTokens.ts';
import { withProgress } from '../../connection/withProgress.ts';
import { showInformation } from '../../notices.ts';
import { chooseRepository } from '../git/chooseRepository.ts';
import type { GitRepository, openGit } from '../git/gitApi.ts';
import { readUncommitted } from '../git/readChanges.ts';
import type { ProductDeps } from '../productDeps.ts';
import type { ReviewThreads } from './reviewThreads.ts';

export interface ReviewDeps extends ProductDeps {
  readonly threads: ReviewThreads;
  /** Absent: VS Code's Git extension. */
  readonly open?: typeof openGit;
}

const MAX_DIFF_TOKENS = 12_000;
const MAX_TOKENS = 4_096;
const TEMPERATURE = 0.1;
const showComments = () => vscode.l10n.t('Show Comments');

/** Has everything since the last commit reviewed; the remarks become comments at their lines. Nothing but the diff is sent. */
export async function reviewChanges(deps: ReviewDeps, argument: unknown): Promise<void> {
  const repository = await chooseRepository(argument, deps.open);
  if (!repository) return;
  const note = await withProgress(vscode.l10n.t('Interline is reviewing the changes.'), (signal) =>
    review(deps, repository, signal),
  );
  if (note === undefined) return;
  const chosen = await (deps.threads.threads.length === 0
    ? showInformation(note)
    : showInformation(note, showComments()));
  if (chosen === showComments()) await vscode.commands.executeCommand('workbench.action.focusCommentsPanel');
}

/** What to tell; undefined when the user turned away. */
async function review(
  { gateway, threads, exclusions, log }: ReviewDeps,
  repository: GitRepository,
  signal: AbortSignal,
): Promise<string | undefined> {
  const changes = await readUncommitted(repository, exclusions);
  if (!changes) return vscode.l10n.t('There is nothing to review: no file has changed since the last commit.');
  const { isWithheld } = changes;
  const files = parseUnifiedDiff(changes.diff);
  const budget = { budgetTokens: MAX_DIFF_TOKENS, estimateTokens, isWithheld, withLineNumbers: true };
  const summary = summariseFiles(files, budget);
  const messages = reviewPrompt(summary.text);
  const answer = await collectAnswer({ gateway, messages, maxTokens: MAX_TOKENS, temperature: TEMPERATURE, signal });
  if (!answer) return undefined;
  const placed = placeFindings(parseReview(answer.text), files);
  threads.show(placed.placed, repository.rootUri);
  log.info('A review is there.', { placed: placed.placed.length, unplaced: placed.unplaced.length });
  const { fileCount, shortened } = summary;
  return reviewNote({ review: placed, fileCount, shortened: shortened.length, isComplete: answer.isComplete });
}
