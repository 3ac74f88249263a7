import { parseDurationMs } from './parseDuration.ts';

/** Header lookup as in `Headers.get`. */
export interface HeaderLookup {
  get(name: string): string | null;
}

const BUCKETS = ['requests', 'tokens'];

/**
 * How long until the last of the empty `x-ratelimit-*` buckets is full again, in milliseconds; undefined while none is empty or none says.
 * Only a bucket that is empty delays: the others are told with every answer.
 */
export function exhaustedBucketMs(headers: HeaderLookup, now: number): number | undefined {
  const delays = BUCKETS.filter((bucket) => isEmpty(headers.get(`x-ratelimit-remaining-${bucket}`)))
    .map((bucket) => resetMs(headers.get(`x-ratelimit-reset-${bucket}`) ?? '', now))
    .filter((delay) => delay !== undefined);
  return delays.length === 0 ? undefined : Math.max(...delays);
}

function isEmpty(remaining: string | null): boolean {
  return remaining !== null && remaining.trim() !== '' && Number(remaining) === 0;
}

/** Earlier than this a bare number is a length of time, later a point in time. */
const EARLIEST_EPOCH_SECONDS = 1e9;
const EARLIEST_EPOCH_MS = 1e12;

/** `6m0s`, `59.7` (seconds), seconds or milliseconds since the epoch, or a date. */
function resetMs(text: string, now: number): number | undefined {
  const trimmed = text.trim();
  const number = trimmed === '' ? Number.NaN : Number(trimmed);
  if (number >= EARLIEST_EPOCH_MS) return Math.max(0, number - now);
  if (number >= EARLIEST_EPOCH_SECONDS) return Math.max(0, number * 1000 - now);
  if (number >= 0) return number * 1000;
  const date = /^\d{4}-\d\d-\d\d/.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
  return Number.isNaN(date) ? parseDurationMs(trimmed) : Math.max(0, date - now);
}
