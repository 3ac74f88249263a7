import assert from 'node:assert/strict';
import { hashText } from '../../../../src/core/util/hashText.ts';

describe('hashText', () => {
  it('is equal for equal texts', () => assert.equal(hashText('a text'), hashText(['a', 'text'].join(' '))));
  it('is sixteen digits long, also for nothing', () => assert.match(hashText(''), /^[0-9a-f]{16}$/));
  it('differs when one letter, one space or the order differs', () => {
    const texts = ['ab', 'ba', 'ab ', 'aB', 'a', '', 'ab\n', 'ab\r\n'];
    assert.equal(new Set(texts.map(hashText)).size, texts.length);
  });
  it('stays what it was: it is written into journals', () => assert.equal(hashText('interline'), hashOf('interline')));
});

/** FNV-1a by its definition, in whole numbers. */
function hashOf(text: string): string {
  const run = (seed: bigint): string => {
    let hash = seed;
    for (const letter of text) hash = ((hash ^ BigInt(letter.charCodeAt(0))) * 0x01000193n) & 0xffffffffn;
    return hash.toString(16).padStart(8, '0');
  };
  return run(0x811c9dc5n) + run(0x9747b28cn);
}
