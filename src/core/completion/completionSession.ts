import type { ModelGateway } from '../endpoint/modelGateway.ts';
import type { RateLimitWatch } from '../endpoint/rateLimitWatch.ts';
import type { Clock } from '../ports.ts';
import type { Asking } from './asking.ts';
import { Changes } from './changes.ts';
import { StateAbove } from './code/stateAbove.ts';
import type { CompletionInput } from './completionInput.ts';
import type { Suggestion } from './completionOutcome.ts';
import { ContextSelector } from './context/contextSelector.ts';
import { Outages, type OutageListener } from './outage.ts';
import { Prefetch } from './prefetch.ts';
import { Refusals } from './refusals.ts';
import { RequestPolicy } from './requestPolicy.ts';
import { RequestsUnderWay } from './requestsUnderWay.ts';
import type { SentRequest } from './sentRequest.ts';
import { SuggestionCache } from './suggestionCache.ts';

/** What is known of how suggestions are taken, as far as it changes when to ask. */
export interface AcceptanceFeedback {
  /** Lengthens the wait where suggestions are hardly taken; 1 is neutral. */
  waitFactor(languageId: string): number;
  /** Longer suggestions are hardly taken where short ones are. */
  prefersShort(languageId: string): boolean;
}

/** What ghost text remembers from one key to the next; one for each window. */
export interface CompletionSession {
  readonly gateway: ModelGateway;
  readonly clock: Clock;
  readonly cache: SuggestionCache;
  readonly policy: RequestPolicy;
  readonly outages: Outages;
  /** What servers say of how much may still be asked. */
  readonly rateLimits: RateLimitWatch | undefined;
  readonly acceptance: AcceptanceFeedback | undefined;
  readonly underWay: RequestsUnderWay;
  readonly prefetch: Prefetch;
  readonly refusals: Refusals;
  /** Chooses what the model sees beside the document. */
  readonly selector: ContextSelector;
  /** Knows the strings and comments that reach into the window from above. */
  readonly stateAbove: StateAbove;
  /** Tells of every step that requests and askings make. */
  readonly changes: Changes;
  /** The latest requests, the newest last, for whoever wants to look at them. */
  readonly recent: SentRequest[];
  /** The place of the latest key or question. */
  latest: CompletionInput | undefined;
  /** What was last shown, and where; suggestions from the network as they stand in the document behind a selected item. */
  shown: { readonly input: CompletionInput; readonly suggestions: readonly Suggestion[] } | undefined;
  /** The question for which a request may go out next. */
  asking: Asking | undefined;
  /** Editor questions that wait for an answer; when the last has gone, so do the requests, after a moment. */
  waiting: number;
  /** Since when keys have been answered ahead without the editor asking for anything; undefined: it has asked. */
  unaskedSince: number | undefined;
}

export interface CompletionSessionOptions extends Pick<CompletionSession, 'gateway' | 'clock'> {
  readonly rateLimits?: RateLimitWatch;
  readonly onOutage?: OutageListener;
  readonly acceptance?: AcceptanceFeedback;
}

export function createCompletionSession(options: CompletionSessionOptions): CompletionSession {
  const { gateway, clock, rateLimits, onOutage, acceptance } = options;
  return {
    gateway,
    clock,
    cache: new SuggestionCache(),
    policy: new RequestPolicy(clock),
    outages: new Outages(clock, onOutage),
    rateLimits,
    acceptance,
    underWay: new RequestsUnderWay(),
    prefetch: new Prefetch(),
    refusals: new Refusals(),
    selector: new ContextSelector(),
    stateAbove: new StateAbove(),
    recent: [],
    latest: undefined,
    shown: undefined,
    changes: new Changes(),
    asking: undefined,
    waiting: 0,
    unaskedSince: undefined,
  };
}

/** Forgets answers and failures and ends what is under way: after a change of settings nothing old may be shown. */
export function resetCompletionSession(session: CompletionSession): void {
  session.underWay.abandonAll();
  session.prefetch.drop();
  session.asking?.end();
  session.asking = undefined;
  session.latest = undefined;
  session.policy.forget();
  session.cache.clear();
  session.refusals.clear();
  session.selector.clear();
  session.outages.forget();
  session.rateLimits?.forget();
}
