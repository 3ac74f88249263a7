export interface TokenBudget {
  readonly budget: number;
  readonly estimateTokens: (text: string) => number;
}

/** No token is longer on average; what lies beyond is not even looked at. */
const MOST_CHARACTERS_PER_TOKEN = 12;

/** As many whole lines from the start of a text as the budget allows. */
export function fitStart(text: string, { budget, estimateTokens }: TokenBudget): string {
  const near = text.slice(0, Math.floor(budget * MOST_CHARACTERS_PER_TOKEN));
  if (near.length === text.length && estimateTokens(text) <= budget) return text;
  const ends = lineEnds(near);
  const count = mostThatFit(ends.length, (lines) => estimateTokens(near.slice(0, ends[lines - 1])) <= budget);
  return near.slice(0, ends[count - 1] ?? 0);
}

/** As many whole lines from the end of a text as the budget allows. */
export function fitEnd(text: string, { budget, estimateTokens }: TokenBudget): string {
  const near = text.slice(Math.max(0, text.length - Math.floor(budget * MOST_CHARACTERS_PER_TOKEN)));
  if (near.length === text.length && estimateTokens(text) <= budget) return text;
  const starts = lineEnds(near).filter((end) => end < near.length);
  const startOf = (lines: number): number => starts.at(-lines) ?? near.length;
  const count = mostThatFit(starts.length, (lines) => estimateTokens(near.slice(startOf(lines))) <= budget);
  return count === 0 ? '' : near.slice(startOf(count));
}

/** Where lines end, with their ends. */
function lineEnds(text: string): readonly number[] {
  return Array.from(text.matchAll(/\r\n|\n|\r/g), (match) => match.index + match[0].length);
}

/** The largest count up to `most` that fits, found by halving; more lines never take less. */
function mostThatFit(most: number, fits: (count: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
