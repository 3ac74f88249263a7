import type { Clock } from '../ports.ts';
import type { RequestPreset } from '../settings/settings.ts';

/** A suggestion is on the screen by then; what is done sooner would hold up its painting. */
const PAINTED_MS = 30;
/** Quiet of this length makes the next key the first of a burst; longer intervals say nothing about the typist's rhythm. */
const PAUSE_MS = 600;
const KEYS_REMEMBERED = 16;
/** Taken for the typist's interval until a few keys have come. */
const USUAL_INTERVAL_MS = 150;
const FEWEST_INTERVALS = 4;
/** Timers and the clock know whole milliseconds. */
const TIMER_GRAIN_MS = 1;

interface Pace {
  /** In intervals of the typist's. */
  readonly intervals: number;
  /** A quiet longer than all of the latest intervals but one is a pause, however even the rhythm: no need to wait for more. */
  readonly endsBurst: boolean;
  readonly shortestMs: number;
  readonly longestMs: number;
  /** How many requests may be under way at once: the newest, and an older one that the typing may still prove right. */
  readonly slots: number;
  /** When so many have not said a word yet: quiet of this length lets another one go out all the same. */
  readonly patienceMs: number;
  /** A request that has not said a word goes as soon as the next key is pressed, where the endpoint is known to answer quickly. */
  readonly replacesSilent: boolean;
  /** Whether the suggestion after an acceptance is asked for while the one before it is still only shown; undefined: never. */
  readonly prefetchAfterMs: number | undefined;
}

/** What the presets mean: `local` asks at every key, `shared` when the typing slackens, `metered` when it rests. */
const PACES: Readonly<Record<RequestPreset, Pace>> = {
  local: {
    intervals: 0,
    endsBurst: false,
    shortestMs: 0,
    longestMs: 0,
    slots: 2,
    patienceMs: 150,
    replacesSilent: true,
    prefetchAfterMs: PAINTED_MS,
  },
  shared: {
    intervals: 1.1,
    endsBurst: true,
    shortestMs: 60,
    longestMs: 300,
    slots: 2,
    patienceMs: 150,
    replacesSilent: false,
    prefetchAfterMs: 200,
  },
  metered: {
    intervals: 2,
    endsBurst: false,
    shortestMs: 150,
    longestMs: 600,
    slots: 1,
    patienceMs: 1000,
    replacesSilent: false,
    prefetchAfterMs: undefined,
  },
};

/** The pace that a preset sets. */
export function paceOf(preset: RequestPreset): Pace {
  return PACES[preset];
}

/** When a request may go out: the first key after a pause at once, later ones when the typing has rested for as long as this typist's rhythm suggests. */
export class RequestPolicy {
  readonly #clock: Clock;
  readonly #intervalsMs: number[] = [];
  #lastKeyAt = Number.NEGATIVE_INFINITY;
  #quietBeforeMs = Number.POSITIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }
  /** Call it once for each change of the document or the cursor, also for those that need no request. */
  press(): void {
    const now = this.#clock.now();
    this.#quietBeforeMs = now - this.#lastKeyAt;
    this.#lastKeyAt = now;
    if (this.#quietBeforeMs >= PAUSE_MS) return;
    this.#intervalsMs.push(this.#quietBeforeMs);
    if (this.#intervalsMs.length > KEYS_REMEMBERED) this.#intervalsMs.shift();
  }
  /** How long the typing has rested since the latest key. */
  get sinceKeyMs(): number {
    return this.#clock.now() - this.#lastKeyAt;
  }
  /** How long the typing had rested before the latest key, or has rested since. */
  get quietMs(): number {
    return Math.max(this.#quietBeforeMs, this.sinceKeyMs);
  }
  /**
   * Milliseconds from now until a request for the latest key may go out.
   *
   * @param factor Lengthens the wait where suggestions are hardly taken; 1 is neutral.
   */
  waitMs(preset: RequestPreset, factor = 1): number {
    if (this.#quietBeforeMs >= PAUSE_MS) return 0;
    const { intervals, endsBurst, shortestMs, longestMs } = PACES[preset];
    const slackenedMs = intervals * this.#usualIntervalMs();
    const pauseMs = endsBurst ? Math.min(slackenedMs, this.#unusualIntervalMs()) : slackenedMs;
    const wished = Math.min(longestMs, Math.max(shortestMs, factor * pauseMs));
    return Math.max(0, this.#lastKeyAt + wished - this.#clock.now());
  }
  /** The next key is the first of a burst. */
  forget(): void {
    this.#lastKeyAt = Number.NEGATIVE_INFINITY;
  }
  /** One of the latest intervals at most was so long. */
  #unusualIntervalMs(): number {
    if (this.#intervalsMs.length < FEWEST_INTERVALS) return Number.POSITIVE_INFINITY;
    const [, second = Number.POSITIVE_INFINITY] = [...this.#intervalsMs].sort((a, b) => b - a);
    return second + TIMER_GRAIN_MS;
  }
  /** Three of four of the latest intervals were shorter. */
  #usualIntervalMs(): number {
    if (this.#intervalsMs.length < FEWEST_INTERVALS) return USUAL_INTERVAL_MS;
    const sorted = [...this.#intervalsMs].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length * 0.75)] ?? USUAL_INTERVAL_MS;
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
