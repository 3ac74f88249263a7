import { createListeners } from '../util/listeners.ts';
import { addCosts } from './cost.ts';
import { parseSavedUsage } from './parseSavedUsage.ts';
import { PromptCacheWatch, type UncachedPrompts } from './promptCacheWatch.ts';
import type { UsageRecord } from './usageRecord.ts';
import type { SavedUsage, UsageGroup, UsageTotals } from './usageTotals.ts';

/** Adds up what this window has used. Numbers only ever come from `UsageRecord`s; nothing is counted twice or guessed here. */
export interface UsageLedger {
  record(record: UsageRecord): void;
  readonly totals: UsageTotals;
  readonly lastRequest: UsageRecord | undefined;
  /** By endpoint, model and role, the largest first. */
  readonly groups: readonly UsageGroup[];
  /** A prompt cache that helps nothing; undefined without clear evidence from this window. */
  readonly uncached: UncachedPrompts | undefined;
  reset(): void;
  /** The returned function removes the listener. */
  onDidChange(listener: () => void): () => void;
  save(): SavedUsage;
}

export const NO_USAGE: UsageTotals = {
  requests: 0,
  promptTokens: 0,
  completionTokens: 0,
  cachedTokens: 0,
  estimated: false,
};

/** `saved` is whatever storage gave back for an earlier `save()`; what does not parse is left out. */
export function createUsageLedger(saved?: unknown): UsageLedger {
  const restored = parseSavedUsage(saved);
  let groups = new Map(restored.groups.map((group) => [groupKey(group), group]));
  let lastRequest = restored.lastRequest;
  const listeners = createListeners<void>();
  const cacheWatch = new PromptCacheWatch();
  const sortedGroups = () => [...groups.values()].sort((a, b) => tokensOf(b.totals) - tokensOf(a.totals));
  return {
    record(record) {
      const key = groupKey(record);
      const totals = addTotals(groups.get(key)?.totals ?? NO_USAGE, totalsOf(record));
      groups.set(key, { role: record.role, endpointName: record.endpointName, model: record.model, totals });
      lastRequest = record;
      cacheWatch.note(record);
      listeners.tell();
    },
    get totals() {
      return [...groups.values()].reduce((sum, group) => addTotals(sum, group.totals), NO_USAGE);
    },
    get lastRequest() {
      return lastRequest;
    },
    get groups() {
      return sortedGroups();
    },
    get uncached() {
      return cacheWatch.uncached;
    },
    reset() {
      cacheWatch.reset();
      groups = new Map();
      lastRequest = undefined;
      listeners.tell();
    },
    onDidChange: (listener) => listeners.add(listener),
    save: () => ({ groups: sortedGroups(), ...(lastRequest && { lastRequest }) }),
  };
}

function groupKey(group: Pick<UsageGroup, 'role' | 'endpointName' | 'model'>): string {
  return JSON.stringify([group.role, group.endpointName, group.model]);
}

function totalsOf({ usage, cost }: UsageRecord): UsageTotals {
  const { promptTokens, completionTokens, cachedTokens = 0 } = usage;
  // A guess of nothing (a refused request) is no guess: it must not put `≈` in front of exact sums.
  const estimated = usage.source === 'estimated' && promptTokens + completionTokens > 0;
  return { requests: 1, promptTokens, completionTokens, cachedTokens, estimated, ...(cost && { costs: [cost] }) };
}

function addTotals(a: UsageTotals, b: UsageTotals): UsageTotals {
  const costs = addCosts(...(a.costs ?? []), ...(b.costs ?? []));
  return {
    requests: a.requests + b.requests,
    promptTokens: a.promptTokens + b.promptTokens,
    completionTokens: a.completionTokens + b.completionTokens,
    cachedTokens: a.cachedTokens + b.cachedTokens,
    estimated: a.estimated || b.estimated,
    ...(costs.length > 0 && { costs }),
  };
}

function tokensOf(totals: UsageTotals): number {
  return totals.promptTokens + totals.completionTokens;
}
