import type { Clock } from '../ports.ts';

const FAILURES_BEFORE_PAUSE = 3;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 120_000;

/**
 * Keeps a broken endpoint from being asked at every key: after three failures in a row it waits, longer each time, and lets one request
 * through when the pause is over. Nothing runs while nobody types.
 */
export class CircuitBreaker {
  readonly #clock: Clock;
  #failures = 0;
  #closedUntil = 0;
  constructor(clock: Clock) {
    this.#clock = clock;
  }
  /** Whether requests that nobody asked for should stay away now. */
  get isPaused(): boolean {
    return this.#clock.now() < this.#closedUntil;
  }
  recordSuccess(): void {
    this.#failures = 0;
    this.#closedUntil = 0;
  }
  /** @param retryAfterMs What the server asked for; obeyed from the first failure on. */
  recordFailure(retryAfterMs = 0): void {
    this.#failures += 1;
    const extra = this.#failures - FAILURES_BEFORE_PAUSE;
    const pauseMs = extra < 0 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** extra);
    this.#closedUntil = this.#clock.now() + Math.max(pauseMs, Math.min(retryAfterMs, LONGEST_PAUSE_MS));
  }
}
