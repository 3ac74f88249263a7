import type { EndpointError, EndpointErrorDetails, EndpointErrorKind } from './endpointError.ts';

/** Plain words for an error of the wire; never markup, never a key. */
export interface EndpointErrorWords {
  /** One sentence of ours that names the host and, where there was an answer, its status. */
  readonly sentence: string;
  /** The server's own words, where it had some. Plain text. */
  readonly serverMessage?: string;
}

const UNREACHABLE: Readonly<Record<string, (host: string) => string>> = {
  refused: (host) => `${host} refused the connection. Is the server running, and is the port right?`,
  unknownHost: (host) => `No server named ${host} was found. Check the address and your network.`,
  connectTimeout: (host) => `${host} did not accept the connection in time.`,
  cut: (host) => `${host} closed the connection before it answered.`,
  certificate: (host) =>
    `The certificate of ${host} is not trusted. If it is your own, add its issuer to the system's certificates.`,
  protocol: (host) =>
    `${host} does not speak the protocol of the address. Try http:// in place of https://, or the reverse.`,
  proxy: (host) => `The proxy on the way to ${host} refused the connection. Check the setting http.proxy.`,
  offline: (host) => `There is no network on the way to ${host}.`,
  blockedOrDown: (host) =>
    `${host} cannot be reached from this window: either it is down, or it does not allow calls from web pages (CORS).`,
};

const REFUSED_HERE: Readonly<Record<string, (host: string) => string>> = {
  addressInvalid: () => 'The address of the endpoint is not a usable http or https address.',
  redirected: (host) =>
    `${host} redirects to another address. The request was not sent on, because the key belongs to ${host} alone.`,
  tooManyRedirects: (host) => `${host} redirects in circles. Check the address of the endpoint.`,
};

const KEY_REFUSED: Readonly<Record<string, (host: string) => string>> = {
  keyNotSendable: (host) =>
    `The API key for ${host} holds characters that cannot be sent, such as a line break or a curly quote. Set the API key again.`,
  keyCommandNotFound: (host) =>
    `The program that prints the key for ${host} was not found. Check "apiKeyCommand" in the settings; it is run without a shell.`,
  keyCommandFailed: (host) =>
    `The command that prints the key for ${host} failed. Run it in a terminal to see why; you may have to sign in there.`,
  keyCommandTimeout: (host) =>
    `The command that prints the key for ${host} did not end in time. Run it in a terminal once; it may wait for you to sign in.`,
  keyCommandNoKey: (host) =>
    `The command that prints the key for ${host} printed no key. Check "apiKeyCommand" in the settings.`,
  keyCommandUnavailable: (host) =>
    `A browser cannot run the command that prints the key for ${host}. Set the API key for this endpoint instead.`,
};

type Sentence = (details: EndpointErrorDetails, from: string) => string;

const SENTENCES: Readonly<Record<EndpointErrorKind, Sentence>> = {
  unreachable: ({ host, reason }) => UNREACHABLE[reason ?? '']?.(host) ?? `${host} could not be reached.`,
  timeout: ({ host, status }, from) =>
    status === undefined ? `${host} timed out: nothing came for too long.` : `The request timed out at ${from}.`,
  unauthorized: ({ host, reason }, from) =>
    KEY_REFUSED[reason ?? '']?.(host) ?? `${from} did not accept the API key. Set the API key for this endpoint.`,
  forbidden: (_details, from) => `${from} does not allow this with your API key.`,
  quotaExceeded: (_details, from) => `The credit or quota at ${from} is used up. Check billing there.`,
  rateLimited: ({ retryAfterMs }, from) =>
    `${from} limits the rate of requests (too many in a short time).${waitWords(retryAfterMs)}`,
  contextTooLong: ({ limits }, from) =>
    `The prompt is too long for the model's context${contextWords(limits?.contextTokens)}, says ${from}. Shorten it or attach less.`,
  modelNotFound: (_details, from) => `${from} does not offer this model. Choose another model.`,
  wrongUrl: ({ url }, from) => `Not found: ${from} has no such route. Check the endpoint's URL${urlWords(url)}.`,
  badRequest: ({ parameter }, from) =>
    parameter === undefined ? `${from} refused the request.` : `${from} refused the request because of "${parameter}".`,
  payloadTooLarge: (_details, from) => `The request is too large for ${from}. Attach less.`,
  contentFiltered: (_details, from) =>
    `The content filter of ${from} stopped this (its policy, not an error of yours).`,
  overloaded: ({ retryAfterMs }, from) => `${from} is busy or still loading the model.${waitWords(retryAfterMs)}`,
  server: (_details, from) => `The server at ${from} had an error of its own. Try again.`,
  intermediary: ({ status, url }, from) =>
    `An HTML page came from ${from} in place of an answer: a proxy, gateway or sign-in page is in between${status === undefined || status < 400 ? `, or the URL is wrong${urlWords(url)}` : ''}.`,
  malformed: (_details, from) => `${from} answered with something that is no completion. Check the endpoint's URL.`,
  incomplete: ({ host }) => `The answer from ${host} broke off before its end.`,
  refusedLocally: ({ host, reason }) =>
    REFUSED_HERE[reason ?? '']?.(host) ?? `The request to ${host} was not sent, to keep your API key safe.`,
  notConfigured: () => 'No endpoint or model is set up for this yet.',
};

/** One sentence of ours and the server's words; the pure half of what the user sees. */
export function describeEndpointError(error: EndpointError): EndpointErrorWords {
  const { details } = error;
  const sentence = SENTENCES[error.kind](details, withStatus(details));
  const serverMessage = details.serverMessage ?? '';
  return serverMessage === '' ? { sentence } : { sentence, serverMessage };
}

/** Both in one line, for places that have only one. */
export function endpointErrorText(error: EndpointError): string {
  const { sentence, serverMessage } = describeEndpointError(error);
  return serverMessage === undefined ? sentence : `${sentence} The server said: ${serverMessage}`;
}

const STATUS_WORDS: Readonly<Record<number, string>> = {
  413: 'Too Large',
  429: 'Too Many Requests',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Time-out, timed out',
  524: 'timeout',
};

function withStatus({ host, status }: EndpointErrorDetails): string {
  if (status === undefined) return host;
  const words = STATUS_WORDS[status];
  return `${host} (${status}${words === undefined ? '' : ` ${words}`})`;
}

function urlWords(url: string | undefined): string {
  return url === undefined ? '' : `; ${url} was called`;
}

function contextWords(tokens: number | undefined): string {
  return tokens === undefined ? '' : ` of ${tokens} tokens`;
}

/** "Try again in 30 seconds." */
function waitWords(retryAfterMs: number | undefined): string {
  if (retryAfterMs === undefined) return ' Try again in a moment.';
  const seconds = Math.ceil(retryAfterMs / 1000);
  if (seconds < 120) return ` Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? ` Try again in ${minutes} minutes.` : ` Try again in ${Math.ceil(minutes / 60)} hours.`;
}
