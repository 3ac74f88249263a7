import assert from 'node:assert/strict';
import { textAroundCursor } from '../../../../src/core/prompts/textAroundCursor.ts';

/** A character is a token here; `█` is the cursor. */
function checkAround(text: string, maxTokens: number, expected: string): void {
  const offset = text.indexOf('█');
  const { prefix, suffix } = textAroundCursor({
    text: text.replace('█', ''),
    offset,
    maxTokens,
    estimateTokens: (value) => value.length,
  });
  assert.equal(`${prefix}█${suffix}`, expected);
}

describe('textAroundCursor', () => {
  it('takes everything that fits', () => checkAround('ab\ncd█ef\ngh', 100, 'ab\ncd█ef\ngh'));
  it('cuts at line ends', () => checkAround('aaaa\nbbbb\ncc█dd\neeee\nffff', 13, 'bbbb\ncc█dd'));
  it('gives the prefix what a short suffix does not need', () => checkAround('aaaa\nbbbb\ncccc█', 10, 'bbbb\ncccc█'));
  it('gives the suffix what a short prefix does not need', () => checkAround('a█bbbb\ncccc\ndddd', 12, 'a█bbbb\ncccc'));
  it('cuts inside a line that is too long by itself', () => checkAround('abcdefghij█', 4, 'ghij█'));
  it('knows empty documents', () => checkAround('█', 10, '█'));
});
