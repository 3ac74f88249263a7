import { ROLES, type Role } from '../settings/endpoint.ts';
import { isRecord } from '../util/isRecord.ts';
import { parseCost } from './cost.ts';
import type { TokenUsage } from './tokenUsage.ts';
import type { UsageRecord } from './usageRecord.ts';
import type { SavedUsage, UsageGroup, UsageTotals } from './usageTotals.ts';

/** Reads back what `UsageLedger.save` wrote. An older or damaged shape is dropped piece by piece; never throws. */
export function parseSavedUsage(saved: unknown): SavedUsage {
  if (!isRecord(saved)) return { groups: [] };
  const groups = Array.isArray(saved['groups']) ? saved['groups'].flatMap(parseGroup) : [];
  const lastRequest = parseRecord(saved['lastRequest']);
  return { groups, ...(lastRequest && { lastRequest }) };
}

function parseGroup(value: unknown): readonly UsageGroup[] {
  const origin = parseOrigin(value);
  const totals = isRecord(value) ? parseTotals(value['totals']) : undefined;
  return origin && totals ? [{ ...origin, totals }] : [];
}

function parseOrigin(value: unknown): Pick<UsageGroup, 'role' | 'endpointName' | 'model'> | undefined {
  if (!isRecord(value)) return undefined;
  const { role, endpointName, model } = value;
  if (!isRole(role) || typeof endpointName !== 'string' || typeof model !== 'string') return undefined;
  return { role, endpointName, model };
}

function parseTotals(value: unknown): UsageTotals | undefined {
  if (!isRecord(value)) return undefined;
  const { requests, promptTokens, completionTokens, cachedTokens, estimated } = value;
  if (!isCount(requests) || !isCount(promptTokens) || !isCount(completionTokens) || !isCount(cachedTokens))
    return undefined;
  const costs = Array.isArray(value['costs']) ? value['costs'].map(parseCost).filter((cost) => cost !== undefined) : [];
  const sums = { requests, promptTokens, completionTokens, cachedTokens, estimated: estimated === true };
  return costs.length === 0 ? sums : { ...sums, costs };
}

function parseRecord(value: unknown): UsageRecord | undefined {
  const origin = parseOrigin(value);
  if (!origin || !isRecord(value)) return undefined;
  const usage = parseUsage(value['usage']);
  const cost = parseCost(value['cost']);
  const { startedAt, outcome, timeToFirstTokenMs, tokensPerSecond, standsInFor } = value;
  if (!usage || !isCount(startedAt)) return undefined;
  if (outcome !== 'completed' && outcome !== 'aborted' && outcome !== 'failed') return undefined;
  return {
    ...origin,
    usage,
    startedAt,
    outcome,
    ...(typeof standsInFor === 'string' && { standsInFor }),
    ...(cost && { cost }),
    ...(isCount(timeToFirstTokenMs) && { timeToFirstTokenMs }),
    ...(isCount(tokensPerSecond) && { tokensPerSecond }),
  };
}

function parseUsage(value: unknown): TokenUsage | undefined {
  if (!isRecord(value)) return undefined;
  const { promptTokens, completionTokens, totalTokens, cachedTokens, reasoningTokens, costUsd, source } = value;
  if (!isCount(promptTokens) || !isCount(completionTokens) || !isCount(totalTokens)) return undefined;
  if (source !== 'reported' && source !== 'estimated') return undefined;
  return {
    promptTokens,
    completionTokens,
    totalTokens,
    source,
    ...(isCount(cachedTokens) && { cachedTokens }),
    ...(isCount(reasoningTokens) && { reasoningTokens }),
    ...(isCount(costUsd) && { costUsd }),
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}
