import type { TokenUsage } from '../usage/tokenUsage.ts';
import { isRecord } from '../util/isRecord.ts';

/** The counts of a chunk or a plain answer, wherever the server puts them; undefined when it tells none or only zeros (Ollama). */
export function parseUsage(chunk: Readonly<Record<string, unknown>>): TokenUsage | undefined {
  return usageOf(chunk['usage']) ?? groqUsage(chunk['x_groq']) ?? usageInChoice(chunk['choices']);
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
  const promptTokens = count(value['prompt_tokens']) ?? count(value['input_tokens']) ?? 0;
  const completionTokens = count(value['completion_tokens']) ?? count(value['output_tokens']) ?? 0;
  const totalTokens = count(value['total_tokens']) ?? promptTokens + completionTokens;
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

/** xAI counts in these. */
const TICKS_OF_A_DOLLAR = 10_000_000_000;

/** OpenRouter and its like: a number, in dollars; Perplexity: an object with the sum; DeepInfra: an estimate of its own; xAI: ticks. */
function costOf(usage: Readonly<Record<string, unknown>>): number | undefined {
  const { cost, estimated_cost: estimate, cost_in_usd_ticks: ticks } = usage;
  const total = isRecord(cost) ? cost['total_cost'] : cost;
  const inTicks = count(ticks);
  return count(total) ?? count(estimate) ?? (inTicks === undefined ? undefined : inTicks / TICKS_OF_A_DOLLAR);
}

function detail(details: unknown, name: string): number | undefined {
  return isRecord(details) ? count(details[name]) : undefined;
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
