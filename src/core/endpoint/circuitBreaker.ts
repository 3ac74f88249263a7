import type { Clock } from '../ports.ts';

const FIRST_PAUSE_MS = 5_000;
/** Short enough that a server which is back is found within moments. */
const LONGEST_PAUSE_MS = 15_000;
/** Longest wish of a server for quiet that is obeyed without asking again. */
const LONGEST_WISH_MS = 3_600_000;

/** One failed request. */
export interface BreakerFailure {
  /** When the request was sent: time that was spent waiting for its answer counts toward the pause. */
  readonly startedAt: number;
  /** What the server asked for; obeyed from the first failure on. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * Keeps a broken endpoint from being asked at every key: after a few failures in a row it pauses, longer each time, and lets one request
 * through when the pause is over. Nothing runs meanwhile; whoever wants to ask looks here first.
 */
export class CircuitBreaker {
  readonly #clock: Clock;
  readonly #failuresBeforePause: number;
  #failures = 0;
  #closedUntil = 0;

  constructor(clock: Clock, { failuresBeforePause = 2 }: { readonly failuresBeforePause?: number } = {}) {
    this.#clock = clock;
    this.#failuresBeforePause = failuresBeforePause;
  }
  /** How long requests that nobody asked for should still stay away. */
  get pauseMs(): number {
    return Math.max(0, this.#closedUntil - this.#clock.now());
  }
  /** It pauses, or the next request is only a trial of whether the server is back. */
  get isTripped(): boolean {
    return this.pauseMs > 0 || this.#failures >= this.#failuresBeforePause;
  }
  recordSuccess(): void {
    this.#failures = 0;
    this.#closedUntil = 0;
  }
  recordFailure({ startedAt, retryAfterMs = 0 }: BreakerFailure): void {
    this.#failures += 1;
    const step = this.#failures - this.#failuresBeforePause;
    const pauseMs = step < 0 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** step);
    const wishedUntil = this.#clock.now() + Math.min(retryAfterMs, LONGEST_WISH_MS);
    this.#closedUntil = Math.max(startedAt + pauseMs, retryAfterMs > 0 ? wishedUntil : 0);
  }
}
