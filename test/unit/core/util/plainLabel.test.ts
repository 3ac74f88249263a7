import assert from 'node:assert/strict';
import { plainLabel } from '../../../../src/core/util/plainLabel.ts';

function checkLabel(name: string, text: string, expected: string): void {
  it(name, () => assert.equal(plainLabel(text), expected));
}

describe('plainLabel', () => {
  checkLabel('leaves plain words alone', 'Why is it slow?', 'Why is it slow?');
  checkLabel('makes one line of several', ' a\n\tb\u2028c ', 'a b c');
  checkLabel('writes icons as their letters', 'run $(trash) and $(x', 'run \\$(trash) and $(x');
  checkLabel('drops what cannot be seen', 'a\u202Eb', 'ab');
});
