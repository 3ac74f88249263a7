/** An address that a person wants to have read. */
export type PageAddress =
  | { readonly kind: 'page'; readonly url: URL }
  /** `scheme`: neither http nor https; `credentials`: a name or password stands in it, which would be sent along. */
  | { readonly kind: 'refused'; readonly reason: 'noAddress' | 'scheme' | 'credentials' };

const LONGEST = 2_000;

/** Reads what was typed: a whole address, or one without its scheme, as people write them. */
export function parsePageAddress(typed: string): PageAddress {
  const text = typed.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/:]+:\d+(?:[/?#]|$)/.test(text);
  const url = text.length > LONGEST || /\s/.test(text) ? null : URL.parse(hasScheme ? text : `https://${text}`);
  if (url === null || (!hasScheme && !looksLikeHost(url.hostname))) return { kind: 'refused', reason: 'noAddress' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'refused', reason: 'scheme' };
  if (url.username !== '' || url.password !== '') return { kind: 'refused', reason: 'credentials' };
  url.hash = '';
  return { kind: 'page', url };
}

function looksLikeHost(hostname: string): boolean {
  return hostname === 'localhost' || /^[^.]+(?:\.[^.]+)+$/.test(hostname);
}

/** Whether this very host, with this very port, is on a person's list. Upper and lower case are the same; there are no wildcards. */
export function isAllowedHost({ host }: Pick<URL, 'host'>, allowedHosts: readonly string[]): boolean {
  return allowedHosts.some((allowed) => allowed.trim().toLowerCase() === host);
}
