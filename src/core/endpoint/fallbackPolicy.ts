import type { Clock } from '../ports.ts';
import { CircuitBreaker } from './circuitBreaker.ts';
import { EndpointError, type EndpointErrorKind } from './endpointError.ts';
import { LatencyWindow } from './latencyWindow.ts';

/** Faults that another server may not have. */
const DOWN: ReadonlySet<EndpointErrorKind> = new Set(['unreachable', 'timeout', 'server', 'overloaded']);
/** An endpoint that failed a moment ago gets so much time to show that it is back. */
const TRIAL_MS = 2000;

/** A model of an endpoint. The model is undefined as long as the endpoint has not been asked which one it has. */
export interface Place {
  readonly baseUrl: string;
  readonly model: string | undefined;
}

/** Whether the fault says that the server is down, rather than something about the request or the key. */
export function isDownFault(error: unknown): boolean {
  if (!(error instanceof EndpointError)) return false;
  const isGatewayFault = error.kind === 'intermediary' && (error.details.status ?? 0) >= 500;
  return DOWN.has(error.kind) || isGatewayFault;
}

/** Remembers how first endpoints have done lately, to tell when it is worth asking the second. */
export class FallbackPolicy {
  readonly #clock: Clock;
  readonly #places = new Map<string, { readonly breaker: CircuitBreaker; readonly latency: LatencyWindow }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }
  /** It failed a moment ago: the second is asked at once, the first only if that one fails as well. */
  isDown(place: Place): boolean {
    return this.#at(place).breaker.pauseMs > 0;
  }
  /** How long the first may take before the second joins; undefined: as long as it takes, because nobody knows what is usual. */
  hedgeAfterMs(place: Place): number | undefined {
    const { breaker, latency } = this.#at(place);
    return breaker.isTripped ? TRIAL_MS : latency.usualMs;
  }
  /** The first event came. */
  noteAnswer(place: Place, timeToFirstEventMs: number): void {
    const { breaker, latency } = this.#at(place);
    breaker.recordSuccess();
    latency.add(timeToFirstEventMs);
  }
  /** Another one was faster: its own time is at least this long, so that what has become usual is not taken for slow for ever. */
  noteLost(place: Place, waitedMs: number): void {
    this.#at(place).latency.add(waitedMs);
  }
  noteFault(place: Place, error: unknown, startedAt: number): void {
    if (!isDownFault(error) || !(error instanceof EndpointError)) return;
    this.#at(place).breaker.recordFailure({ startedAt, retryAfterMs: error.details.retryAfterMs });
  }

  #at({ baseUrl, model }: Place): { readonly breaker: CircuitBreaker; readonly latency: LatencyWindow } {
    const key = JSON.stringify([baseUrl, model]);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const breaker = new CircuitBreaker(this.#clock, { failuresBeforePause: 1 });
    const made = { breaker, latency: new LatencyWindow() };
    this.#places.set(key, made);
    return made;
  }
}
