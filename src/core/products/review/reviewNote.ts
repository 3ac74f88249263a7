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
      ? `Nothing to remark at a line of ${count(fileCount, 'changed file')}.`
      : `${count(placed.length, 'comment')} in ${count(files, 'file')}${severityWords(review)}.`;
  const notes = [
    unplaced.length === 0
      ? ''
      : `${count(unplaced.length, 'more remark')} fitted no changed line and ${unplaced.length === 1 ? 'is' : 'are'} left out.`,
    shortened === 0 ? '' : `${count(shortened, 'file')} went only in part.`,
    isComplete ? '' : 'The answer was cut at its length limit.',
  ];
  return [found, ...notes].filter((note) => note !== '').join(' ');
}

function severityWords({ placed }: PlacedReview): string {
  const errors = placed.filter(({ severity }) => severity === 'error').length;
  return errors === 0
    ? ''
    : `, ${errors === placed.length ? 'all' : errors} marked as ${errors === 1 ? 'an error' : 'errors'}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
