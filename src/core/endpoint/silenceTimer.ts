import type { Clock } from '../ports.ts';

/** Fires once after a time without a sound; a sound costs no timer, so that an answer may come byte by byte. */
export interface SilenceTimer {
  /** Something was heard; from now on `limitMs` of silence count. */
  sound(limitMs: number): void;
  stop(): void;
}

export function startSilenceTimer(clock: Clock, limitMs: number, onSilence: () => void): SilenceTimer {
  let limit = limitMs;
  let heardAt = clock.now();
  let cancel = clock.setTimer(check, limitMs);
  function check(): void {
    const left = limit - (clock.now() - heardAt);
    if (left <= 0) onSilence();
    else cancel = clock.setTimer(check, left);
  }
  return {
    sound(nextLimitMs) {
      heardAt = clock.now();
      if (nextLimitMs >= limit) {
        limit = nextLimitMs;
        return;
      }
      // The running timer would fire too late.
      limit = nextLimitMs;
      cancel();
      cancel = clock.setTimer(check, limit);
    },
    stop: () => {
      cancel();
    },
  };
}
