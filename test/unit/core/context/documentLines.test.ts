import assert from 'node:assert/strict';
import { createDocumentLines } from '../../../../src/core/context/documentLines.ts';

const text = 'zero\r\none\ntwo\rthree';

function checkRange(place: readonly [number, number, number, number], expected: string, label: string): void {
  const [startLine, startCharacter, endLine, endCharacter] = place;
  const lines = createDocumentLines(text);
  const range = { startLine, startCharacter, endLine, endCharacter };
  assert.equal(lines.textIn(range), expected);
  assert.equal(lines.label(range), label);
}

describe('createDocumentLines', () => {
  it('gives a part of a line', () => checkRange([1, 1, 1, 3], 'ne', '2'));
  it('gives lines with all kinds of ends', () => checkRange([0, 0, 3, 0], 'zero\r\none\ntwo\r', '1-3'));
  it('goes to the end of the last line', () => checkRange([2, 0, 3, 5], 'two\rthree', '3-4'));
  it('passes over what lies behind the end of a text that has become shorter', () =>
    checkRange([3, 0, 90, 4], 'three', '4'));
  it('gives nothing for a place behind the end', () => checkRange([80, 0, 90, 0], '', '81'));
});
