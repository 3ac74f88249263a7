import { isRecord } from '../util/isRecord.ts';
import type { AnswerOrigin } from './errorFromResponse.ts';
import { EndpointError } from './endpointError.ts';
import type { ConnectionFault } from './endpointError.ts';

/** Codes of Node, of undici and of Chromium's network stack (`net::ERR_…`, in Electron), by what they mean to a person. */
const FAULTS: readonly (readonly [ConnectionFault | 'timeout', RegExp])[] = [
  ['proxy', /ERR_PROXY|ERR_TUNNEL|PROXY_CONNECTION|proxy (?:response|connection|authentication)|\b407\b/i],
  ['offline', /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ENETUNREACH|ENETDOWN|ERR_ADDRESS_UNREACHABLE/i],
  ['unknownHost', /ENOTFOUND|EAI_AGAIN|EAI_NODATA|ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED|getaddrinfo/i],
  [
    'refused',
    /ECONNREFUSED|ERR_CONNECTION_REFUSED|EHOSTUNREACH|EHOSTDOWN|ERR_CONNECTION_FAILED|ERR_UNSAFE_PORT|bad port/i,
  ],
  [
    'certificate',
    /CERT_|_CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|ALTNAME|ERR_CERT|ERR_TLS_CERT|certificate|ERR_SSL_PINNED/i,
  ],
  [
    'protocol',
    /EPROTO|ERR_SSL|WRONG_VERSION_NUMBER|HPE_|does not match the HTTP|Parse Error: Expected|ERR_INVALID_HTTP_RESPONSE|ERR_EMPTY_RESPONSE|packet length too long/i,
  ],
  ['connectTimeout', /UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT|ERR_CONNECTION_TIMED_OUT|ERR_TIMED_OUT/i],
  ['timeout', /UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT/i],
  [
    'cut',
    /ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|other side closed|ERR_CONNECTION_(?:RESET|CLOSED|ABORTED)|terminated|socket hang up|ERR_HTTP2|ERR_STREAM_PREMATURE_CLOSE/i,
  ],
  // Browsers hide the reason from pages and workers.
  ['blockedOrDown', /Failed to fetch|NetworkError|Load failed|ERR_FAILED|CORS/i],
];

/** Of these a second try may help. */
const PASSING: ReadonlySet<ConnectionFault> = new Set(['refused', 'connectTimeout', 'cut', 'offline']);

/** What a thrown `fetch` means. The causes are walked, because Node says only "fetch failed" at the top; nothing of them is shown as it is. */
export function errorFromCause(cause: unknown, origin: AnswerOrigin): EndpointError {
  const texts = textsOf(cause, 0);
  if (isUnspoken(cause)) return new EndpointError('intermediary', { ...origin, status: 407, retryable: false, cause });
  const fault = FAULTS.find(([, pattern]) => texts.some((text) => pattern.test(text)))?.[0];
  if (fault === 'timeout') return new EndpointError('timeout', { ...origin, retryable: false, cause });
  const passing = fault !== undefined && (PASSING.has(fault) || texts.includes('EAI_AGAIN'));
  return new EndpointError('unreachable', {
    ...origin,
    retryable: passing,
    ...(fault !== undefined && { reason: fault }),
    cause,
  });
}

/** Node's fetch keeps an answer of 407 to itself, as the standard asks of it, and of all its failures gives only this one no reason. */
function isUnspoken(cause: unknown): boolean {
  if (!(cause instanceof TypeError) || cause.message !== 'fetch failed') return false;
  const inner: unknown = cause.cause;
  return inner instanceof Error && inner.message === '' && !('code' in inner) && !('errors' in inner);
}

/** Codes first: they are exact. */
function textsOf(cause: unknown, depth: number): readonly string[] {
  if (depth > 6 || !(cause instanceof Error || isRecord(cause))) return [];
  const code: unknown = Reflect.get(cause, 'code');
  const message: unknown = Reflect.get(cause, 'message');
  const inner: unknown = Reflect.get(cause, 'cause');
  // Node tries every address of a host and throws all failures together.
  const errors: unknown = Reflect.get(cause, 'errors');
  const nested = [inner, ...(Array.isArray(errors) ? (errors as unknown[]).slice(0, 4) : [])];
  return [code, message]
    .filter((text) => typeof text === 'string')
    .concat(nested.flatMap((next) => textsOf(next, depth + 1)));
}
