import type { Clock } from '../ports.ts';
import { untilAborted } from './untilAborted.ts';

export interface TimeLimit {
  readonly clock: Clock;
  readonly limitMs: number;
  /** Ends the waiting early. */
  readonly signal: AbortSignal;
}

/** How the waiting ended. A fault of the work itself is thrown on. */
export type LimitedResult<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'timeout' | 'aborted' };

/** Runs `work` for at most `limitMs`; its signal aborts when the time is up or the caller gives up, and whatever it does later is ignored. */
export async function withTimeLimit<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { clock, limitMs, signal }: TimeLimit,
): Promise<LimitedResult<T>> {
  if (signal.aborted) return { kind: 'aborted' };
  const controller = new AbortController();
  const giveUp = () => controller.abort();
  signal.addEventListener('abort', giveUp, { once: true });
  const cancelTimer = clock.setTimer(giveUp, limitMs);
  const ended = (): LimitedResult<T> => ({ kind: signal.aborted ? 'aborted' : 'timeout' });
  try {
    const done = work(controller.signal).then((value) => ({ kind: 'done', value }) as const);
    return (await untilAborted(done, controller.signal)) ?? ended();
  } catch (error) {
    // The work may notice the abort first and throw for it.
    if (!controller.signal.aborted) throw error;
    return ended();
  } finally {
    cancelTimer();
    signal.removeEventListener('abort', giveUp);
  }
}
