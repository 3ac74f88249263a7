import { addCosts, type Cost } from '../usage/cost.ts';
import type { TokenUsage } from '../usage/tokenUsage.ts';
import { without } from '../util/without.ts';
import type { AnswerUsage } from './conversation.ts';

/** What an answer has cost that took two requests; times are those of the later one. */
export function addUsage(first: AnswerUsage | undefined, second: AnswerUsage | undefined): AnswerUsage | undefined {
  if (!first || !second) return second ?? first;
  const cost = costOfBoth(first.cost, second.cost);
  return { ...without(second, 'cost'), usage: addTokens(first.usage, second.usage), ...(cost && { cost }) };
}

/** Undefined where it is in two currencies; with one half unknown it is at least the other. */
function costOfBoth(a: Cost | undefined, b: Cost | undefined): Cost | undefined {
  const [sum, another] = addCosts(a, b);
  if (sum === undefined || another !== undefined) return undefined;
  return { ...sum, estimated: sum.estimated || a === undefined || b === undefined };
}

function addTokens(a: TokenUsage, b: TokenUsage): TokenUsage {
  const isKnown = (one?: number, other?: number): boolean => one !== undefined || other !== undefined;
  return {
    promptTokens: a.promptTokens + b.promptTokens,
    completionTokens: a.completionTokens + b.completionTokens,
    totalTokens: a.totalTokens + b.totalTokens,
    ...(isKnown(a.cachedTokens, b.cachedTokens) && { cachedTokens: (a.cachedTokens ?? 0) + (b.cachedTokens ?? 0) }),
    ...(isKnown(a.reasoningTokens, b.reasoningTokens) && {
      reasoningTokens: (a.reasoningTokens ?? 0) + (b.reasoningTokens ?? 0),
    }),
    source: a.source === 'reported' && b.source === 'reported' ? 'reported' : 'estimated',
  };
}
