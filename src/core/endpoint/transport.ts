/**
 * The one door to the network: nothing else in `src` calls `fetch`, and nothing else can read a key. It composes the request, keeps the
 * key to its origin, watches the clock, and hands back bytes. What they mean is no business of this file.
 */
import type { Clock, FetchFunction } from '../ports.ts';
import { redactValues } from '../util/redact.ts';
import type { Connection } from './connection.ts';
import { EndpointError } from './endpointError.ts';
import type { EndpointErrorDetails, EndpointErrorKind } from './endpointError.ts';
import { errorFromCause } from './errorFromCause.ts';
import type { AnswerOrigin } from './errorFromResponse.ts';
import { requestBody } from './requestBody.ts';
import { requestHeaders } from './requestHeaders.ts';
import { requestUrl, shownUrl } from './requestUrl.ts';
import type { RoutePath } from './requestUrl.ts';
import { revealSecret } from './secret.ts';
import { startSilenceTimer } from './silenceTimer.ts';
import type { SilenceTimer } from './silenceTimer.ts';

export interface TransportDependencies {
  readonly fetch: FetchFunction;
  readonly clock: Clock;
}

export interface WireRequest extends RoutePath {
  readonly method: 'GET' | 'POST';
  /** Sent as JSON. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly authHeader: 'authorization' | 'api-key';
}

export interface WireOptions {
  readonly signal: AbortSignal;
  readonly firstByteTimeoutMs: number;
  readonly idleTimeoutMs: number;
}

/** An answer whose head has come. Whoever gets one must read it to its end or close it. */
export interface WireAnswer extends AnswerOrigin {
  readonly status: number;
  readonly headers: Headers;
  /** The next bytes; undefined at the clean end, and after an abort. Throws `EndpointError` when the connection breaks or falls silent. */
  read(): Promise<Uint8Array | undefined>;
  /** Silence longer than this ends the answer from now on, cleanly: after the last word a server may keep the line open. */
  endAfterSilence(limitMs: number): void;
  /** Closes the socket; may be called at any time and more than once. */
  close(): void;
  /** The text without the key, in whatever spelling the server quotes it. */
  withoutKey(text: string): string;
}

const MOST_REDIRECTS = 3;

/** Sends one request. Throws `EndpointError` when no answer came, `undefined` comes back when it was aborted before. */
export async function sendRequest(
  dependencies: TransportDependencies,
  connection: Connection,
  request: WireRequest & WireOptions,
): Promise<WireAnswer | undefined> {
  const url = requestUrl(connection.endpoint, request);
  if (url === undefined) throw refusedHere(connection.endpoint.baseUrl, 'addressInvalid');
  const key = connection.key === undefined ? '' : revealSecret(connection.key).trim();
  if (!isSendable(key)) {
    const details = { host: url.host, url: shownUrl(url), retryable: false, reason: 'keyNotSendable' } as const;
    throw new EndpointError('unauthorized', details);
  }
  const headers = requestHeaders({
    endpoint: connection.endpoint,
    key,
    authHeader: request.authHeader,
    hasBody: request.body !== undefined,
  });
  const init: RequestInit = {
    method: request.method,
    headers,
    redirect: 'manual',
    // Not the user's cookies in a browser, and no stale answer from its cache.
    credentials: 'omit',
    cache: 'no-store',
    ...(request.body !== undefined && { body: requestBody(request.body) }),
  };
  const exchange = new Exchange(dependencies, request, key);
  return exchange.open(url, init);
}

/** Visible ASCII or nothing: everything else cannot stand in a header, and `fetch` would print the key in its complaint. */
function isSendable(key: string): boolean {
  return /^[\x21-\x7e]*$/.test(key);
}

function refusedHere(address: string, reason: NonNullable<EndpointErrorDetails['reason']>): EndpointError {
  const url = URL.parse(address);
  const details = { retryable: false, reason };
  return url === null
    ? new EndpointError('refusedLocally', { host: 'the endpoint', ...details })
    : new EndpointError('refusedLocally', { host: url.host, url: shownUrl(url), ...details });
}

type Ending = 'aborted' | 'silence' | 'quiet' | 'closed';

/** One request from its start to the end of its answer. */
class Exchange {
  readonly #dependencies: TransportDependencies;
  readonly #request: WireOptions;
  readonly #key: string;
  readonly #abort = new AbortController();
  readonly #timer: SilenceTimer;
  readonly #onAbort = (): void => {
    this.#end('aborted');
  };
  #origin: AnswerOrigin = { host: '', url: '' };
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #ending: Ending | undefined;
  #idleMs: number;
  #silenceIsEnd = false;

  constructor(dependencies: TransportDependencies, request: WireOptions, key: string) {
    this.#dependencies = dependencies;
    this.#request = request;
    this.#key = key;
    this.#idleMs = request.idleTimeoutMs;
    this.#timer = startSilenceTimer(dependencies.clock, request.firstByteTimeoutMs, () => {
      this.#end(this.#silenceIsEnd ? 'quiet' : 'silence');
    });
    request.signal.addEventListener('abort', this.#onAbort);
  }

  async open(start: URL, init: RequestInit): Promise<WireAnswer | undefined> {
    let url = start;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      this.#origin = { host: url.host, url: shownUrl(url) };
      const response = await this.#fetch(url, init);
      if (response === undefined) return undefined;
      if (!isRedirect(response)) return this.#answer(response);
      await response.body?.cancel().catch(() => undefined);
      const location = response.headers.get('location');
      const target = location === null ? null : URL.parse(location, url.href);
      if (target === null || target.origin !== url.origin || response.status === 303)
        throw this.#refused('redirected', response);
      url = target;
    }
    throw this.#refused('tooManyRedirects');
  }

  async #fetch(url: URL, init: RequestInit): Promise<Response | undefined> {
    if (this.#request.signal.aborted) this.#end('aborted');
    else {
      try {
        return await untilAborted(
          this.#dependencies.fetch(url.href, { ...init, signal: this.#abort.signal }),
          this.#abort.signal,
        );
      } catch (cause) {
        if (this.#ending === undefined) throw this.#failed(errorFromCause(cause, this.#origin));
      }
    }
    if (this.#ending === 'silence') throw this.#timedOut();
    return undefined;
  }

  #answer(response: Response): WireAnswer {
    this.#reader = response.body?.getReader();
    return {
      ...this.#origin,
      status: response.status,
      headers: response.headers,
      read: () => this.#read(),
      endAfterSilence: (limitMs) => {
        this.#silenceIsEnd = true;
        this.#idleMs = Math.min(this.#idleMs, limitMs);
        this.#timer.sound(this.#idleMs);
      },
      close: () => {
        this.#end('closed');
      },
      withoutKey: (text) => redactValues(text, [this.#key]),
    };
  }

  async #read(): Promise<Uint8Array | undefined> {
    if (this.#ending === undefined) {
      const bytes = await this.#next();
      if (this.#ending === undefined && bytes !== undefined) {
        this.#timer.sound(this.#idleMs);
        return bytes;
      }
    }
    if (this.#ending === 'silence') throw this.#timedOut();
    this.#end('closed');
    return undefined;
  }

  /** Undefined at the end, and when it was ended from outside, which makes a waiting read return or throw. */
  async #next(): Promise<Uint8Array | undefined> {
    try {
      return (await this.#reader?.read())?.value;
    } catch (cause) {
      if (this.#ending !== undefined) return undefined;
      throw this.#failed(errorFromCause(cause, this.#origin));
    }
  }

  /** The first ending counts. Both ways at once: some implementations heed only one of them while a read waits. */
  #end(ending: Ending): void {
    if (this.#ending !== undefined) return;
    this.#ending = ending;
    this.#release();
    this.#abort.abort();
    void this.#reader?.cancel().catch(() => undefined);
  }

  #release(): void {
    this.#timer.stop();
    this.#request.signal.removeEventListener('abort', this.#onAbort);
  }

  #failed(error: EndpointError): EndpointError {
    this.#end('closed');
    return error;
  }

  #timedOut(): EndpointError {
    return this.#error('timeout', { retryable: false });
  }

  #refused(reason: 'redirected' | 'tooManyRedirects', response?: Response): EndpointError {
    this.#end('closed');
    // A page or worker is not told the status of a redirect.
    const status = response === undefined || response.status === 0 ? {} : { status: response.status };
    return this.#error('refusedLocally', { retryable: false, reason, ...status });
  }

  #error(kind: EndpointErrorKind, details: Omit<EndpointErrorDetails, keyof AnswerOrigin>): EndpointError {
    return new EndpointError(kind, { ...this.#origin, ...details });
  }
}

function isRedirect({ status, type }: Response): boolean {
  return type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(status);
}

/** Some implementations of fetch settle late, or never, after an abort; what they bring then is closed unread. */
async function untilAborted(pending: Promise<Response>, signal: AbortSignal): Promise<Response> {
  let stopWaiting: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stopWaiting = () => {
      reject(new Error('aborted'));
    };
    signal.addEventListener('abort', stopWaiting);
  });
  try {
    return await Promise.race([pending, aborted]);
  } finally {
    signal.removeEventListener('abort', stopWaiting);
    if (signal.aborted) void pending.then((late) => late.body?.cancel()).catch(() => undefined);
  }
}
