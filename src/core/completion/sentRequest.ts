import type { UsageRecord } from '../usage/usageRecord.ts';
import type { RequestPlan } from './prepareRequest.ts';
import type { RequestInFlight } from './requestInFlight.ts';

/** A request that went out, and what it was made from; for whoever wants to look at it afterwards. */
export interface SentRequest {
  readonly plan: RequestPlan;
  readonly request: RequestInFlight;
  /** From the question to the request; undefined: it was sent ahead of any. */
  readonly waitedMs: number | undefined;
  /** What it took, once it has ended. */
  usage(): UsageRecord | undefined;
}
