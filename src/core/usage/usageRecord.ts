import type { Role } from '../settings/endpoint.ts';
import type { Cost } from './cost.ts';
import type { TokenUsage } from './tokenUsage.ts';

/** What is known of one finished, failed or aborted request; the ledger adds them up, the status bar and the panel show them. */
export interface UsageRecord {
  readonly role: Role;
  readonly endpointName: string;
  readonly model: string;
  /** The name of the endpoint in whose place this one was asked, because that one was down or slow. */
  readonly standsInFor?: string;
  /** Reported where the server did, else an estimate of what was sent and received. */
  readonly usage: TokenUsage;
  /** From the request's start to the first text or reasoning; undefined when none came. */
  readonly timeToFirstTokenMs?: number;
  /** Completion tokens by the time from the first token to the last; undefined below two tokens. */
  readonly tokensPerSecond?: number;
  /** As the prices were at the time; undefined where nobody knows them. */
  readonly cost?: Cost;
  readonly startedAt: number;
  readonly outcome: 'completed' | 'aborted' | 'failed';
}
