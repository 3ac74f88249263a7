import { parseDurationMs } from './parseDuration.ts';

/** Header lookup as in `Headers.get`. */
export interface HeaderLookup {
  get(name: string): string | null;
}

interface Bucket {
  readonly remaining: string;
  readonly reset: string;
}

/** OpenAI's and its followers', the plain ones of gateways, the IETF's draft, Anthropic's. */
const BUCKETS: readonly Bucket[] = [
  ...['-requests', '-tokens', ''].map((name) => ({
    remaining: `x-ratelimit-remaining${name}`,
    reset: `x-ratelimit-reset${name}`,
  })),
  { remaining: 'ratelimit-remaining', reset: 'ratelimit-reset' },
  ...['requests', 'tokens', 'input-tokens', 'output-tokens'].map((name) => ({
    remaining: `anthropic-ratelimit-${name}-remaining`,
    reset: `anthropic-ratelimit-${name}-reset`,
  })),
];

/**
 * How long until the last of the empty rate limit buckets is full again, in milliseconds; undefined while none is empty or none says.
 * Only a bucket that is empty delays: the others are told with every answer.
 */
export function exhaustedBucketMs(headers: HeaderLookup, now: number): number | undefined {
  return longestResetMs(headers, now, ({ remaining }) => isEmpty(headers.get(remaining)));
}

/** For a refusal: the buckets of which nothing but the reset is told, any of which may be the empty one. */
export function refusedBucketMs(headers: HeaderLookup, now: number): number | undefined {
  return longestResetMs(headers, now, ({ remaining }) => headers.get(remaining) === null);
}

function longestResetMs(headers: HeaderLookup, now: number, counts: (bucket: Bucket) => boolean): number | undefined {
  // The server's own clock, where it shows it: ours may be wrong.
  const serverNow = Date.parse(headers.get('date') ?? '');
  const delays = BUCKETS.filter(counts)
    .map(({ reset }) => resetMs(headers.get(reset) ?? '', Number.isNaN(serverNow) ? now : serverNow))
    .filter((delay) => delay !== undefined && delay >= 0);
  return delays.length === 0 ? undefined : Math.max(...delays.map(Number));
}

function isEmpty(remaining: string | null): boolean {
  return remaining !== null && remaining.trim() !== '' && Number(remaining) <= 0;
}

/** Earlier than this a bare number is a length of time, later a point in time. */
const EARLIEST_EPOCH_SECONDS = 1e9;
const EARLIEST_EPOCH_MS = 1e12;

/** `6m0s`, `59.7` (seconds), seconds or milliseconds since the epoch, or a date; negative when that is over. */
function resetMs(text: string, now: number): number | undefined {
  const trimmed = text.trim();
  const number = trimmed === '' ? Number.NaN : Number(trimmed);
  if (number >= EARLIEST_EPOCH_MS) return number - now;
  if (number >= EARLIEST_EPOCH_SECONDS) return number * 1000 - now;
  if (number >= 0) return number * 1000;
  const date = /^\d{4}-\d\d-\d\d/.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
  return Number.isNaN(date) ? parseDurationMs(trimmed) : date - now;
}
