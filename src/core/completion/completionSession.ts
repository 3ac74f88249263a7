import type { ModelGateway } from '../endpoint/modelGateway.ts';
import type { Clock } from '../ports.ts';
import { CircuitBreaker } from './circuitBreaker.ts';
import type { RequestInFlight } from './requestInFlight.ts';
import { RequestPolicy } from './requestPolicy.ts';
import { SuggestionCache } from './suggestionCache.ts';

/** What ghost text remembers from one key to the next; one for each window. */
export interface CompletionSession {
  readonly gateway: ModelGateway;
  readonly clock: Clock;
  readonly cache: SuggestionCache;
  readonly policy: RequestPolicy;
  readonly breaker: CircuitBreaker;
  /** At most one request is under way. */
  inFlight: RequestInFlight | undefined;
  /** Editor questions that wait for `inFlight`; when the last has gone, so does the request, after a moment. */
  waiting: number;
}

export function createCompletionSession({
  gateway,
  clock,
}: Pick<CompletionSession, 'gateway' | 'clock'>): CompletionSession {
  return {
    gateway,
    clock,
    cache: new SuggestionCache(),
    policy: new RequestPolicy(clock),
    breaker: new CircuitBreaker(clock),
    inFlight: undefined,
    waiting: 0,
  };
}

/** Forgets answers and failures and ends what is under way: after a change of settings nothing old may be shown. */
export function resetCompletionSession(session: CompletionSession): void {
  session.inFlight?.abandon();
  session.inFlight = undefined;
  session.cache.clear();
  session.breaker.recordSuccess();
}
