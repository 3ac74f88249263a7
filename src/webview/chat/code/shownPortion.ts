/** Blocks of more lines are folded once their answer has ended; less would save nothing. */
export const LONGEST_UNFOLDED = 40;
/** What a folded block shows: about as much as is seen beside the words around it. */
const FOLDED_LINES = 24;
/** How much of an unfolded block is drawn at first, and with every "Show more". */
const PORTION_LINES = 600;
const PORTION_LENGTH = 40_000;

/** The part of a block that is drawn. @param portions 0: it is folded. */
export function shownPortion(code: string, portions: number): string {
  const lines = portions === 0 ? FOLDED_LINES : PORTION_LINES * portions;
  return firstLines(code, lines, Math.min(code.length, PORTION_LENGTH * Math.max(1, portions)));
}

/** Cut at a line end where there is one. */
function firstLines(code: string, lines: number, limit: number): string {
  let end = 0;
  for (let line = 0; line < lines; line += 1) {
    const next = code.indexOf('\n', end);
    if (next === -1 && code.length <= limit) return code;
    if (next === -1 || next >= limit) return end === 0 ? code.slice(0, limit) : code.slice(0, end);
    end = next + 1;
  }
  return code.slice(0, end);
}

/** So many lines as an editor counts them, without a last empty one. */
export function countLines(code: string): number {
  let count = 1;
  for (let at = code.indexOf('\n'); at !== -1; at = code.indexOf('\n', at + 1)) count += 1;
  return count;
}
