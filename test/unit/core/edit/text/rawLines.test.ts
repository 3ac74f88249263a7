import assert from 'node:assert/strict';
import { lineEndOf, splitRawLines, wholeLines } from '../../../../../src/core/edit/text/rawLines.ts';

/** The selection is written between `⟦` and `⟧`, what it grows to too. */
function checkGrowth(selected: string, grown: string): void {
  const plain = selected.replace(/[⟦⟧]/g, '');
  const { start, end } = wholeLines(plain, { start: selected.indexOf('⟦'), end: selected.indexOf('⟧') - 1 });
  assert.equal(`${plain.slice(0, start)}⟦${plain.slice(start, end)}⟧${plain.slice(end)}`, grown);
}

describe('wholeLines', () => {
  const rows: readonly (readonly [name: string, selected: string, grown: string])[] = [
    ['grows to both ends', 'a\nb⟦bb\ncc⟧c\nd\n', 'a\n⟦bbb\nccc\n⟧d\n'],
    ['takes the line of a cursor', 'a\nb⟦⟧b\nc\n', 'a\n⟦bb\n⟧c\n'],
    ['takes the line whose start a cursor stands at', 'a\n⟦⟧b\nc\n', 'a\n⟦b\n⟧c\n'],
    ['does not take a line of which nothing is selected', '⟦a\n⟧b\n', '⟦a\n⟧b\n'],
    ['takes a blank line', 'a\n⟦⟧\nb\n', 'a\n⟦\n⟧b\n'],
    ['takes a last line without an end', 'a\nb⟦⟧', 'a\n⟦b⟧'],
    ['takes nothing behind the last line end', 'a\n⟦⟧', 'a\n⟦⟧'],
    ['takes nothing of nothing', '⟦⟧', '⟦⟧'],
    ['knows Windows line ends', 'a\r\nb⟦b\r\nc⟧c\r\nd', 'a\r\n⟦bb\r\ncc\r\n⟧d'],
    ['ends before a Windows line that is not selected', '⟦a\r\n⟧b\r\n', '⟦a\r\n⟧b\r\n'],
    ['leaves out a byte order mark', '\uFEFF⟦a⟧\nb', '\uFEFF⟦a\n⟧b'],
  ];
  for (const [name, selected, grown] of rows) it(name, () => checkGrowth(selected, grown));
});

describe('splitRawLines', () => {
  for (const text of ['', 'a', 'a\n', '\n', 'a\n\nb', 'a\r\nb\rc\n', '\r\n\r\n'])
    it(`loses nothing of ${JSON.stringify(text)}`, () => assert.equal(splitRawLines(text).join(''), text));
  it('gives no empty line after the last line end', () => assert.deepEqual(splitRawLines('a\nb\n'), ['a\n', 'b\n']));
});

describe('lineEndOf', () => {
  it('takes the line end that most lines have', () => assert.equal(lineEndOf('a\r\nb\r\nc\n'), '\r\n'));
  it('takes a plain one without lines', () => assert.equal(lineEndOf('a'), '\n'));
});
