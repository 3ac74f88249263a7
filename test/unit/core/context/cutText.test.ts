import assert from 'node:assert/strict';
import { cutText } from '../../../../src/core/context/cutText.ts';

function checkCut(text: string, max: number, expected: string): void {
  assert.deepEqual(cutText(text, max), { text: expected, isCut: text !== expected });
}

describe('cutText', () => {
  it('leaves what fits as it is', () => checkCut('one\ntwo', 7, 'one\ntwo'));
  it('cuts at the end of a line and says what is missing', () =>
    checkCut('one\ntwo\nthree', 9, 'one\ntwo\n[… 5 of 13 characters left out …]\n'));
  it('cuts a line that is longer than half of the room', () =>
    checkCut('a\n' + 'b'.repeat(20), 10, `a\n${'b'.repeat(8)}\n[… 12 of 22 characters left out …]\n`));
  it('never parts the halves of a character', () => checkCut('ab😀cd', 3, 'ab\n[… 4 of 6 characters left out …]\n'));
});
