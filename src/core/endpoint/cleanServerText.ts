import { redactShapes } from '../util/redact.ts';

/** Longest server message that is passed on, in characters: enough for every sensible one, too short to flood a notification. */
const LONGEST_MESSAGE = 600;
/** Lines of the request shorter than this are no private text that a message could leak: braces, blank lines, `else`. */
const SHORTEST_PRIVATE_LINE = 12;

/** ANSI escape sequences: CSI, OSC (ended by BEL or ST), and the two-character ones. */
const ANSI = /[\u001b\u009b](?:\[[\d;:<=>?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[\d;?]*[@-~])/g;
/** Other control characters, and what is invisible or turns the writing direction: soft hyphens, bidi marks, zero-width and tag characters. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** True for a page of markup, however it begins. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|center|h1)\b/i.test(text.slice(0, 2000));
}

/** The title (else the first heading) of an HTML page as plain text; empty when it has none. */
export function htmlTitle(html: string): string {
  const match = /<(title|h1)[^>]*>([\s\S]{0,500}?)<\/\1/i.exec(html);
  return cleanServerText((match?.[2] ?? '').replace(/<[^>]*>/g, ' '));
}

/**
 * A server's own words as one line of plain text: no control, colour or invisible characters, no keys by shape, bounded in length. Markup
 * that is not a page stays as it is: whoever shows it shows plain text.
 */
export function cleanServerText(text: string): string {
  const bounded = text.slice(0, LONGEST_MESSAGE * 8);
  const plain = bounded.replace(ANSI, '').replace(CONTROL, ' ').replace(INVISIBLE, '').replace(/ {2,}/g, ' ').trim();
  const redacted = redactShapes(plain);
  return redacted.length > LONGEST_MESSAGE ? `${redacted.slice(0, LONGEST_MESSAGE - 1)}…` : redacted;
}

/** Takes the request's own texts out of an answer: some servers quote what they refuse. */
export function withoutPrivateText(text: string, privateTexts: readonly string[]): string {
  const lines = privateTexts.flatMap((whole) => [whole, ...whole.split('\n')]).map((line) => line.trim());
  return [...new Set(lines)]
    .filter((line) => line.length >= SHORTEST_PRIVATE_LINE)
    .sort((a, b) => b.length - a.length)
    .reduce(
      (result, line) => result.replaceAll(line, '[removed]').replaceAll(JSON.stringify(line).slice(1, -1), '[removed]'),
      text,
    );
}
