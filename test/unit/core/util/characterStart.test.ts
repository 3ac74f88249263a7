import assert from 'node:assert/strict';
import { characterStart } from '../../../../src/core/util/characterStart.ts';

function checkCut(name: string, [text, offset]: readonly [string, number], expected: string): void {
  it(name, () => assert.equal(text.slice(0, characterStart(text, offset)), expected));
}

describe('characterStart', () => {
  checkCut('cuts between letters', ['abc', 2], 'ab');
  checkCut('cuts before a character that does not fit', ['a😀b', 2], 'a');
  checkCut('cuts behind one that fits', ['a😀b', 3], 'a😀');
  checkCut('cuts nothing off a shorter text', ['😀', 9], '😀');
  checkCut('takes nothing of a text', ['😀', 0], '');
});
