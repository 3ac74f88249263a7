import { estimateTokens } from '../usage/estimateTokens.ts';
import type { Manners } from './manners.ts';
import type { SamplingOptions } from './requests.ts';

export interface FitOptions {
  readonly manners: Manners;
  /** Everything that counts as prompt. */
  readonly privateTexts: readonly string[];
  /** What a refusal of this very request left room for. */
  readonly longestAnswer: number | undefined;
}

/** An estimate may be too low by this part; the refusal that then comes states the true numbers. */
const SAFETY = 1.15;
/** Below this the answer is not shortened: the prompt is what is too long, and the server should say so. */
const SHORTEST_ANSWER = 16;

/**
 * "Truncate" on servers that do not do it themselves: the answer's limit, lowered so that prompt and answer fit the model's length where
 * that is known. `contextLengthExceeded: 'error'` leaves the wish as it is.
 */
export function fitToContext(request: SamplingOptions, options: FitOptions): Pick<SamplingOptions, 'maxTokens'> {
  const { maxTokens } = request;
  if (options.longestAnswer !== undefined) return { maxTokens: Math.min(options.longestAnswer, maxTokens ?? Infinity) };
  const context = options.manners.learned.contextTokens;
  const wished = maxTokens === undefined ? {} : { maxTokens };
  if (maxTokens === undefined || context === undefined || request.contextLengthExceeded === 'error') return wished;
  if (!options.manners.refuses('context_length_exceeded_behavior')) return wished;
  const prompt = options.privateTexts.reduce((sum, text) => sum + estimateTokens(text), 0);
  const room = Math.floor(context - prompt * SAFETY);
  return room >= SHORTEST_ANSWER ? { maxTokens: Math.min(maxTokens, room) } : wished;
}
