import { isRecord } from '../util/isRecord.ts';
import { parseDurationMs } from './parseDuration.ts';
import { exhaustedBucketMs, refusedBucketMs } from './rateLimitHeaders.ts';
import type { HeaderLookup } from './rateLimitHeaders.ts';

export interface RetryWish {
  readonly headers: HeaderLookup;
  /** The parsed body, for delays in fields. */
  readonly body: unknown;
  /** The server's words, for delays in prose. */
  readonly message: string;
  readonly now: number;
}

/**
 * How long the server wants us to wait, in milliseconds: `retry-after-ms`, `retry-after` (seconds or a date), exhausted rate limit
 * buckets, fields of the body, prose, buckets that may be exhausted; the first that makes sense. Undefined when it does not say, or says something impossible.
 */
export function retryDelayMs(wish: RetryWish): number | undefined {
  return (
    positive(numberOf(wish.headers.get('retry-after-ms'))) ??
    retryAfterHeader(wish) ??
    exhaustedBucketMs(wish.headers, wish.now) ??
    delayInBody(wish.body, wish.now) ??
    delayInProse(wish.message) ??
    refusedBucketMs(wish.headers, wish.now)
  );
}

function numberOf(text: string | null): number | undefined {
  if (text === null || text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function positive(ms: number | undefined): number | undefined {
  return ms !== undefined && ms >= 0 ? ms : undefined;
}

function retryAfterHeader({ headers, now }: RetryWish): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const seconds = numberOf(text);
  if (seconds !== undefined) return positive(seconds * 1000);
  const date = Date.parse(text);
  if (Number.isNaN(date)) return parseDurationMs(text.trim());
  // The server's own clock, where it shows it: ours may be wrong.
  const serverNow = Date.parse(headers.get('date') ?? '');
  return positive(date - (Number.isNaN(serverNow) ? now : serverNow));
}

const SECOND_FIELDS = ['retry_after', 'retryAfter', 'retry_after_seconds', 'retryAfterSeconds'];

/** `google.rpc.RetryInfo` in `error.details`, or a field that says it in seconds, wherever it stands (a few levels deep). */
function delayInBody(body: unknown, now: number, depth = 0): number | undefined {
  if (depth > 5) return undefined;
  if (Array.isArray(body)) return firstDefined(body.slice(0, 20), (item) => delayInBody(item, now, depth + 1));
  if (!isRecord(body)) return undefined;
  const own =
    durationField(body['retryDelay'] ?? body['retry_delay']) ??
    firstDefined(SECOND_FIELDS, (name) => durationField(body[name])) ??
    (typeof body['retry_after_ms'] === 'number' ? positive(body['retry_after_ms']) : undefined) ??
    exhaustedBucketMs(quotedHeaders(body['headers']), now);
  return own ?? firstDefined(Object.values(body).slice(0, 30), (value) => delayInBody(value, now, depth + 1));
}

/** OpenRouter puts the headers into the body, because the answer has begun when the upstream refuses. */
function quotedHeaders(headers: unknown): HeaderLookup {
  const quoted = new Map(
    Object.entries(isRecord(headers) ? headers : {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return {
    get: (name) => {
      const value = quoted.get(name);
      return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
    },
  };
}

/** `"37s"`, `37`, `"37"`, or protobuf's `{ "seconds": 37, "nanos": 0 }`. */
function durationField(value: unknown): number | undefined {
  if (typeof value === 'number') return positive(value * 1000);
  if (typeof value === 'string') return parseDurationMs(value) ?? positive(secondsOf(value));
  if (isRecord(value) && value['seconds'] !== undefined) return positive(Number(value['seconds']) * 1000);
  return undefined;
}

function secondsOf(text: string): number | undefined {
  const seconds = numberOf(text);
  return seconds === undefined ? undefined : seconds * 1000;
}

function firstDefined<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const PROSE =
  /(?:(?:try|retry|again|retrying|request)\b[^.\d]{0,40}?\b(?:in|after)|retry[-_ ]?after|wait(?:\s+for)?(?:\s+(?:about|approximately|at least))?|available\s+in|resets?\s+in)[\s:=]+(?=\d)/gi;

/** A header that is quoted in prose needs no unit. */
const QUOTED_HEADER = /\bretry-after['"]?\s*[:=]\s*['"]?(\d+(?:\.\d+)?)(?![\w.])/i;

/** "Please try again in 1m0.36s", "retry after 12 seconds", "wait 30 seconds before", "Please retry in 37.8s". */
function delayInProse(message: string): number | undefined {
  const text = message.slice(0, 4000);
  for (const match of text.matchAll(PROSE)) {
    const delay = parseDurationMs(text.slice(match.index + match[0].length));
    if (delay !== undefined) return delay;
  }
  return secondsOf(QUOTED_HEADER.exec(text)?.[1] ?? '');
}
