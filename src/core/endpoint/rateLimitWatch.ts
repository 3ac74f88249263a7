import type { Clock } from '../ports.ts';
import { exhaustedBucketMs } from './rateLimitHeaders.ts';
import type { HeaderLookup } from './rateLimitHeaders.ts';

/** Longer than this no announcement is believed. */
const LONGEST_HOLD_MS = 3_600_000;

/**
 * What servers say about how much may still be asked, per endpoint and model. A request that a person waits for goes out all the same;
 * ghost text stays away while a bucket is empty, so that it does not eat what the chat needs.
 */
export interface RateLimitWatch {
  /** Takes note of the head of any answer, good or bad. */
  note(answer: HeardHeaders): void;
  /** How long until the emptied bucket is full again; 0 while there is room. */
  holdMs(baseUrl: string, model: string): number;
  /** Other keys have other limits. */
  forget(): void;
}

export interface HeardHeaders {
  readonly baseUrl: string;
  readonly model: string;
  readonly headers: HeaderLookup;
}

export function createRateLimitWatch(clock: Clock): RateLimitWatch {
  const heldUntil = new Map<string, number>();
  const keyOf = (baseUrl: string, model: string) => JSON.stringify([baseUrl, model]);
  return {
    note({ baseUrl, model, headers }) {
      const now = clock.now();
      const waitMs = exhaustedBucketMs(headers, now);
      if (waitMs === undefined) heldUntil.delete(keyOf(baseUrl, model));
      else heldUntil.set(keyOf(baseUrl, model), now + Math.min(waitMs, LONGEST_HOLD_MS));
    },
    holdMs: (baseUrl, model) => Math.max(0, (heldUntil.get(keyOf(baseUrl, model)) ?? 0) - clock.now()),
    forget: () => {
      heldUntil.clear();
    },
  };
}
