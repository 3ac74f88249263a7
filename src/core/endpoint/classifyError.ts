import type { EndpointErrorKind } from './endpointError.ts';
import {
  CHAT_ONLY,
  CONTENT_FILTERED,
  CONTEXT_TOO_LONG,
  KEY_REFUSED,
  MODEL_DENIED,
  MODEL_CODE,
  MODEL_NOT_FOUND,
  NOT_PERMITTED,
  OVERLOADED,
  QUOTA_FOR_SURE,
  QUOTA_USED_UP,
  RATE,
  REQUEST_TOO_LARGE,
  TIMED_OUT,
  TOO_MANY_BYTES,
  WRONG_ROUTE,
} from './errorPhrases.ts';

/** What is known of a refusal before it has a kind. */
export interface Refused {
  /** The HTTP status, or the one that an error inside a stream names; undefined when it names none. */
  readonly status: number | undefined;
  readonly message: string;
  readonly labels: readonly string[];
  /** The body was a page of HTML. */
  readonly html: boolean;
  /** A field of ours that the server objects to. */
  readonly parameter: string | undefined;
  /** The server asks for a delay. */
  readonly delayed: boolean;
}

/** Status AND text: xAI and Gemini answer 400 to a bad key, Groq 413 to a long prompt, llama.cpp 500 to the same, 429 may mean money. */
export function classifyError(refused: Refused): EndpointErrorKind {
  if (refused.html) return ofPage(refused.status);
  // A full stop, which no phrase reaches across: words and codes are told apart.
  const text = [refused.message, ...refused.labels].join(' .\n ');
  return ofSize(refused, text) ?? ofStatus(refused, text);
}

function ofPage(status: number | undefined): EndpointErrorKind {
  if (status === 404 || status === 405 || status === 410) return 'wrongUrl';
  if (status === 413) return 'payloadTooLarge';
  if (status === 401) return 'unauthorized';
  if (status === 408) return 'timeout';
  if (status === 429) return 'rateLimited';
  return 'intermediary';
}

/** Statuses under which a phrase about length is believed only when it can mean nothing else. */
const OTHER_MEANINGS = new Set([401, 402, 403, 404, 413, 429]);

function ofSize({ status, message, labels }: Refused, text: string): EndpointErrorKind | undefined {
  const strict = status !== undefined && OTHER_MEANINGS.has(status);
  if (strict) return REQUEST_TOO_LARGE.test(text) ? 'contextTooLong' : undefined;
  if (CONTEXT_TOO_LONG.test(message) || labels.some((label) => CONTEXT_TOO_LONG.test(label)))
    return RATE.test(text) && !REQUEST_TOO_LARGE.test(text) ? undefined : 'contextTooLong';
  return undefined;
}

type Judge = (refused: Refused, text: string) => EndpointErrorKind;

const BY_STATUS: Readonly<Record<number, Judge>> = {
  401: of401,
  402: () => 'quotaExceeded',
  403: of403,
  404: of404,
  405: () => 'wrongUrl',
  407: () => 'intermediary',
  408: () => 'timeout',
  410: of404,
  413: () => 'payloadTooLarge',
  414: () => 'payloadTooLarge',
  // TGI: the generation failed.
  424: ofServerFault,
  429: of429,
  498: () => 'overloaded',
  504: () => 'timeout',
  522: () => 'timeout',
  524: () => 'timeout',
  529: () => 'overloaded',
};

function ofStatus(refused: Refused, text: string): EndpointErrorKind {
  const { status } = refused;
  if (status === undefined) return ofWords(refused, text) ?? (TIMED_OUT.test(text) ? 'timeout' : 'server');
  const judge = BY_STATUS[status];
  if (judge) return judge(refused, text);
  if (status >= 500) return ofServerFault(refused, text);
  return ofWords(refused, text) ?? 'badRequest';
}

function of401(_refused: Refused, text: string): EndpointErrorKind {
  if (QUOTA_FOR_SURE.test(text)) return 'quotaExceeded';
  const isKnown = MODEL_DENIED.test(text) || (NOT_PERMITTED.test(text) && !KEY_REFUSED.test(text));
  return isKnown ? 'forbidden' : 'unauthorized';
}

function of403(_refused: Refused, text: string): EndpointErrorKind {
  // First of all: such a refusal may add that no credits were charged.
  if (CONTENT_FILTERED.test(text)) return 'contentFiltered';
  if (QUOTA_USED_UP.test(text)) return 'quotaExceeded';
  if (MODEL_NOT_FOUND.test(text)) return 'modelNotFound';
  if (RATE.test(text)) return 'rateLimited';
  return KEY_REFUSED.test(text) ? 'unauthorized' : 'forbidden';
}

function of404(_refused: Refused, text: string): EndpointErrorKind {
  if (CHAT_ONLY.test(text)) return 'badRequest';
  return MODEL_NOT_FOUND.test(text) ? 'modelNotFound' : 'wrongUrl';
}

function of429({ delayed, labels }: Refused, text: string): EndpointErrorKind {
  // Alibaba and Amazon name the pace in the code, whatever the sentence says of quotas.
  if (labels.some((label) => /^throttl/i.test(label))) return 'rateLimited';
  if (QUOTA_FOR_SURE.test(text)) return 'quotaExceeded';
  // Gemini says "quota" for a pace per minute too, and then names the delay.
  if (QUOTA_USED_UP.test(text) && !delayed && !/(?:per|this|each)[ _-]?(?:minute|second)/i.test(text))
    return 'quotaExceeded';
  return OVERLOADED.test(text) && !RATE.test(text) ? 'overloaded' : 'rateLimited';
}

/** Gateways answer 500 to what was a refusal upstream. */
function ofServerFault(refused: Refused, text: string): EndpointErrorKind {
  const told = ofWords(refused, text);
  if (told !== undefined) return told;
  return refused.status === 503 && refused.message === '' ? 'overloaded' : 'server';
}

type Meanings = readonly (readonly [RegExp, EndpointErrorKind])[];

const BEFORE_PARAMETERS: Meanings = [
  [KEY_REFUSED, 'unauthorized'],
  [TOO_MANY_BYTES, 'payloadTooLarge'],
  [CHAT_ONLY, 'badRequest'],
  [MODEL_CODE, 'modelNotFound'],
];
const AFTER_PARAMETERS: Meanings = [
  [MODEL_NOT_FOUND, 'modelNotFound'],
  [WRONG_ROUTE, 'wrongUrl'],
  [RATE, 'rateLimited'],
  [OVERLOADED, 'overloaded'],
];

const meaningOf = (text: string, meanings: Meanings): EndpointErrorKind | undefined =>
  meanings.find(([pattern]) => pattern.test(text))?.[1];

/** By words alone; undefined when they say nothing that we know. */
function ofWords(refused: Refused, text: string): EndpointErrorKind | undefined {
  if (CONTENT_FILTERED.test(text)) return 'contentFiltered';
  if (QUOTA_USED_UP.test(text)) return refused.delayed && !QUOTA_FOR_SURE.test(text) ? 'rateLimited' : 'quotaExceeded';
  const told = meaningOf(text, BEFORE_PARAMETERS);
  if (told !== undefined) return told;
  const named = refused.parameter;
  if (named !== undefined && !/^(?:model|messages|prompt)$/.test(named)) return 'badRequest';
  if (isTransient(refused.status) && OVERLOADED.test(text)) return 'overloaded';
  return meaningOf(text, AFTER_PARAMETERS);
}

function isTransient(status: number | undefined): boolean {
  return status === undefined || status >= 500;
}

/** Of these a repetition of the same request may help. */
const PASSING: ReadonlySet<EndpointErrorKind> = new Set(['rateLimited', 'overloaded', 'server', 'timeout']);
/** Longest wait that a client takes upon itself; above it the user is told instead. */
export const LONGEST_WAIT_MS = 60_000;

export interface RetryFacts {
  readonly kind: EndpointErrorKind;
  readonly status: number | undefined;
  /** `x-should-retry`, which OpenAI's servers send and their clients obey. */
  readonly shouldRetry: string | null;
  readonly retryAfterMs: number | undefined;
}

/** May the client send the same request again by itself? */
export function isRetryable({ kind, status, shouldRetry, retryAfterMs }: RetryFacts): boolean {
  if (retryAfterMs !== undefined && retryAfterMs > LONGEST_WAIT_MS) return false;
  if (shouldRetry === 'true') return true;
  if (shouldRetry === 'false') return false;
  if (PASSING.has(kind)) return status !== 501;
  // 511: a network that wants a person to sign in.
  if (kind === 'intermediary') return status !== undefined && status >= 500 && status !== 511;
  return kind === 'badRequest' && (status === 409 || status === 425);
}
