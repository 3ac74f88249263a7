import { t } from '@vscode/l10n';

/** Why an address cannot be used; the caller names the setting. */
export type BaseUrlFault = 'empty' | 'notAUrl' | 'notHttp' | 'credentials' | 'keyInQuery' | 'query';

export type NormalisedBaseUrl =
  { readonly ok: true; readonly baseUrl: string } | { readonly ok: false; readonly fault: BaseUrlFault };

/** Paths of single routes that people paste from documentation, longest first. */
const ROUTES = ['/chat/completions', '/fim/completions', '/completions', '/responses', '/embeddings', '/models'];

/**
 * An address as people write or paste it, as `scheme://host[:port]/path` without a trailing slash or a route's path. A query is refused,
 * because routes are appended to the base; credentials are refused, because they would be shown, logged and synced.
 */
export function normaliseBaseUrl(text: string): NormalisedBaseUrl {
  const trimmed = unwrap(text.trim());
  if (trimmed === '') return { ok: false, fault: 'empty' };
  const url = parseUrl(trimmed);
  if (!url) return { ok: false, fault: 'notAUrl' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { ok: false, fault: 'notHttp' };
  if (url.username !== '' || url.password !== '') return { ok: false, fault: 'credentials' };
  if (url.search !== '') return { ok: false, fault: hasKeyInQuery(url) ? 'keyInQuery' : 'query' };
  return { ok: true, baseUrl: url.origin + (isBaseAsItIs(url) ? '/models' : withoutRoute(url.pathname)) };
}

/** Scheme, host and port: what a key is bound to. The argument is a normalised base URL. */
export function originOf(baseUrl: string): string {
  return new URL(baseUrl).origin;
}

/** What a person should do about the fault, in one sentence about `subject`, the setting or variable that holds the address. */
export function baseUrlAdvice(fault: BaseUrlFault, subject: string): string {
  switch (fault) {
    case 'empty':
      return t('{0} is empty; write an address such as "http://127.0.0.1:8080/v1".', subject);
    case 'notAUrl':
      return t('{0} is not an address; write one such as "http://127.0.0.1:8080/v1".', subject);
    case 'notHttp':
      return t('{0} must start with "http://" or "https://".', subject);
    case 'credentials':
      return t(
        '{0} holds a user name or password; remove them and use the command "Interline: Set API Key" instead.',
        subject,
      );
    case 'keyInQuery':
      return t('{0} holds a key after "?"; remove it and use the command "Interline: Set API Key" instead.', subject);
    case 'query':
      return t('{0} holds a "?" part; write only what stands before it.', subject);
  }
}

/** Quotes and angle brackets that come along when an address is copied from a text. */
function unwrap(text: string): string {
  return text.replace(/^["'`<]+|["'`>]+$/g, '').trim();
}

function parseUrl(text: string): URL | undefined {
  const url = URL.parse(text);
  return url ?? undefined;
}

/** Azure AI inference hangs its routes below `/models`: there it is no route itself. */
function isBaseAsItIs(url: URL): boolean {
  return url.hostname.endsWith('.services.ai.azure.com') && /^\/models\/?$/.test(url.pathname);
}

function withoutRoute(pathname: string): string {
  const path = pathname.replace(/\/+$/, '');
  const route = ROUTES.find((candidate) => path.toLowerCase().endsWith(candidate));
  return route === undefined ? path : path.slice(0, -route.length).replace(/\/+$/, '');
}

function hasKeyInQuery(url: URL): boolean {
  return [...url.searchParams.keys()].some((name) => /key|token|secret|sig|password/i.test(name));
}
