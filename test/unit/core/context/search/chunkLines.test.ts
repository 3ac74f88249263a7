import assert from 'node:assert/strict';
import { chunkLines } from '../../../../../src/core/context/search/chunkLines.ts';

/** Lines as functions of so many lines each, an empty line between them. */
function functions(...lengths: readonly number[]): readonly string[] {
  return lengths.flatMap((length, index) => [
    ...(index === 0 ? [] : ['']),
    `function f${index}() {`,
    ...Array<string>(length - 2).fill('  step();'),
    '}',
  ]);
}

function checkChunks(lines: readonly string[], expected: readonly (readonly [number, number])[]): void {
  assert.deepEqual(
    chunkLines(lines).map(({ startLine, endLine }) => [startLine, endLine]),
    expected,
  );
}

describe('chunkLines', () => {
  it('leaves a short file whole', () => checkChunks(functions(20, 20), [[0, 41]]));
  it('cuts before a function', () =>
    checkChunks(functions(40, 40), [
      [0, 41],
      [41, 81],
    ]));
  it('takes as many functions into a piece as there is room for', () =>
    checkChunks(functions(20, 20, 15, 40), [
      [0, 58],
      [58, 98],
    ]));
  it('cuts a long function at its least indentation', () => {
    const body = Array.from({ length: 100 }, (_, line) => (line === 44 ? '  top();' : '      deep();'));
    assert.equal(chunkLines(body)[0]?.endLine, 44);
  });
  it('cuts text without any structure at its bound', () =>
    checkChunks(Array<string>(130).fill('word'), [
      [0, 60],
      [60, 120],
      [120, 130],
    ]));
  it('makes nothing of nothing', () => checkChunks([], []));
  it('loses no line and doubles none, whatever the text', () => {
    for (let seed = 1; seed < 60; seed++) {
      const lines = Array.from(
        { length: seed * 7 },
        (_, line) => ' '.repeat((line * seed) % 9) + ((line * seed) % 5 ? 'x' : ''),
      );
      const chunks = chunkLines(lines);
      assert.equal(chunks[0]?.startLine, 0);
      assert.equal(chunks.at(-1)?.endLine, lines.length);
      for (const [index, chunk] of chunks.entries()) {
        assert.equal(chunk.startLine, chunks[index - 1]?.endLine ?? 0);
        assert.ok(chunk.endLine - chunk.startLine <= 60);
      }
    }
  });
});
