import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createStopWordCutter } from '../../../../src/core/endpoint/cutStopWord.ts';

/** `|` marks the borders of pieces. */
function checkCut(marked: string, stopWords: readonly string[], expected: string): void {
  const cutter = createStopWordCutter(stopWords);
  const text =
    marked
      .split('|')
      .map((piece) => cutter.push(piece))
      .join('') + cutter.end();
  assert.equal(text, expected);
  assert.equal(cutter.stopped, expected !== marked.replaceAll('|', ''));
}

describe('cutStopWord', () => {
  const rows: Readonly<Record<string, readonly [string, readonly string[], string]>> = {
    'no stop words': ['a|b', [], 'ab'],
    'empty stop words': ['a|b', [''], 'ab'],
    'one in a piece': ['a|bSTOPc|d', ['STOP'], 'ab'],
    'one over three pieces': ['aS|TO|Pb', ['STOP'], 'a'],
    'one that only began': ['aST|', ['STOP'], 'aST'],
    'one that began twice': ['aSTS|TOP', ['STOP'], 'aST'],
    'the first of several': ['one two three', ['three', 'two'], 'one '],
    'the longer of two at one place': ['a\n|\nb', ['\n\n', '\n\nb'], 'a'],
    'at the very start': ['STOP|x', ['STOP'], ''],
    'at the very end': ['x|STOP', ['STOP'], 'x'],
  };
  for (const [name, row] of Object.entries(rows)) it(name, () => checkCut(...row));

  it('hands out everything that cannot begin a stop word', () => {
    const cutter = createStopWordCutter(['\n\n']);
    assert.equal(cutter.push('a\n'), 'a');
    assert.equal(cutter.push('b'), '\nb');
  });
});
