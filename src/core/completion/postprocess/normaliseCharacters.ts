import type { CleaningContext } from './cleaningContext.ts';

/** Marks that stand in front of an answer without being part of it: byte order mark, zero-width characters, emoji bullets. */
const LEADING_MARKS = /^(?:[\uFEFF\u200B-\u200D\u2060])+/;
const LEADING_EMOJI = /^(?:\p{Emoji_Presentation}\uFE0F?|[✓✔✅])+[ \t]+/u;

/** Line ends as `\n`, no invisible marks in front, nothing after a character that arrived in pieces. */
export function normaliseCharacters(text: string, context: CleaningContext): string {
  const unified = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(LEADING_MARKS, '');
  const whole = cutAtBrokenCharacter(unified);
  return context.inText ? whole : whole.replace(LEADING_EMOJI, '').replace(/^\u00A0+/, '');
}

/** U+FFFD, NUL and half a surrogate pair mean that bytes were lost there; the user's own file may hold U+FFFD, an answer never should. */
function cutAtBrokenCharacter(text: string): string {
  const broken = /\uFFFD|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.exec(text);
  const ends = [broken?.index ?? -1, text.indexOf('\0')].filter((end) => end >= 0);
  return text.slice(0, Math.min(text.length, ...ends));
}
