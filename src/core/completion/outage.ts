import { CircuitBreaker } from '../endpoint/circuitBreaker.ts';
import { EndpointError } from '../endpoint/endpointError.ts';
import type { Clock } from '../ports.ts';
import { overrideForLanguage } from '../settings/parseModelsByLanguage.ts';
import type { Settings } from '../settings/settings.ts';

/** While an endpoint is down, only typing that has rested for this long is worth a trial: a burst of keys makes none. */
const TYPING_REST_MS = 1500;
/** So many requests without a word, and the endpoint is taken for one that may be down. */
const UNANSWERED_BEFORE_REST = 2;
/** A request that is younger, or was given up sooner, says nothing about an endpoint. One that is known to be slow has more time. */
const SHORTEST_SILENCE_MS = 400;
const LONGEST_SILENCE_MS = 5000;
const SILENCE_IN_LATENCIES = 2;
const LATENCIES_REMEMBERED = 8;
/** So long after its latest words an endpoint is taken to be well. */
const TRUSTED_FOR_MS = 60_000;
/** So many requests may be taken back in a row before they can be answered; then one is left to tell whether the endpoint still answers. */
const TRUSTED_REQUESTS = 12;
/** Who answers within this time is better asked anew at the next key than waited for. */
const QUICK_MS = 250;
/** A question waits for so long at most; a server that wants more quiet than this is asked by a later key. */
export const LONGEST_WAIT_MS = 16_000;

/** What the world outside wants to know of how the endpoints do. */
export interface OutageListener {
  /** A request has failed. `isPaused`: from now on the endpoint is left in peace for a while. */
  failed(error: unknown, isPaused: boolean): void;
  /** A request was answered. */
  answered(): void;
}

/** One breaker for each endpoint that settings name. */
export class Outages {
  readonly #clock: Clock;
  readonly #listener: OutageListener | undefined;
  readonly #outages = new Map<string, Outage>();

  constructor(clock: Clock, listener: OutageListener | undefined) {
    this.#clock = clock;
    this.#listener = listener;
  }
  /** Of the endpoint that suggestions in this language go to; told from the settings alone, so that looking asks nobody. */
  of(settings: Settings, languageId: string): Outage {
    const override = overrideForLanguage(settings, languageId);
    const name = override?.endpointName ?? settings.roles.completion.endpointName;
    const outage = this.#outages.get(name) ?? new Outage(this.#clock, this.#listener);
    this.#outages.set(name, outage);
    return outage;
  }
  forget(): void {
    this.#outages.clear();
  }
}

/** How one endpoint does. */
export class Outage {
  readonly #clock: Clock;
  readonly #breaker: CircuitBreaker;
  readonly #listener: OutageListener | undefined;
  /** Requests in a row that brought nothing, whether they failed or were given up. */
  #unanswered = 0;
  readonly #latenciesMs: number[] = [];
  #answeredAt = Number.NEGATIVE_INFINITY;
  #askedSince = 0;

  constructor(clock: Clock, listener: OutageListener | undefined) {
    this.#clock = clock;
    this.#breaker = new CircuitBreaker(clock);
    this.#listener = listener;
  }
  /**
   * How long a question should wait before it may try whether the endpoint is back; 0 while all is well.
   *
   * @param quietMs How long the typing had rested before the question.
   * @param hanging So many requests are under way and have not been answered for `silenceMs`.
   */
  waitMs(quietMs: number, hanging = 0): number {
    if (!this.#breaker.isTripped && this.#unanswered + hanging < UNANSWERED_BEFORE_REST) return 0;
    return Math.max(this.#breaker.pauseMs, quietMs >= TYPING_REST_MS ? 0 : TYPING_REST_MS);
  }
  /** It has answered a moment ago, soon after it was asked. */
  get isQuick(): boolean {
    const isRecent = this.#clock.now() - this.#answeredAt < TRUSTED_FOR_MS;
    return isRecent && this.#unanswered === 0 && this.#usualLatencyMs <= QUICK_MS;
  }
  /** Many requests in a row were taken back too soon to tell whether it still answers: the next one stays, beside newer ones, until it does. */
  get isInDoubt(): boolean {
    return this.#askedSince >= TRUSTED_REQUESTS;
  }
  recordStart(): void {
    this.#askedSince += 1;
  }
  /** A request that has said nothing for so long may never do so: much longer than the endpoint took of late. */
  get silenceMs(): number {
    return Math.min(LONGEST_SILENCE_MS, Math.max(SHORTEST_SILENCE_MS, SILENCE_IN_LATENCIES * this.#usualLatencyMs));
  }
  /** The longest of late. */
  get #usualLatencyMs(): number {
    return Math.max(0, ...this.#latenciesMs);
  }
  /** How long a request's first words took. */
  recordLatency(latencyMs: number): void {
    this.#noteAnswer();
    this.#latenciesMs.push(latencyMs);
    if (this.#latenciesMs.length > LATENCIES_REMEMBERED) this.#latenciesMs.shift();
  }
  /** Also when the model had nothing to say. */
  recordSuccess(): void {
    this.#noteAnswer();
    this.#unanswered = 0;
    this.#breaker.recordSuccess();
    this.#listener?.answered();
  }
  #noteAnswer(): void {
    this.#answeredAt = this.#clock.now();
    this.#askedSince = 0;
  }
  /** @param startedAt When the request went out. */
  recordFailure(error: unknown, startedAt: number): void {
    // Nothing is set up: nobody has failed.
    if (error instanceof EndpointError && error.kind === 'notConfigured') return;
    this.#unanswered += 1;
    const retryAfterMs = error instanceof EndpointError ? error.details.retryAfterMs : undefined;
    this.#breaker.recordFailure({ startedAt, retryAfterMs });
    this.#listener?.failed(error, this.#breaker.isTripped);
  }
  /** A request was given up after the server had begun to answer. */
  recordSound(): void {
    this.#unanswered = 0;
  }
  /** A request was given up before anything had come. This is no failure; but an endpoint that hangs must not be asked at every key. */
  recordSilence(waitedMs: number): void {
    if (waitedMs >= this.silenceMs) this.#unanswered += 1;
  }
}
