import assert from 'node:assert/strict';
import { revealInvisible } from '../../../../src/core/util/revealInvisible.ts';

function checkReveal(text: string, expected: string, count: number): void {
  assert.deepEqual(revealInvisible(text), { text: expected, count });
}

const rows: readonly (readonly [name: string, text: string, expected: string, count: number])[] = [
  ['names a right-to-left override', 'a\u202Eb', 'a⟨U+202E right-to-left override⟩b', 1],
  ['spells out what tag characters say, and counts each', 'hi\u{E0041}\u{E0042}', 'hi⟨hidden text: AB⟩', 2],
  [
    'counts every hidden character of a text',
    '\u2066x\u2069',
    '⟨U+2066 left-to-right isolate⟩x⟨U+2069 end of isolate⟩',
    2,
  ],
  ['keeps plain code with tabs and both line ends', 'if (a) {\r\n\tb();\n}', 'if (a) {\r\n\tb();\n}', 0],
  ['keeps a family joined into one emoji', '👩\u200D👧\u200D👦', '👩\u200D👧\u200D👦', 0],
  ['drops a leading byte order mark without counting it', '\uFEFFa', 'a', 0],
  ['shows a byte order mark inside', 'a\uFEFFb', 'a⟨U+FEFF zero-width no-break space⟩b', 1],
];

describe('revealInvisible', () => {
  for (const [name, text, expected, count] of rows) it(name, () => checkReveal(text, expected, count));
});
