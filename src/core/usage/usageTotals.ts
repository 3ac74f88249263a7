import type { Role } from '../settings/endpoint.ts';
import type { Cost } from './cost.ts';
import type { UsageRecord } from './usageRecord.ts';

/** Sums over many requests, in tokens. */
export interface UsageTotals {
  readonly requests: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cachedTokens: number;
  /** True when any token of these sums was guessed: show `≈`. */
  readonly estimated: boolean;
  /** One sum for each currency; absent: no request's cost is known. */
  readonly costs?: readonly Cost[];
}

/** The sums of one endpoint's model in one role. */
export interface UsageGroup {
  readonly role: Role;
  readonly endpointName: string;
  readonly model: string;
  readonly totals: UsageTotals;
}

/** What the ledger writes down for later; plain JSON without prompts or keys. */
export interface SavedUsage {
  readonly groups: readonly UsageGroup[];
  readonly lastRequest?: UsageRecord;
}
