import assert from 'node:assert/strict';
import { revealInvisible } from '../../../../src/core/util/revealInvisible.ts';

function checkReveal(text: string, expected: string, count: number): void {
  assert.deepEqual(revealInvisible(text), { text: expected, count });
}

const revealed: readonly (readonly [name: string, text: string, expected: string, count: number])[] = [
  ['a right-to-left override', 'a\u202Eb', 'a⟨U+202E⟩b', 1],
  ['isolates', '\u2066x\u2069', '⟨U+2066⟩x⟨U+2069⟩', 2],
  ['tag characters', 'hi\u{E0041}\u{E0042}', 'hi⟨U+E0041⟩⟨U+E0042⟩', 2],
  ['zero-width space', 'pass\u200Bword', 'pass⟨U+200B⟩word', 1],
  ['a joiner between Latin letters', 'pass\u200Dword', 'pass⟨U+200D⟩word', 1],
  ['a byte order mark inside', 'a\uFEFFb', 'a⟨U+FEFF⟩b', 1],
  ['escape and other control characters', '\u001B[31m\u0000', '⟨U+001B⟩[31m⟨U+0000⟩', 2],
  ['variation selectors after a letter', 'a\uFE01\u{E0101}', 'a⟨U+FE01⟩⟨U+E0101⟩', 2],
  ['a second variation selector after an emoji', '❤\uFE0F\u{E0150}', '❤\uFE0F⟨U+E0150⟩', 1],
  ['an ideographic variation after a digit', '1\u{E0101}', '1⟨U+E0101⟩', 1],
  ['soft hyphen and Hangul filler', 'a\u00AD\u3164', 'a⟨U+00AD⟩⟨U+3164⟩', 2],
  ['line separator', 'a\u2028b', 'a⟨U+2028⟩b', 1],
  ['tags after a flag that is none of the three', '🏴\u{E0061}\u{E007F}', '🏴⟨U+E0061⟩⟨U+E007F⟩', 2],
];

const kept: readonly (readonly [name: string, text: string])[] = [
  ['plain code with tabs and both line ends', 'if (a) {\r\n\tb();\n}'],
  ['an emoji with its variation selector', '❤\uFE0F and 1\uFE0F\u20E3'],
  ['a family joined into one emoji', '👩\u200D👧\u200D👦'],
  ['a skin tone joined to a profession', '👩🏽\u200D🚀'],
  ['a Persian word with its non-joiner', 'می\u200Cخواهم'],
  ['a Devanagari conjunct', 'क्\u200Dष'],
  ['the flag of Scotland', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
  ['an ideograph with a variation', '葛\u{E0100}'],
];

describe('revealInvisible', () => {
  for (const [name, text, expected, count] of revealed) it(`shows ${name}`, () => checkReveal(text, expected, count));
  for (const [name, text] of kept) it(`keeps ${name}`, () => checkReveal(text, text, 0));
  it('drops a leading byte order mark without counting it', () => checkReveal('\uFEFFa', 'a', 0));
});
