import { t } from '@vscode/l10n';
import type { EndpointError, EndpointErrorDetails, EndpointErrorKind } from './endpointError.ts';

/** Plain words for an error of the wire; never markup, never a key. */
export interface EndpointErrorWords {
  /** One sentence of ours that names the host and, where there was an answer, its status. */
  readonly sentence: string;
  /** The server's own words, where it had some. Plain text. */
  readonly serverMessage?: string;
}

const UNREACHABLE: Readonly<Record<string, (host: string) => string>> = {
  refused: (host) => t('{0} refused the connection. Is the server running, and is the port right?', host),
  unknownHost: (host) => t('No server named {0} was found. Check the address and your network.', host),
  connectTimeout: (host) => t('{0} did not accept the connection in time.', host),
  cut: (host) => t('{0} closed the connection before it answered.', host),
  certificate: (host) =>
    t("The certificate of {0} is not trusted. If it is your own, add its issuer to the system's certificates.", host),
  protocol: (host) =>
    t('{0} does not speak the protocol of the address. Try http:// in place of https://, or the reverse.', host),
  proxy: (host) => t('The proxy on the way to {0} refused the connection. Check the setting http.proxy.', host),
  offline: (host) => t('There is no network on the way to {0}.', host),
  blockedOrDown: (host) =>
    t(
      '{0} cannot be reached from this window: either it is down, or it does not allow calls from web pages (CORS).',
      host,
    ),
};

const REFUSED_HERE: Readonly<Record<string, (host: string) => string>> = {
  addressInvalid: () => t('The address of the endpoint is not a usable http or https address.'),
  redirected: (host) =>
    t('{0} redirects to another address. The request was not sent on, because the key belongs to {0} alone.', host),
  tooManyRedirects: (host) => t('{0} redirects in circles. Check the address of the endpoint.', host),
};

const KEY_REFUSED: Readonly<Record<string, (host: string) => string>> = {
  keyNotSendable: (host) =>
    t(
      'The API key for {0} holds characters that cannot be sent, such as a line break or a curly quote. Set the API key again.',
      host,
    ),
  keyCommandNotFound: (host) =>
    t(
      'The program that prints the key for {0} was not found. Check "apiKeyCommand" in the settings; it is run without a shell.',
      host,
    ),
  keyCommandFailed: (host) =>
    t(
      'The command that prints the key for {0} failed. Run it in a terminal to see why; you may have to sign in there.',
      host,
    ),
  keyCommandTimeout: (host) =>
    t(
      'The command that prints the key for {0} did not end in time. Run it in a terminal once; it may wait for you to sign in.',
      host,
    ),
  keyCommandNoKey: (host) =>
    t('The command that prints the key for {0} printed no key. Check "apiKeyCommand" in the settings.', host),
  keyCommandUnavailable: (host) =>
    t('A browser cannot run the command that prints the key for {0}. Set the API key for this endpoint instead.', host),
};

type Sentence = (details: EndpointErrorDetails, from: string) => string;

const SENTENCES: Readonly<Record<EndpointErrorKind, Sentence>> = {
  unreachable: ({ host, reason }) => UNREACHABLE[reason ?? '']?.(host) ?? t('{0} could not be reached.', host),
  timeout: ({ host, status }, from) =>
    status === undefined
      ? t('{0} timed out: nothing came for too long.', host)
      : t('The request timed out at {0}.', from),
  unauthorized: ({ host, reason }, from) =>
    KEY_REFUSED[reason ?? '']?.(host) ?? t('{0} did not accept the API key. Set the API key for this endpoint.', from),
  forbidden: (_details, from) => t('{0} does not allow this with your API key.', from),
  quotaExceeded: (_details, from) => t('The credit or quota at {0} is used up. Check billing there.', from),
  rateLimited: ({ retryAfterMs }, from) =>
    `${t('{0} limits the rate of requests (too many in a short time).', from)} ${whenToTryAgain(retryAfterMs)}`,
  contextTooLong: ({ limits }, from) => contextTooLong(limits?.contextTokens, from),
  modelNotFound: (_details, from) => t('{0} does not offer this model. Choose another model.', from),
  wrongUrl: ({ url }, from) => wrongUrl(url, from),
  badRequest: ({ parameter }, from) =>
    parameter === undefined
      ? t('{0} refused the request.', from)
      : t('{0} refused the request because of "{1}".', from, parameter),
  payloadTooLarge: (_details, from) => t('The request is too large for {0}. Attach less.', from),
  contentFiltered: (_details, from) =>
    t('The content filter of {0} stopped this (its policy, not an error of yours).', from),
  overloaded: ({ retryAfterMs }, from) =>
    `${t('{0} is busy or still loading the model.', from)} ${whenToTryAgain(retryAfterMs)}`,
  server: (_details, from) => t('The server at {0} had an error of its own. Try again.', from),
  intermediary,
  malformed: (_details, from) =>
    t("{0} answered with something that is no completion. Check the endpoint's URL.", from),
  incomplete: ({ host }) => t('The answer from {0} broke off before its end.', host),
  refusedLocally: ({ host, reason }) =>
    REFUSED_HERE[reason ?? '']?.(host) ?? t('The request to {0} was not sent, to keep your API key safe.', host),
  notConfigured: () => t('No endpoint or model is set up for this yet.'),
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
  return serverMessage === undefined ? sentence : t('{0} The server said: {1}', sentence, serverMessage);
}

/** As HTTP calls them: to be searched for, so the same in every language. */
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

function wrongUrl(url: string | undefined, from: string): string {
  return url === undefined
    ? t("Not found: {0} has no such route. Check the endpoint's URL.", from)
    : t("Not found: {0} has no such route. Check the endpoint's URL; {1} was called.", from, url);
}

function contextTooLong(tokens: number | undefined, from: string): string {
  return tokens === undefined
    ? t("The prompt is too long for the model's context, says {0}. Shorten it or attach less.", from)
    : t(
        "The prompt is too long for the model's context of {0} tokens, says {1}. Shorten it or attach less.",
        tokens,
        from,
      );
}

function intermediary({ status, url }: EndpointErrorDetails, from: string): string {
  if (status !== undefined && status >= 400)
    return t('An HTML page came from {0} in place of an answer: a proxy, gateway or sign-in page is in between.', from);
  if (url === undefined)
    return t(
      'An HTML page came from {0} in place of an answer: a proxy, gateway or sign-in page is in between, or the URL is wrong.',
      from,
    );
  return t(
    'An HTML page came from {0} in place of an answer: a proxy, gateway or sign-in page is in between, or the URL is wrong; {1} was called.',
    from,
    url,
  );
}

/** "Try again in 30 seconds." */
function whenToTryAgain(retryAfterMs: number | undefined): string {
  if (retryAfterMs === undefined) return t('Try again in a moment.');
  const seconds = Math.ceil(retryAfterMs / 1000);
  if (seconds === 1) return t('Try again in 1 second.');
  if (seconds < 120) return t('Try again in {0} seconds.', seconds);
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120
    ? t('Try again in {0} minutes.', minutes)
    : t('Try again in {0} hours.', Math.ceil(minutes / 60));
}
