import type { Clock } from '../ports.ts';
import type { RequestPreset } from '../settings/settings.ts';
import type { CompletionInput } from './completionInput.ts';

/** Quiet of this length makes the next key the first of a burst. */
const PAUSE_MS = 600;

const WAIT_MS: Readonly<Record<RequestPreset, number>> = { local: 0, shared: 110, metered: 200 };

/** When a request may go out: the first key after a pause at once, later ones when the typing has rested for a moment, asking by hand at once. */
export class RequestPolicy {
  readonly #clock: Clock;
  #lastKeyAt = Number.NEGATIVE_INFINITY;
  #quietMs = Number.POSITIVE_INFINITY;
  constructor(clock: Clock) {
    this.#clock = clock;
  }
  /** How long the typing had rested before the latest key. */
  get quietMs(): number {
    return this.#quietMs;
  }
  /** Milliseconds to wait before the request for this input. Call it once for each key, also for those that need no request. */
  delayFor(input: Pick<CompletionInput, 'trigger'>, preset: RequestPreset): number {
    const now = this.#clock.now();
    this.#quietMs = now - this.#lastKeyAt;
    this.#lastKeyAt = now;
    return this.#quietMs >= PAUSE_MS || input.trigger === 'manual' ? 0 : WAIT_MS[preset];
  }
}

/** Resolves after `delayMs`, or at once when `signal` aborts. */
export function rest(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  if (delayMs <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const cancel = clock.setTimer(finish, delayMs);
    signal.addEventListener('abort', finish, { once: true });
    function finish(): void {
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    }
  });
}
