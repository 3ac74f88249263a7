import { estimateTokens } from './estimateTokens.ts';

/** Estimates that come closer the more a model's server has counted. Kept per window; holds numbers only, no text. */
export interface TokenEstimator {
  /** @param model The model's full id; an unknown one gives the plain estimate. */
  estimate(text: string, model: string): number;
  /** @param reportedTokens What the server counted for exactly this text. */
  learn(text: string, model: string, reportedTokens: number): void;
}

/** Short texts say little about a vocabulary, because fixed extras (begin-of-text, chat template) weigh heavily in them. */
const MINIMUM_TOKENS = 50;
/** Beyond this factor the count is of something else: images, hidden instructions, tools. */
const PLAUSIBLE_FACTOR = 4;
/** How much one request moves the factor: some ten requests settle it, one odd one does not spoil it. */
const WEIGHT = 0.2;

export function createTokenEstimator(): TokenEstimator {
  const factors = new Map<string, number>();
  return {
    estimate: (text, model) => Math.round(estimateTokens(text) * (factors.get(model) ?? 1)),
    learn(text, model, reportedTokens) {
      const estimated = estimateTokens(text);
      if (estimated < MINIMUM_TOKENS || reportedTokens < MINIMUM_TOKENS) return;
      const factor = reportedTokens / estimated;
      if (factor > PLAUSIBLE_FACTOR || factor < 1 / PLAUSIBLE_FACTOR) return;
      const known = factors.get(model);
      factors.set(model, known === undefined ? factor : known + (factor - known) * WEIGHT);
    },
  };
}
