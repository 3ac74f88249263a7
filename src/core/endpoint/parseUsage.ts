import type { TokenUsage } from '../usage/tokenUsage.ts';
import { isRecord } from '../util/isRecord.ts';

/** The counts of a chunk or a plain answer, wherever the server puts them; undefined when it tells none or only zeros (Ollama). */
export function parseUsage(chunk: Readonly<Record<string, unknown>>): TokenUsage | undefined {
  return usageOf(chunk['usage']) ?? groqUsage(chunk['x_groq']) ?? usageInChoice(chunk['choices']);
}

/**
 * What is known after another count of the same answer. Servers count on while they write (vLLM), repeat themselves, or tell the prompt
 * first and the answer last; a count that grows smaller only lacks something.
 */
export function laterUsage(before: TokenUsage | undefined, later: TokenUsage): TokenUsage {
  if (before === undefined) return later;
  const promptTokens = Math.max(before.promptTokens, later.promptTokens);
  const completionTokens = Math.max(before.completionTokens, later.completionTokens);
  const isWhole = promptTokens === later.promptTokens && completionTokens === later.completionTokens;
  if (isWhole) return { ...before, ...later };
  const totalTokens = Math.max(before.totalTokens, later.totalTokens, promptTokens + completionTokens);
  return { ...before, ...later, promptTokens, completionTokens, totalTokens };
}

function groqUsage(value: unknown): TokenUsage | undefined {
  return isRecord(value) ? usageOf(value['usage']) : undefined;
}

/** Moonshot puts them beside the finish reason. */
function usageInChoice(choices: unknown): TokenUsage | undefined {
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
  return isRecord(first) ? usageOf(first['usage']) : undefined;
}

function usageOf(value: unknown): TokenUsage | undefined {
  if (!isRecord(value)) return undefined;
  const { promptTokens, completionTokens, totalTokens } = countersOf(value);
  if (promptTokens + completionTokens + totalTokens === 0) return undefined;
  const cachedTokens =
    detail(value['prompt_tokens_details'], 'cached_tokens') ??
    count(value['prompt_cache_hit_tokens']) ??
    count(value['cached_tokens']) ??
    count(value['cache_read_input_tokens']);
  const reasoningTokens =
    detail(value['completion_tokens_details'], 'reasoning_tokens') ?? count(value['reasoning_tokens']);
  const costUsd = costOf(value);
  return {
    promptTokens,
    completionTokens,
    totalTokens,
    ...(cachedTokens !== undefined && { cachedTokens }),
    ...(reasoningTokens !== undefined && { reasoningTokens }),
    ...(costUsd !== undefined && { costUsd }),
    source: 'reported',
  };
}

/** One that is missing follows from the other two; else it is 0. */
function countersOf(
  value: Readonly<Record<string, unknown>>,
): Pick<TokenUsage, 'promptTokens' | 'completionTokens' | 'totalTokens'> {
  const total = count(value['total_tokens']);
  const prompt = count(value['prompt_tokens']) ?? count(value['input_tokens']);
  const completion = count(value['completion_tokens']) ?? count(value['output_tokens']);
  const rest = (known: number | undefined): number =>
    total === undefined || known === undefined ? 0 : Math.max(0, total - known);
  const promptTokens = prompt ?? rest(completion);
  const completionTokens = completion ?? rest(prompt);
  return { promptTokens, completionTokens, totalTokens: total ?? promptTokens + completionTokens };
}

/** xAI counts in these. */
const TICKS_OF_A_DOLLAR = 10_000_000_000;

/** OpenRouter and its like: a number, in dollars; Perplexity: an object with the sum; DeepInfra: an estimate of its own; xAI: ticks. */
function costOf(usage: Readonly<Record<string, unknown>>): number | undefined {
  const { cost, estimated_cost: estimate, cost_in_usd_ticks: ticks } = usage;
  const total = isRecord(cost) ? cost['total_cost'] : cost;
  const inTicks = amount(ticks);
  return amount(total) ?? amount(estimate) ?? (inTicks === undefined ? undefined : inTicks / TICKS_OF_A_DOLLAR);
}

function detail(details: unknown, name: string): number | undefined {
  return isRecord(details) ? count(details[name]) : undefined;
}

/** Some gateways write their counts as strings. */
function count(value: unknown): number | undefined {
  return amount(typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value);
}

function amount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
