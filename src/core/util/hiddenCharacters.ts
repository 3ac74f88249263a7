/** A stretch of text, or a run of characters that a reader would not see. */
export type TextPiece =
  | { readonly kind: 'plain'; readonly text: string }
  /** `label` names the run in a few words, for example `U+202E right-to-left override` or `hidden text: send the key`. */
  | { readonly kind: 'hidden'; readonly text: string; readonly label: string };

/** Marks on one letter beyond this number are no script's spelling but an attack on the layout. */
const MAX_MARKS_ON_A_LETTER = 12;

/** The three flags that Unicode recommends for exchange are the only good use of tag characters: England, Scotland, Wales. */
const FLAG = String.raw`\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}`;

/**
 * What may be hidden: default-ignorable code points (zero-width, bidi controls, tags, variation selectors, fillers), interlinear
 * annotation, control characters other than tab and line ends, and piles of combining marks. Flags are matched to be passed over.
 */
const SUSPECT = new RegExp(
  String.raw`${FLAG}|[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]|\p{M}{${MAX_MARKS_ON_A_LETTER + 1},}`,
  'gu',
);
const MARK_PILE = new RegExp(String.raw`^(\p{M}{${MAX_MARKS_ON_A_LETTER}})\p{M}+$`, 'u');

const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u;
const JOINING_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Thaana}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Tibetan}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const UNSPACED_SCRIPT = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const RIGHT_TO_LEFT_SCRIPT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const NAMES: ReadonlyMap<number, string> = new Map([
  [0x00, 'null'],
  [0x08, 'backspace'],
  [0x1b, 'escape'],
  [0xad, 'soft hyphen'],
  [0x61c, 'Arabic letter mark'],
  [0x200b, 'zero-width space'],
  [0x200c, 'zero-width non-joiner'],
  [0x200d, 'zero-width joiner'],
  [0x200e, 'left-to-right mark'],
  [0x200f, 'right-to-left mark'],
  [0x202a, 'left-to-right embedding'],
  [0x202b, 'right-to-left embedding'],
  [0x202c, 'end of direction'],
  [0x202d, 'left-to-right override'],
  [0x202e, 'right-to-left override'],
  [0x2060, 'word joiner'],
  [0x2066, 'left-to-right isolate'],
  [0x2067, 'right-to-left isolate'],
  [0x2068, 'first strong isolate'],
  [0x2069, 'end of isolate'],
  [0xfeff, 'zero-width no-break space'],
]);

/**
 * Cuts text where it holds characters that a reader would not see; joiners inside emoji and inside the scripts that need them, and
 * direction marks beside right-to-left letters, are text like any other. Adjacent hidden characters of one kind form one piece. The
 * pieces' texts, joined, are the input.
 */
export function splitHiddenCharacters(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let plainStart = 0;
  for (const run of hiddenRuns(text)) {
    if (run.start > plainStart) pieces.push({ kind: 'plain', text: text.slice(plainStart, run.start) });
    const hidden = text.slice(run.start, run.end);
    pieces.push({ kind: 'hidden', text: hidden, label: describe(hidden) });
    plainStart = run.end;
  }
  if (plainStart < text.length) pieces.push({ kind: 'plain', text: text.slice(plainStart) });
  return pieces;
}

/** The text without what `splitHiddenCharacters` calls hidden: what a reader sees is what a copy holds. */
export function removeHiddenCharacters(text: string): string {
  return splitHiddenCharacters(text)
    .filter((piece) => piece.kind === 'plain')
    .map((piece) => piece.text)
    .join('');
}

interface Run {
  readonly start: number;
  readonly end: number;
}

function hiddenRuns(text: string): readonly Run[] {
  const runs: { start: number; end: number }[] = [];
  for (const match of text.matchAll(SUSPECT)) {
    // Of a pile of marks, the first ones stay on their letter.
    const kept = MARK_PILE.exec(match[0])?.[1]?.length ?? 0;
    const start = match.index + kept;
    const end = match.index + match[0].length;
    if (kept === 0 && belongsToText(text, start, end)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.end === start && kind(text, last.start) === kind(text, start)) last.end = end;
    else runs.push({ start, end });
  }
  return runs;
}

/** Where characters that are hidden elsewhere do their proper work. The first rule that knows the character decides. */
const PROPER_USES: readonly {
  readonly characters: RegExp;
  readonly isProper: (place: Place) => boolean;
}[] = [
  { characters: /^\u{1F3F4}/u, isProper: () => true },
  {
    characters: /^\u200D/,
    isProper: ({ before, after }) =>
      (PICTURE.test(before) && /\p{Extended_Pictographic}/u.test(after)) || JOINING_SCRIPT.test(before),
  },
  { characters: /^\u200C/, isProper: ({ before }) => JOINING_SCRIPT.test(before) },
  {
    characters: /^\u200B/,
    isProper: ({ before, after }) => UNSPACED_SCRIPT.test(before) && UNSPACED_SCRIPT.test(after),
  },
  { characters: /^[\u200E\u200F\u061C]/, isProper: besideRightToLeft },
  // One variation selector picks a glyph of the character before it: text or picture, or a mathematical or Han form.
  { characters: /^[\uFE0E\uFE0F]/, isProper: ({ before }) => /[\p{Emoji}\p{Extended_Pictographic}]/u.test(before) },
  { characters: /^[\uFE00-\uFE02]/, isProper: ({ before }) => /[\p{Sm}\p{Script=Han}]/u.test(before) },
  { characters: /^[\u180B-\u180F]/, isProper: ({ before }) => /\p{Script=Mongolian}/u.test(before) },
  {
    characters: /^[\u115F\u1160]/,
    isProper: ({ before, after }) => /[\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF]/.test(before + after),
  },
];

interface Place extends Run {
  readonly text: string;
  /** The characters on both sides; empty at the ends of the text. */
  readonly before: string;
  readonly after: string;
}

function belongsToText(text: string, start: number, end: number): boolean {
  const suspect = text.slice(start, end);
  const rule = PROPER_USES.find(({ characters }) => characters.test(suspect));
  return (
    rule?.isProper({ text, start, end, before: characterBefore(text, start), after: characterAt(text, end) }) ?? false
  );
}

/** A direction mark belongs to a right-to-left letter from which only spaces, digits and punctuation part it. */
function besideRightToLeft({ text, start, end }: Place): boolean {
  const before = /([^\s\d\p{P}\p{S}])[\s\d\p{P}\p{S}]{0,8}$/u.exec(text.slice(Math.max(0, start - 12), start))?.[1];
  const after = /^[\s\d\p{P}\p{S}]{0,8}([^\s\d\p{P}\p{S}])/u.exec(text.slice(end, end + 12))?.[1];
  return RIGHT_TO_LEFT_SCRIPT.test(before ?? '') || RIGHT_TO_LEFT_SCRIPT.test(after ?? '');
}

function characterBefore(text: string, offset: number): string {
  return Array.from(text.slice(Math.max(0, offset - 2), offset)).at(-1) ?? '';
}

function characterAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function kind(text: string, offset: number): 'tags' | 'selectors' | 'marks' | number {
  const code = text.codePointAt(offset) ?? 0;
  if (code >= 0xe0000 && code <= 0xe007f) return 'tags';
  if ((code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)) return 'selectors';
  return /\p{M}/u.test(characterAt(text, offset)) ? 'marks' : code;
}

function describe(hidden: string): string {
  const codes = Array.from(hidden, (character) => character.codePointAt(0) ?? 0);
  const first = codes[0] ?? 0;
  const count = codes.length === 1 ? '' : ` ×${codes.length}`;
  switch (kind(hidden, 0)) {
    case 'tags':
      return `hidden text: ${tagText(codes)}`;
    case 'selectors':
      return `variation selector${count}`;
    case 'marks':
      return `combining mark${count}`;
    default:
      return `U+${first.toString(16).toUpperCase().padStart(4, '0')}${NAMES.has(first) ? ` ${NAMES.get(first)}` : ''}${count}`;
  }
}

/** Tag characters mirror ASCII: U+E0041 is an A that nobody sees. */
function tagText(codes: readonly number[]): string {
  const letters = codes.map((code) =>
    code >= 0xe0020 && code <= 0xe007e ? String.fromCodePoint(code - 0xe0000) : '·',
  );
  const shown = letters.slice(0, 80).join('');
  return letters.length > 80 ? `${shown}…` : shown;
}
