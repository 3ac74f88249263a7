/** First code points of a style's capital letters, small letters and digits, where it has them. */
interface LetterStyle {
  readonly capitals: number;
  readonly smalls: number;
  readonly digits?: number;
  readonly greekCapitals?: number;
  readonly greekSmalls?: number;
  /** Letters that Unicode had before the others, by their plain form. */
  readonly exceptions?: Readonly<Record<string, string>>;
}

/** The values of MathML's `mathvariant` as Unicode's mathematical alphanumeric symbols (chapter 22.2 of the standard). */
const STYLES: Readonly<Record<string, LetterStyle>> = {
  bold: { capitals: 0x1d400, smalls: 0x1d41a, digits: 0x1d7ce, greekCapitals: 0x1d6a8, greekSmalls: 0x1d6c2 },
  italic: { capitals: 0x1d434, smalls: 0x1d44e, exceptions: { h: 'ℎ' } },
  'bold-italic': { capitals: 0x1d468, smalls: 0x1d482, greekCapitals: 0x1d71c, greekSmalls: 0x1d736 },
  script: {
    capitals: 0x1d49c,
    smalls: 0x1d4b6,
    exceptions: { B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ', e: 'ℯ', g: 'ℊ', o: 'ℴ' },
  },
  'bold-script': { capitals: 0x1d4d0, smalls: 0x1d4ea },
  fraktur: { capitals: 0x1d504, smalls: 0x1d51e, exceptions: { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' } },
  'bold-fraktur': { capitals: 0x1d56c, smalls: 0x1d586 },
  'double-struck': {
    capitals: 0x1d538,
    smalls: 0x1d552,
    digits: 0x1d7d8,
    exceptions: { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' },
  },
  'sans-serif': { capitals: 0x1d5a0, smalls: 0x1d5ba, digits: 0x1d7e2 },
  'bold-sans-serif': { capitals: 0x1d5d4, smalls: 0x1d5ee, digits: 0x1d7ec },
  'sans-serif-italic': { capitals: 0x1d608, smalls: 0x1d622 },
  monospace: { capitals: 0x1d670, smalls: 0x1d68a, digits: 0x1d7f6 },
};

/**
 * Letters in a style of their own characters, because browsers know no `mathvariant` but `normal`: without them ℝ would be read as R.
 * Characters that the style does not have stay.
 */
export function mathLetters(text: string, variant: string): string {
  const style = Object.hasOwn(STYLES, variant) ? STYLES[variant] : undefined;
  if (style === undefined) return text;
  return Array.from(text, (letter) => style.exceptions?.[letter] ?? styled(letter, style)).join('');
}

function styled(letter: string, style: LetterStyle): string {
  const code = letter.codePointAt(0) ?? 0;
  const ranges: readonly (readonly [first: string, last: string, target: number | undefined])[] = [
    ['A', 'Z', style.capitals],
    ['a', 'z', style.smalls],
    ['0', '9', style.digits],
    ['Α', 'Ω', style.greekCapitals],
    ['α', 'ω', style.greekSmalls],
  ];
  const range = ranges.find(([first, last]) => letter >= first && letter <= last);
  const target = range?.[2];
  if (range === undefined || target === undefined) return letter;
  return String.fromCodePoint(target + code - (range[0].codePointAt(0) ?? 0));
}
