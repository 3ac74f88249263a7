/** Text in which nothing hides any more, and how many characters were made visible. */
export interface RevealedText {
  readonly text: string;
  readonly count: number;
}

/**
 * Control characters (but tab, line feed, carriage return), soft hyphen, bidirectional controls, zero-width and filler characters, line
 * separators, interlinear marks, tag characters and variation selectors: everything that a reader does not see and a model does read.
 */
const SUSPECT =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;

const VARIATION_SELECTOR = /^[\u180B-\u180D\u180F\uFE00-\uFE0F]$/u;
const IDEOGRAPHIC_VARIATION = /^\p{Ideographic}[\u{E0100}-\u{E01EF}]$/u;
const SCRIPT_WITH_JOINERS =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{M}]|[\u0900-\u0DFF]/u;
/** What may stand before a variation selector: pictographs, keycaps, ideographs, Mongolian, mathematical signs. */
const TAKES_VARIATION =
  /[\p{Extended_Pictographic}\p{Emoji}\p{Ideographic}\p{Script=Mongolian}\p{Sm}\p{Script=Myanmar}]/u;
/** The three flags of the emoji list that are spelt with tag characters: England, Scotland, Wales. */
const TAGGED_FLAG =
  /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/gu;

/**
 * Writes characters that readers cannot see as `⟨U+202E⟩`, so that no instruction to a model and no reversed code can hide in a text.
 * What spelling needs stays: emoji sequences, joiners inside scripts that shape their letters, one leading byte order mark (dropped
 * without counting), line ends.
 */
export function revealInvisible(text: string): RevealedText {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.search(SUSPECT) === -1) return { text: body, count: 0 };
  const flags = [...body.matchAll(TAGGED_FLAG)].map((match) => [match.index, match.index + match[0].length] as const);
  let count = 0;
  const revealed = body.replace(SUSPECT, (character: string, offset: number) => {
    const inFlag = flags.some(([start, end]) => offset >= start && offset < end);
    if (inFlag || isPartOfSpelling(body, character, offset)) return character;
    count += 1;
    return `⟨U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? ''}⟩`;
  });
  return { text: revealed, count };
}

function isPartOfSpelling(text: string, character: string, offset: number): boolean {
  const before = characterBefore(text, offset);
  if (character.length === 2) return IDEOGRAPHIC_VARIATION.test(before + character);
  if (VARIATION_SELECTOR.test(character)) return TAKES_VARIATION.test(before);
  const after = String.fromCodePoint(text.codePointAt(offset + character.length) ?? 0);
  if (character === '\u200D') return joinsPictographs(before, after) || joinsLetters(before, after);
  if (character === '\u200C') return joinsLetters(before, after);
  return false;
}

function joinsPictographs(before: string, after: string): boolean {
  const left = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u;
  return left.test(before) && /\p{Extended_Pictographic}|[\u2640\u2642]/u.test(after);
}

function joinsLetters(before: string, after: string): boolean {
  return SCRIPT_WITH_JOINERS.test(before) || SCRIPT_WITH_JOINERS.test(after);
}

function characterBefore(text: string, offset: number): string {
  const unit = text.charCodeAt(offset - 1);
  const isLowSurrogate = unit >= 0xdc00 && unit <= 0xdfff;
  return text.slice(Math.max(0, offset - (isLowSurrogate ? 2 : 1)), offset);
}
