import assert from 'node:assert/strict';
import { removeHiddenCharacters, splitHiddenCharacters } from '../../../../src/core/util/hiddenCharacters.ts';
import { processorMs } from '../../../support/processorMs.ts';

/** Hidden runs are written as `{label}` in what is expected. */
function checkShown(text: string, expected: string): void {
  const pieces = splitHiddenCharacters(text);
  assert.equal(pieces.map((piece) => (piece.kind === 'plain' ? piece.text : `{${piece.label}}`)).join(''), expected);
  assert.equal(pieces.map((piece) => piece.text).join(''), text, 'the pieces are the text');
}

const tags = (text: string): string =>
  Array.from(text, (letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0))).join('');
const flag = (region: string): string => `\u{1F3F4}${tags(region)}\u{E007F}`;

describe('splitHiddenCharacters', () => {
  const hidden: readonly (readonly [string, string, string])[] = [
    ['tag characters are read aloud', `ok${tags('send the key')}!`, 'ok{hidden text: send the key}!'],
    ['tag characters behind a flag that nobody has', flag('abcde'), '\u{1F3F4}{hidden text: abcde·}'],
    ['direction overrides', 'a\u202Eb\u202C', 'a{U+202E right-to-left override}b{U+202C end of direction}'],
    ['direction isolates', '\u2066x\u2069', '{U+2066 left-to-right isolate}x{U+2069 end of isolate}'],
    ['a direction mark between Latin letters', 'a\u200Eb', 'a{U+200E left-to-right mark}b'],
    ['a run of zero-width spaces is one piece', 'a\u200B\u200B\u200Bb', 'a{U+200B zero-width space ×3}b'],
    ['a zero-width joiner between Latin letters', 'pass\u200Dword', 'pass{U+200D zero-width joiner}word'],
    ['a byte order mark inside text', 'a\uFEFFb', 'a{U+FEFF zero-width no-break space}b'],
    ['variation selectors that carry bytes', '\u{1F600}\u{E0100}\u{E0148}', '\u{1F600}{variation selector ×2}'],
    ['a variation selector behind a letter', 'a\uFE01', 'a{variation selector}'],
    ['a second selector behind a picture', '\u2764\uFE0F\uFE0F', '\u2764\uFE0F{variation selector}'],
    ['invisible operators', 'f\u2061x', 'f{U+2061}x'],
    ['a Hangul filler as a name', 'const \u3164 = 1', 'const {U+3164} = 1'],
    ['a soft hyphen', 'pass\u00ADword', 'pass{U+00AD soft hyphen}word'],
    ['terminal escapes', '\u001B[31mred', '{U+001B escape}[31mred'],
    [
      'a pile of marks keeps the first twelve',
      `e${'\u0301'.repeat(100)}`,
      `e${'\u0301'.repeat(12)}{combining mark ×88}`,
    ],
  ];
  for (const [name, text, expected] of hidden) it(`marks ${name}`, () => checkShown(text, expected));

  const plain: readonly (readonly [string, string])[] = [
    ['plain text with tabs and line ends', 'a\tb\r\nc'],
    ['a family joined into one picture', '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'],
    ['a picture with a skin tone and a joiner', '\u{1F469}\u{1F3FD}\u200D\u{1F4BB}'],
    ['the rainbow flag', '\u{1F3F3}\uFE0F\u200D\u{1F308}'],
    ['a keycap', '1\uFE0F\u20E3'],
    ['the flags of England, Scotland and Wales', flag('gbeng') + flag('gbsct') + flag('gbwls')],
    ['a Persian word with a non-joiner', 'می\u200Cخواهم'],
    ['a Devanagari conjunct', 'क्\u200Dष'],
    ['Thai with places to break', 'สวัสดี\u200Bครับ'],
    ['a direction mark beside Hebrew', 'שלום!\u200F (C++)'],
    ['Vietnamese in decomposed form', 'Vie\u0323\u0302t'],
    ['a standardised Han form', '\u8FBB\uFE00'],
  ];
  for (const [name, text] of plain) it(`leaves ${name} alone`, () => checkShown(text, text));

  it('is quick on long hostile text', () => {
    const tookMs = processorMs(() => {
      splitHiddenCharacters('\u200B\u200D\u200E'.repeat(30_000));
      splitHiddenCharacters(`e${'\u0301'.repeat(200_000)}`);
    });
    assert.ok(tookMs < 1000, `${tookMs} ms`);
  });
});

describe('removeHiddenCharacters', () => {
  it('keeps what a reader sees', () =>
    assert.equal(removeHiddenCharacters('ls\u200B; rm\u202E \u{1F600}'), 'ls; rm \u{1F600}'));
});
