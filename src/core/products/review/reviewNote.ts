import { t } from '@vscode/l10n';
import type { PlacedReview } from './placeFindings.ts';

export interface ReviewFacts {
  readonly review: PlacedReview;
  readonly fileCount: number;
  /** How many files' changes did not reach the model in full. */
  readonly shortened: number;
  /** False where the answer was cut at its token limit. */
  readonly isComplete: boolean;
}

/** What is said when a review is there: how much was found, and what was not looked at. Plain text. */
export function reviewNote({ review, fileCount, shortened, isComplete }: ReviewFacts): string {
  const { placed, unplaced } = review;
  const files = new Set(placed.map(({ path }) => path)).size;
  const found =
    placed.length === 0
      ? nothingFound(fileCount)
      : [commentWords(placed.length, files), ...severityWords(review)].join(' ');
  const notes = [
    ...(unplaced.length === 0 ? [] : [leftOutWords(unplaced.length)]),
    ...(shortened === 0 ? [] : [shortenedWords(shortened)]),
    ...(isComplete ? [] : [t('The answer was cut at its length limit.')]),
  ];
  return [found, ...notes].join(' ');
}

function nothingFound(fileCount: number): string {
  return fileCount === 1
    ? t('Nothing to remark at a line of 1 changed file.')
    : t('Nothing to remark at a line of {0} changed files.', fileCount);
}

function commentWords(comments: number, files: number): string {
  if (files > 1) return t('{0} comments in {1} files.', comments, files);
  return comments === 1 ? t('1 comment in 1 file.') : t('{0} comments in 1 file.', comments);
}

function severityWords({ placed }: PlacedReview): readonly string[] {
  const errors = placed.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return [];
  return [errors === 1 ? t('1 is marked as an error.') : t('{0} are marked as errors.', errors)];
}

function leftOutWords(count: number): string {
  return count === 1
    ? t('1 more remark fitted no changed line and is left out.')
    : t('{0} more remarks fitted no changed line and are left out.', count);
}

function shortenedWords(count: number): string {
  return count === 1 ? t('1 file went only in part.') : t('{0} files went only in part.', count);
}
