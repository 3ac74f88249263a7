import { redactShapes } from '../util/redact.ts';
import { angleBracketsEscaped, throughEscapes } from '../util/withoutEscapes.ts';

/** Longest server message that is passed on, in characters: enough for every sensible one, too short to flood a notification. */
const LONGEST_MESSAGE = 600;
/** Lines of the request shorter than this are no private text that a message could leak: braces, blank lines, `else`. */
const SHORTEST_PRIVATE_LINE = 12;
/** So much of a longer line is believed to be a quotation when it breaks off. */
const SHORTEST_QUOTED_START = 20;

/** ANSI escape sequences: CSI, OSC (ended by BEL or ST), and the two-character ones. */
const ANSI = /[\u001b\u009b](?:\[[\d;:<=>?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[\d;?]*[@-~])/g;
/** Other control characters, and what is invisible or turns the writing direction: soft hyphens, bidi marks, zero-width and tag characters. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** True for a page of markup, however it begins. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*(?:(?:<!--[\s\S]*?-->|<\?xml[^>]*>)\s*)*<(?:!doctype\s+html|html|head|body|title|center|h1)\b/i.test(
    text.slice(0, 2000),
  );
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

/** Takes the request's own texts out of an answer: some servers quote what they refuse, whole or as far as they like. */
export function withoutPrivateText(text: string, privateTexts: readonly string[]): string {
  // A server's words are one line with single blanks by now.
  const lines = privateTexts.flatMap((whole) => [whole, ...whole.split('\n')]).map(asOneLine);
  const spelled = lines
    .filter((line) => line.length >= SHORTEST_PRIVATE_LINE)
    .sort((a, b) => b.length - a.length)
    .flatMap((line) => [line, JSON.stringify(line).slice(1, -1), angleBracketsEscaped(line)]);
  return throughEscapes(text, (part) => [...new Set(spelled)].reduce(withoutLine, part));
}

const asOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function withoutLine(text: string, line: string): string {
  const start = line.slice(0, SHORTEST_QUOTED_START);
  let result = text;
  for (let at = result.indexOf(start); at >= 0; at = result.indexOf(start, at + 1)) {
    const end = endOfQuotation(result, line, at);
    if (end !== undefined) result = `${result.slice(0, at)}[removed]${result.slice(end)}`;
  }
  return result;
}

/** Where the line ends, or where somebody cut it short; undefined when only its first words are the same. */
function endOfQuotation(text: string, line: string, at: number): number | undefined {
  let length = 0;
  while (length < line.length && text[at + length] === line[length]) length++;
  const isCut = at + length === text.length || /^(?:…|\.\.\.)/.test(text.slice(at + length, at + length + 3));
  return length === line.length || isCut ? at + length : undefined;
}
