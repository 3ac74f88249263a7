import type { Clock } from '../ports.ts';
import { LONGEST_WAIT_MS } from './classifyError.ts';
import { EndpointError } from './endpointError.ts';

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 8_000;
/** Part of a delay that chance takes off, so that many windows do not come back at once. */
const JITTER = 0.25;

export interface RetryDependencies {
  readonly clock: Clock;
  /** 0 up to 1, as `Math.random`. */
  readonly random: () => number;
}

/**
 * How long to wait before the next try, in milliseconds; undefined: do not try again. The server's wish counts where it is sensible, else
 * half a second, doubled with every try up to eight.
 *
 * @param attempt 0 after the first try.
 */
export function retryDelay(error: EndpointError, attempt: number, random: () => number): number | undefined {
  const { retryable, retryAfterMs } = error.details;
  if (!retryable) return undefined;
  if (retryAfterMs !== undefined && retryAfterMs <= LONGEST_WAIT_MS) return retryAfterMs;
  return Math.min(FIRST_DELAY_MS * 2 ** attempt, LONGEST_DELAY_MS) * (1 - JITTER * random());
}

export interface RetryOptions extends RetryDependencies {
  readonly maxRetries: number;
  readonly signal: AbortSignal;
  readonly onRetry: (error: EndpointError, delayMs: number) => void;
}

/** Runs `attempt` until it succeeds or a repetition would not help. Only for what happens before the first byte of an answer. */
export async function withRetries<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T | undefined> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const delayMs =
        error instanceof EndpointError && tries < options.maxRetries
          ? retryDelay(error, tries, options.random)
          : undefined;
      if (delayMs === undefined || !(error instanceof EndpointError)) throw error;
      options.onRetry(error, delayMs);
      await sleep(options.clock, delayMs, options.signal);
      if (options.signal.aborted) return undefined;
    }
  }
}

/** Ends early on abort. */
function sleep(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.setTimer(end, delayMs);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
