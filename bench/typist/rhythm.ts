import { chance, logNormal } from './random.ts';

/**
 * How a person types. Intervals between keys are log-normal with the mean (about 0.24 s) and spread (about 0.11 s) that Dhakal et al. found for 168 000
 * people ("Observations on Typing from 136 Million Keystrokes", CHI 2018), and about six keys in a hundred undo a mistake, as there. Thinking is added, because
 * those people copied sentences: before half of the lines and before a tenth of the words.
 */
export interface Rhythm {
  /** Whole milliseconds before the key for the character at `place` of the text. */
  intervalMs(place: number): number;
  /** Whether a wrong key comes first here, is seen and is taken back. */
  slips(place: number): boolean;
  /** Whether the word that ends here is deleted and written anew. */
  reconsiders(place: number): boolean;
}

const MEDIAN_INTERVAL_MS = 215;
const INTERVAL_SIGMA = 0.44;
const LINE_THOUGHT_MS = 1_400;
const WORD_THOUGHT_MS = 700;
const THOUGHT_SIGMA = 0.7;
const SLIPS = 0.03;
const RECONSIDERED_WORDS = 0.02;

type Purpose = 'interval' | 'thought' | 'thinks' | 'slip' | 'reconsider';
const PURPOSES: Readonly<Record<Purpose, number>> = { interval: 0, thought: 2, thinks: 4, slip: 5, reconsider: 6 };

/** The rhythm of one person on one text; the same seed gives the same one. */
export function createRhythm(text: string, seed: number): Rhythm {
  const draw = (place: number, purpose: Purpose): number => chance(seed, place, PURPOSES[purpose]);
  const pair = (place: number, purpose: 'interval' | 'thought') =>
    [draw(place, purpose), chance(seed, place, PURPOSES[purpose] + 1)] as const;
  const thinksMs = (place: number): number => {
    const before = text[place - 1] ?? '\n';
    const isWordStart = /\W/.test(before) && /\w/.test(text[place] ?? '');
    if (before === '\n' && draw(place, 'thinks') < 0.5)
      return logNormal(LINE_THOUGHT_MS, THOUGHT_SIGMA, pair(place, 'thought'));
    if (isWordStart && draw(place, 'thinks') < 0.1)
      return logNormal(WORD_THOUGHT_MS, THOUGHT_SIGMA, pair(place, 'thought'));
    return 0;
  };
  return {
    intervalMs: (place) =>
      Math.round(logNormal(MEDIAN_INTERVAL_MS, INTERVAL_SIGMA, pair(place, 'interval')) + thinksMs(place)),
    slips: (place) => /\w/.test(text[place] ?? '') && draw(place, 'slip') < SLIPS,
    reconsiders: (place) =>
      /\w/.test(text[place - 1] ?? '') &&
      /\W/.test(text[place] ?? '') &&
      draw(place, 'reconsider') < RECONSIDERED_WORDS,
  };
}
