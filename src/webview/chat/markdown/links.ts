const OPENABLE = new Set(['http:', 'https:', 'mailto:']);

/** The address in its true, normalised form when it may be offered as a link: http, https or mailto; else undefined. */
export function openableAddress(href: string): string | undefined {
  // Without a base, a relative or protocol-relative address does not parse.
  const url = URL.canParse(href) ? new URL(href) : undefined;
  return url !== undefined && OPENABLE.has(url.protocol) ? url.href : undefined;
}

/** An address inside the project, such as `src/app.ts` or `#usage`: no scheme, no host, nothing that could become one. */
export function isRelativeAddress(href: string): boolean {
  // Control characters are refused because URL parsers drop some of them.
  return /^(?![/\\]{2})[^:\\\p{Cc}]*$/u.test(href) && !/^[^/?#]*%3a/i.test(href);
}

/**
 * What must stand beside a link's text so that a reader knows where it leads: the true host (in ASCII), or the mail address. Undefined
 * when the text itself starts with just that. @param href As `openableAddress` gave it.
 */
export function destinationNote(text: string, href: string): string | undefined {
  const url = new URL(href);
  const destination = url.protocol === 'mailto:' ? decodeMailAddress(url.pathname) : url.host;
  const shown = text
    .trim()
    .replace(/^(?:https?:\/\/|mailto:)/i, '')
    .toLowerCase();
  const isNamed = shown === destination.toLowerCase() || /^[/?#]/.test(afterPrefix(shown, destination.toLowerCase()));
  return isNamed ? undefined : destination;
}

function afterPrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : '';
}

function decodeMailAddress(path: string): string {
  return path.replaceAll('%20', ' ');
}
