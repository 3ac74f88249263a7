import assert from 'node:assert/strict';
import { countLines, shownPortion } from '../../../../../src/webview/chat/code/shownPortion.ts';

const lines = (count: number): string => Array.from({ length: count }, (_, index) => `line ${index}`).join('\n');

describe('shownPortion', () => {
  const rows: readonly (readonly [name: string, code: string, portions: number, expected: number])[] = [
    ['all of a short block', lines(24), 1, 24],
    ['the head of a folded block', lines(80), 0, 25],
    ['all of a block of some hundred lines', lines(600), 1, 600],
    ['a first portion of a giant', lines(2_000), 1, 601],
    ['a second portion of a giant', lines(2_000), 2, 1_201],
    ['all of it in the end', lines(2_000), 4, 2_000],
  ];
  for (const [name, code, portions, expected] of rows)
    it(`is ${name}`, () => {
      const shown = shownPortion(code, portions);
      assert.ok(code.startsWith(shown));
      assert.equal(countLines(shown), expected);
    });

  it('cuts a giant line', () => assert.equal(shownPortion('x'.repeat(100_000), 1).length, 40_000));
  it('bounds a folded giant line too', () => assert.equal(shownPortion('x'.repeat(100_000), 0).length, 40_000));
});
