/** What went wrong, by what the user can do about it. The words for each kind live in `host/describeError.ts`. */
export type EndpointErrorKind =
  /** No connection: refused, DNS, certificate, proxy, CORS. */
  | 'unreachable'
  /** No first byte, or silence in mid-stream, for longer than the limit; also 408. */
  | 'timeout'
  /** Key missing or wrong. */
  | 'unauthorized'
  /** Key fine, not allowed (region, project). */
  | 'forbidden'
  /** Money or credit used up: never retried. */
  | 'quotaExceeded'
  | 'rateLimited'
  | 'contextTooLong'
  | 'modelNotFound'
  /** No such route: the base URL is wrong. */
  | 'wrongUrl'
  /** The server refused the request as such; `parameter` names the culprit when known. */
  | 'badRequest'
  | 'payloadTooLarge'
  | 'contentFiltered'
  /** Busy or still loading the model. */
  | 'overloaded'
  | 'server'
  /** HTML from something in between: proxy, captive portal, gateway. */
  | 'intermediary'
  /** Bytes that are neither SSE nor JSON of the expected shape. */
  | 'malformed'
  /** The stream broke off: neither `[DONE]` nor a finish reason. */
  | 'incomplete'
  /** Plain http beyond loopback, a redirect to another origin, a key bound elsewhere: refused on our side before anything was sent. */
  | 'refusedLocally'
  /** No endpoint of the wanted name, or no model is named and the server lists none: nothing was sent. */
  | 'notConfigured';

/** Why nothing came back: for `unreachable`, told as far as the platform lets us know. */
export type ConnectionFault =
  | 'refused'
  | 'unknownHost'
  | 'connectTimeout'
  /** The connection was cut after it had been made. */
  | 'cut'
  | 'certificate'
  /** TLS spoken to a server that does not, or the other way round. */
  | 'protocol'
  | 'proxy'
  | 'offline'
  /** A browser says no more than "Failed to fetch": server down, or it does not allow calls from web pages (CORS). */
  | 'blockedOrDown';

/** Why a request never left: for `refusedLocally`, and `unauthorized` without a status. */
export type LocalRefusal =
  | 'addressInvalid'
  /** The server answered with a redirect to another origin, or with one that cannot be followed. */
  | 'redirected'
  | 'tooManyRedirects'
  /** The key holds characters that no header can carry. */
  | 'keyNotSendable'
  /** The command of the settings that prints the key did not. */
  | KeyCommandFault;

/** Why `apiKeyCommand` gave no key. */
export type KeyCommandFault =
  | 'keyCommandNotFound'
  | 'keyCommandFailed'
  | 'keyCommandTimeout'
  /** It printed nothing, or something that is no key. */
  | 'keyCommandNoKey'
  /** A browser runs no programs. */
  | 'keyCommandUnavailable';

/** Token numbers that a refusal states. */
export interface StatedLimits {
  readonly contextTokens?: number;
  readonly promptTokens?: number;
  /** What the request asked for as an answer. */
  readonly answerTokens?: number;
}

export interface EndpointErrorDetails {
  /** The server's own words, cleaned of markup and control characters; may be empty. Never holds a key or prompt text. */
  readonly serverMessage?: string;
  /** `host[:port]` that answered or was called. */
  readonly host: string;
  /** The called URL without query and credentials. */
  readonly url?: string;
  readonly status?: number;
  /** The body field that the server objects to. */
  readonly parameter?: string;
  readonly retryable: boolean;
  /** What the answer asks for (`Retry-After` and its relatives). */
  readonly retryAfterMs?: number;
  readonly requestId?: string;
  readonly reason?: ConnectionFault | LocalRefusal;
  /** For `contextTooLong`, where the server tells the numbers. */
  readonly limits?: StatedLimits;
  readonly cause?: unknown;
}

/** The one error of the wire: whatever else is thrown is a fault of ours. Tested by `kind`, never by its message. An abort is not an error. */
export class EndpointError extends Error {
  readonly kind: EndpointErrorKind;
  readonly details: EndpointErrorDetails;
  constructor(kind: EndpointErrorKind, details: EndpointErrorDetails) {
    super(`${kind} from ${details.host}${details.status === undefined ? '' : ` (${details.status})`}`, {
      cause: details.cause,
    });
    this.name = 'EndpointError';
    this.kind = kind;
    this.details = details;
  }
}
