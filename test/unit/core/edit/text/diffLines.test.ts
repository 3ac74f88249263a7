import assert from 'node:assert/strict';
import { diffLines } from '../../../../../src/core/edit/text/diffLines.ts';
import { splitRawLines } from '../../../../../src/core/edit/text/rawLines.ts';
import { processorMs } from '../../../../support/processorMs.ts';

/** Changes as `line: old > new`. */
function checkDiff(before: string, after: string, expected: readonly string[]): void {
  const changes = diffLines(splitRawLines(before), splitRawLines(after));
  const shown = changes.map(
    ({ oldStart, oldLines, newLines }) => `${oldStart}: ${oldLines.join('')} > ${newLines.join('')}`,
  );
  assert.deepEqual(
    shown.map((change) => change.replaceAll('\n', '|')),
    expected,
  );
}

describe('diffLines', () => {
  it('finds nothing between equals', () => checkDiff('a\nb\n', 'a\nb\n', []));
  it('finds a line that changed', () => checkDiff('a\nb\nc\n', 'a\nx\nc\n', ['1: b| > x|']));
  it('finds lines that came and went', () => checkDiff('a\nb\nc\n', 'x\na\nb\n', ['0:  > x|', '2: c| > ']));
  it('takes no kind of line end for a change', () => checkDiff('a\r\nb\r\n', 'a\nb\n', []));
  it('takes a missing last line end for a change', () => checkDiff('a\nb', 'a\nb\n', ['1: b > b|']));
  it('fills an empty text', () => checkDiff('', 'a\n', ['0:  > a|']));
  it('empties a text', () => checkDiff('a\n', '', ['0: a| > ']));

  it('keeps changes small and quick in 10,000 lines with 3,000 changes', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `call(${index});\n`);
    const changed = lines.map((line, index) => (index % 10 < 3 ? `new ${line}` : line));
    const tookMs = processorMs(() => {
      assert.equal(diffLines(lines, changed).length, 1_000);
    });
    assert.ok(tookMs < 2_000, `${tookMs} ms`);
  });
  it('is quick where nothing is alike', () => {
    const tookMs = processorMs(() => {
      const lines = (word: string): readonly string[] =>
        Array.from({ length: 10_000 }, (_, index) => `${word} ${index % 50}\n`);
      assert.equal(diffLines(lines('a'), lines('b')).length, 1);
    });
    assert.ok(tookMs < 2_000, `${tookMs} ms`);
  });
});
