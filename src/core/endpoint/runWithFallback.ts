import type { UsageRecord } from '../usage/usageRecord.ts';
import { type Attempt, type AttemptDeps, placeOf, runAttempt } from './attempt.ts';
import { isDownFault } from './fallbackPolicy.ts';
import { hedgedStream } from './hedgedStream.ts';
import type { GatewayOptions, ModelRequest } from './modelGateway.ts';
import type { Destination } from './resolveDestination.ts';
import type { StreamEvent } from './streamEvent.ts';

export interface FallbackDeps extends AttemptDeps {
  /** Every request that was sent, once, when it has ended: two where two endpoints were asked. */
  readonly recordUsage: (record: UsageRecord) => void;
}

const MOST_RETRIES = 2;

type Events = AsyncGenerator<StreamEvent, 'completed' | 'aborted', undefined>;

/**
 * Sends a request to its role's endpoint, and to the second one if there is one and the first is down or slow. Throws what the wire throws.
 */
export async function* runWithFallback(deps: FallbackDeps, request: ModelRequest, options: GatewayOptions): Events {
  const { role, override, signal, onUsage } = options;
  const first = deps.targets.destination(role, override);
  const second = secondFor(deps, { request, options, first });
  // Ghost text asks anew at the next key, and a second endpoint is the better second try.
  const maxRetries = options.isGhostText === true || second !== undefined ? 0 : MOST_RETRIES;
  const attempt = { options, destination: first, requestFor: () => request, signal, maxRetries };
  if (second === undefined) {
    const onRecord = (record: UsageRecord): void => {
      deps.recordUsage(record);
      onUsage?.(record);
    };
    return yield* runAttempt(deps, { ...attempt, onRecord });
  }
  const standIn = {
    ...attempt,
    destination: second,
    requestFor: options.requestFor ?? attempt.requestFor,
    standsInFor: first.endpoint.name,
  };
  const isDown = deps.policy.isDown(placeOf(first));
  return yield* raceAttempts(deps, isDown ? [standIn, attempt] : [attempt, standIn], {
    hedgeAfterMs: isDown ? undefined : deps.policy.hedgeAfterMs(placeOf(first)),
    // Whoever stands in may lack what the first has, a key above all.
    isWorthAnother: isDown ? () => true : isDownFault,
  });
}

type Entry = Omit<Attempt, 'onRecord'>;

interface RaceRules {
  readonly hedgeAfterMs: number | undefined;
  readonly isWorthAnother: (error: unknown) => boolean;
}

async function* raceAttempts(deps: FallbackDeps, [lead, next]: readonly [Entry, Entry], rules: RaceRules): Events {
  const records = new Map<Entry, UsageRecord>();
  // Where nobody answers, the role's own endpoint is the one that did not.
  let winner = lead.standsInFor === undefined ? lead : next;
  const start =
    (entry: Entry) =>
    (signal: AbortSignal): Events =>
      runAttempt(deps, {
        ...entry,
        signal,
        onRecord: (record) => {
          deps.recordUsage(record);
          records.set(entry, record);
        },
      });
  try {
    return yield* hedgedStream({
      ...rules,
      first: start(lead),
      second: start(next),
      clock: deps.clock,
      signal: lead.options.signal,
      onWinner: (name) => (winner = name === 'first' ? lead : next),
    });
  } finally {
    const record = records.get(winner);
    if (record) lead.options.onUsage?.(record);
  }
}

interface Situation {
  readonly request: ModelRequest;
  readonly options: GatewayOptions;
  readonly first: Destination;
}

/** A prompt with one model's template is for that model only, unless its writer says how to ask another. */
function secondFor(deps: FallbackDeps, { request, options, first }: Situation): Destination | undefined {
  const second = deps.targets.second(options.role, options.override);
  const isForAnyModel = request.kind === 'chat' || options.requestFor !== undefined;
  return isForAnyModel || (second?.model !== undefined && second.model === first.model) ? second : undefined;
}
