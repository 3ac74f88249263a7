import { isSameStatement } from '../locate/isSameStatement.ts';
import { keepsAll, similarity } from '../locate/similarity.ts';
import { pairLines } from '../text/diffLines.ts';
import { isSignificant, looseKey } from '../text/rawLines.ts';
import { uniqueAnchors } from '../text/uniqueAnchors.ts';

/** How far ahead of the last sure line others are looked for. */
const LOOK_AHEAD = 3;

/**
 * How many lines of the original an unfinished answer has dealt with: up to the last line that both have, and as many after it as the answer's
 * last lines are new forms of. Never more than is plain, so that nothing goes that the answer may still repeat.
 */
export function reachedLines(original: readonly string[], answer: readonly string[]): number {
  const oldKeys = original.map(looseKey);
  const newKeys = answer.map(looseKey);
  const anchor = uniqueAnchors(whole(oldKeys), whole(newKeys), { isFit: isSignificant }).at(-1);
  const [oldStart, newStart] = anchor === undefined ? [0, 0] : [anchor.old + 1, anchor.new + 1];
  const rest = newKeys.slice(newStart);
  const window = oldKeys.slice(oldStart, oldStart + rest.length + LOOK_AHEAD);
  const pair = pairLines(window, rest).findLast(
    ({ old, new: fresh }) => old - fresh <= LOOK_AHEAD && rest[fresh] !== '',
  );
  let [old, fresh] = pair === undefined ? [0, 0] : [pair.old + 1, pair.new + 1];
  while (fresh < rest.length && old < window.length && isNewForm(window[old] ?? '', rest[fresh] ?? '')) {
    old += 1;
    fresh += 1;
  }
  // What is left of the answer is new; the blank line or bracket after it is still to come.
  return oldStart + old;
}

function whole(keys: readonly string[]): {
  readonly keys: readonly string[];
  readonly start: number;
  readonly end: number;
} {
  return { keys, start: 0, end: keys.length };
}

function isNewForm(old: string, fresh: string): boolean {
  if (old === '' || fresh === '') return old === fresh;
  return isSameStatement(old, fresh) || similarity(old, fresh) >= 0.6 || (isSignificant(old) && keepsAll(old, fresh));
}
