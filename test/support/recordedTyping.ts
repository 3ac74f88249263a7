import { createRhythm } from '../../bench/typist/rhythm.ts';

/** The text between what stands above and below, and how long the typing rested before the next key. */
export interface TypedState {
  readonly written: string;
  readonly restMs: number;
}

/** Before a wrong key is seen and taken back. */
const MISTAKE_SEEN_MS = 300;

/**
 * Every state of a text while one person writes the goal and accepts nothing: with pauses, wrong keys that are taken back, and words that
 * are deleted and written anew. The same seed gives the same session.
 */
export function recordTyping(goal: string, seed: number): readonly TypedState[] {
  const rhythm = createRhythm(goal, seed);
  const states: TypedState[] = [];
  const reconsidered = new Set<number>();
  const rest = (written: string, restMs: number): void => {
    states.push({ written, restMs });
  };
  for (let place = 0; place < goal.length; place += 1) {
    const written = goal.slice(0, place);
    rest(written, rhythm.intervalMs(place));
    if (rhythm.slips(place)) rest(`${written}#`, MISTAKE_SEEN_MS);
    if (!rhythm.reconsiders(place) || reconsidered.has(place)) continue;
    reconsidered.add(place);
    const start = written.search(/\w+$/);
    for (let end = place - 1; end >= start; end -= 1) rest(goal.slice(0, end), rhythm.intervalMs(end));
    place = start - 1;
  }
  return states;
}
