import type { Clock } from '../ports.ts';
import type { Settings } from '../settings/settings.ts';
import { costOf } from '../usage/cost.ts';
import { type TokenEstimator, vocabularyOf } from '../usage/tokenEstimator.ts';
import type { UsageRecord } from '../usage/usageRecord.ts';
import { untilAborted } from '../util/untilAborted.ts';
import type { Connection } from './connection.ts';
import type { CallOptions, EndpointClient } from './endpointClient.ts';
import type { FallbackPolicy, Place } from './fallbackPolicy.ts';
import { meterStream } from './meterStream.ts';
import type { GatewayOptions, ModelRequest, Target } from './modelGateway.ts';
import type { PlainHttpGuard } from './plainHttpGuard.ts';
import type { Destination } from './resolveDestination.ts';
import type { StreamEvent } from './streamEvent.ts';
import type { TargetResolver } from './targetResolver.ts';
import { withFreshKey } from './withFreshKey.ts';

export interface AttemptDeps {
  readonly client: Pick<EndpointClient, 'streamCompletion' | 'streamChat'>;
  readonly settings: { readonly current: Settings };
  readonly plainHttp: PlainHttpGuard;
  readonly clock: Clock;
  readonly targets: TargetResolver;
  readonly estimator: TokenEstimator;
  readonly policy: FallbackPolicy;
}

/** One request to one endpoint. */
export interface Attempt {
  readonly options: GatewayOptions;
  readonly destination: Destination;
  /** What to ask there. */
  readonly requestFor: (target: Target) => ModelRequest;
  /** Aborts when the user stops, or when the other endpoint was faster. */
  readonly signal: AbortSignal;
  readonly maxRetries: number;
  /** The name of the endpoint in whose place this one is asked. */
  readonly standsInFor?: string;
  /** Told once, when the request has ended, if it was sent. */
  readonly onRecord: (record: UsageRecord) => void;
}

/** Sends and measures it, and lets the policy know how the endpoint does. Throws what the wire throws. */
export async function* runAttempt(
  deps: AttemptDeps,
  attempt: Attempt,
): AsyncGenerator<StreamEvent, 'completed' | 'aborted', undefined> {
  const { clock, policy } = deps;
  const place = placeOf(attempt.destination);
  const startedAt = clock.now();
  let hasBegun = false;
  try {
    const target = await untilAborted(prepare(deps, attempt), attempt.signal);
    if (!target || attempt.signal.aborted) return 'aborted';
    const onFirst = (): void => {
      hasBegun = true;
      policy.noteAnswer(place, clock.now() - startedAt);
    };
    return yield* openStream(deps, { ...attempt, onFirst }, target);
  } catch (error) {
    if (!hasBegun && !attempt.signal.aborted) policy.noteFault(place, error, startedAt);
    throw error;
  } finally {
    // The other endpoint was faster, as its own signal says and the user's does not.
    const hasLost = attempt.signal.aborted && !attempt.options.signal.aborted;
    if (!hasBegun && hasLost) policy.noteLost(place, clock.now() - startedAt);
  }
}

/** Passes a stream on and tells when its first event has come. */
async function* noteFirst<Event>(events: AsyncIterable<Event>, onFirst: () => void): AsyncGenerator<Event, void> {
  let isFirst = true;
  for await (const event of events) {
    if (isFirst) onFirst();
    isFirst = false;
    yield event;
  }
}

export function placeOf({ endpoint, model }: Destination): Place {
  return { baseUrl: endpoint.baseUrl, model };
}

async function prepare({ targets, plainHttp }: AttemptDeps, { options, destination }: Attempt): Promise<Target> {
  const target = await targets.target(options.role, destination, options.override?.key);
  await plainHttp.check(target.connection.endpoint.baseUrl);
  return target;
}

interface OpenAttempt extends Attempt {
  readonly onFirst: () => void;
}

function openStream(deps: AttemptDeps, attempt: OpenAttempt, target: Target): ReturnType<typeof meterStream> {
  const { options, signal, onRecord, standsInFor } = attempt;
  const request = attempt.requestFor(target);
  const wireOptions = callOptions(attempt, deps.settings.current);
  const { model } = target;
  const send = (connection: Connection) =>
    request.kind === 'chat'
      ? deps.client.streamChat(connection, { ...request.request, model }, wireOptions)
      : deps.client.streamCompletion(connection, { ...request.request, model }, wireOptions);
  const events = withFreshKey(send, target.connection, deps.targets.keyRingBeside(options.override?.key));
  return meterStream(noteFirst(events, attempt.onFirst), {
    clock: deps.clock,
    estimator: deps.estimator,
    promptText: promptTextOf(request),
    vocabulary: vocabularyOf(target.connection.endpoint.baseUrl, model),
    signal,
    onEnd: (measurement) => {
      const whose = { role: options.role, endpointName: target.connection.endpoint.name, model };
      const cost = costOf({ ...whose, usage: measurement.usage }, deps.settings.current.prices);
      onRecord({ ...whose, ...measurement, ...(cost && { cost }), ...(standsInFor !== undefined && { standsInFor }) });
    },
  });
}

function promptTextOf({ kind, request }: ModelRequest): string {
  if (kind === 'chat') return request.messages.map((message) => message.content).join('\n');
  const extra = (request.extra ?? []).map(({ text }) => text).join('');
  return extra + request.prompt + (request.suffix ?? '');
}

/** A late ghost text is worth nothing: it gets much less time. */
function callOptions({ options, signal, maxRetries }: Attempt, { timeouts }: Settings): CallOptions {
  const { firstByteMs, suggestionMs, idleMs } = timeouts;
  if (options.isGhostText !== true)
    return { signal, maxRetries, firstByteTimeoutMs: firstByteMs, idleTimeoutMs: idleMs };
  const firstByteTimeoutMs = Math.min(firstByteMs, suggestionMs);
  return { signal, maxRetries, firstByteTimeoutMs, idleTimeoutMs: Math.min(idleMs, suggestionMs) };
}
