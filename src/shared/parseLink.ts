/** An address that may be opened in the world outside, after asking. */
export interface OutsideLink {
  /** Normalised by the URL parser: what is shown is what is opened. */
  readonly address: string;
  /** The whole host with its port, or the whole recipient of a mail; international names in their unmistakable ASCII form. */
  readonly destination: string;
}

/**
 * Undefined for everything that is not an absolute http, https or mailto address: `command:`, `vscode:`, `file:`, `data:` and relative ones never
 * leave the page. Names and passwords before the host are refused, because they only serve to make a host look like another.
 */
export function parseLink(href: string): OutsideLink | undefined {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '') return undefined;
  switch (url.protocol) {
    case 'http:':
    case 'https:':
      return url.host === '' ? undefined : { address: url.href, destination: url.host };
    case 'mailto:':
      return { address: url.href, destination: url.pathname };
    default:
      return undefined;
  }
}
