export interface CursorTextOptions {
  readonly text: string;
  readonly offset: number;
  readonly maxTokens: number;
  readonly estimateTokens: (text: string) => number;
}

export interface CursorText {
  readonly prefix: string;
  readonly suffix: string;
}

/** What stands before the cursor matters more than what follows. */
const SHARE_OF_PREFIX = 0.75;

/** As much text around the cursor as the budget allows, cut at line ends; what one side does not need goes to the other. */
export function textAroundCursor({ text, offset, maxTokens, estimateTokens }: CursorTextOptions): CursorText {
  const before = text.slice(0, offset);
  const after = text.slice(offset);
  const wantedSuffix = Math.floor(maxTokens * (1 - SHARE_OF_PREFIX));
  const suffix = fitStart(after, Math.max(wantedSuffix, maxTokens - estimateTokens(before)), estimateTokens);
  const prefix = fitEnd(before, maxTokens - estimateTokens(suffix), estimateTokens);
  return { prefix, suffix };
}

function fitEnd(text: string, budget: number, estimateTokens: (text: string) => number): string {
  const length = fittingLength(text.length, (size) => estimateTokens(text.slice(text.length - size)) <= budget);
  if (length === text.length) return text;
  const cut = text.length - length;
  const lineEnd = text.indexOf('\n', cut);
  return text.slice(lineEnd === -1 || lineEnd === text.length - 1 ? cut : lineEnd + 1);
}

function fitStart(text: string, budget: number, estimateTokens: (text: string) => number): string {
  const length = fittingLength(text.length, (size) => estimateTokens(text.slice(0, size)) <= budget);
  if (length === text.length) return text;
  const lineEnd = text.lastIndexOf('\n', length);
  return text.slice(0, lineEnd <= 0 ? length : lineEnd);
}

/** The largest size up to `most` that fits, found by halving; sizes of a growing text never shrink. */
function fittingLength(most: number, fits: (size: number) => boolean): number {
  if (fits(most)) return most;
  let low = 0;
  let high = most;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
