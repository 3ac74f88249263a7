import type { ModelGateway } from '../endpoint/modelGateway.ts';
import type { RateLimitWatch } from '../endpoint/rateLimitWatch.ts';
import type { Clock } from '../ports.ts';
import { Outages, type OutageListener } from './outage.ts';
import type { RequestInFlight } from './requestInFlight.ts';
import { RequestPolicy } from './requestPolicy.ts';
import { SuggestionCache } from './suggestionCache.ts';

/** What ghost text remembers from one key to the next; one for each window. */
export interface CompletionSession {
  readonly gateway: ModelGateway;
  readonly clock: Clock;
  readonly cache: SuggestionCache;
  readonly policy: RequestPolicy;
  readonly outages: Outages;
  /** What servers say of how much may still be asked. */
  readonly rateLimits: RateLimitWatch | undefined;
  /** At most one request is under way. */
  inFlight: RequestInFlight | undefined;
  /** How many questions the editor has asked. An older one than the latest may still listen, but starts nothing any more. */
  questions: number;
  /** Editor questions that wait for `inFlight`; when the last has gone, so does the request, after a moment. */
  waiting: number;
}

export interface CompletionSessionOptions extends Pick<CompletionSession, 'gateway' | 'clock'> {
  readonly rateLimits?: RateLimitWatch;
  readonly onOutage?: OutageListener;
}

export function createCompletionSession(options: CompletionSessionOptions): CompletionSession {
  const { gateway, clock, rateLimits, onOutage } = options;
  return {
    gateway,
    clock,
    cache: new SuggestionCache(),
    policy: new RequestPolicy(clock),
    outages: new Outages(clock, onOutage),
    rateLimits,
    inFlight: undefined,
    questions: 0,
    waiting: 0,
  };
}

/** Forgets answers and failures and ends what is under way: after a change of settings nothing old may be shown. */
export function resetCompletionSession(session: CompletionSession): void {
  session.inFlight?.abandon();
  session.inFlight = undefined;
  session.cache.clear();
  session.outages.forget();
  session.rateLimits?.forget();
}
