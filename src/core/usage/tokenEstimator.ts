import { estimateTokens } from './estimateTokens.ts';

/**
 * Estimates that come closer the more a server has counted. Kept per window; holds numbers only, no text. A vocabulary is any name for whose
 * tokens they are: servers cut the same model's text differently, so endpoint and model together.
 */
export interface TokenEstimator {
  /** An unknown vocabulary gives the plain estimate. */
  estimate(text: string, vocabulary: string): number;
  /** @param reportedTokens What the server counted for exactly this text. */
  learn(text: string, vocabulary: string, reportedTokens: number): void;
  /**
   * Tokens of this vocabulary for one of `estimateTokens`, for budgets: follows what was learned in steps, so that a budget does not move with
   * every request. Undefined: nothing learned.
   */
  factor(vocabulary: string): number | undefined;
}

/** Short texts say little about a vocabulary, because fixed extras (begin-of-text, chat template) weigh heavily in them. */
const MINIMUM_TOKENS = 50;
/** Beyond this factor the count is of something else: images, hidden instructions, tools. */
const PLAUSIBLE_FACTOR = 4;
/** How much one request moves the factor: some ten requests settle it, one odd one does not spoil it. */
const WEIGHT = 0.2;
/** The factor for budgets stays while the learned one is within this share of it. */
const STEP = 0.12;

interface Learned {
  readonly factor: number;
  readonly settled: number;
}

export function createTokenEstimator(): TokenEstimator {
  const known = new Map<string, Learned>();
  return {
    estimate: (text, vocabulary) => Math.round(estimateTokens(text) * (known.get(vocabulary)?.factor ?? 1)),
    learn(text, vocabulary, reportedTokens) {
      const estimated = estimateTokens(text);
      if (estimated < MINIMUM_TOKENS || reportedTokens < MINIMUM_TOKENS) return;
      const seen = reportedTokens / estimated;
      if (seen > PLAUSIBLE_FACTOR || seen < 1 / PLAUSIBLE_FACTOR) return;
      const { factor: before = seen, settled = seen } = known.get(vocabulary) ?? {};
      const factor = before + (seen - before) * WEIGHT;
      const isNear = Math.abs(factor - settled) <= STEP * settled;
      known.set(vocabulary, { factor, settled: isNear ? settled : factor });
    },
    factor: (vocabulary) => known.get(vocabulary)?.settled,
  };
}

/** The name of the vocabulary of an endpoint's model. */
export function vocabularyOf(baseUrl: string, model: string): string {
  return JSON.stringify([baseUrl, model]);
}
