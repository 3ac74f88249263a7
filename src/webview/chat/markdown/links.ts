import { parseLink } from '../../../shared/parseLink.ts';

/** The address in its true, normalised form when it may be offered as a link; else undefined. */
export function openableAddress(href: string): string | undefined {
  // Without a base, a relative or protocol-relative address does not parse.
  return parseLink(href)?.address;
}

/** An address inside the project, such as `src/app.ts` or `#usage`: no scheme, no host, nothing that could become one. */
export function isRelativeAddress(href: string): boolean {
  // Control characters are refused because URL parsers drop some of them.
  return /^(?![/\\]{2})[^:\\\p{Cc}]*$/u.test(href) && !/^[^/?#]*%3a/i.test(href);
}

/**
 * What must stand beside a link's text so that a reader knows where it leads: the true host (in ASCII), or the mail address. Undefined
 * when the text itself starts with just that.
 */
export function destinationNote(text: string, href: string): string | undefined {
  const destination = parseLink(href)?.destination ?? '';
  const shown = text
    .trim()
    .replace(/^(?:https?:\/\/|mailto:)/i, '')
    .toLowerCase();
  const rest = shown.startsWith(destination.toLowerCase()) ? shown.slice(destination.length) : undefined;
  return rest !== undefined && /^(?:$|[/?#])/.test(rest) ? undefined : destination;
}
