import assert from 'node:assert/strict';
import { chunksOf } from '../../../../../src/core/completion/context/contextChunk.ts';
import { snippetOf } from '../../../../support/contextSnippet.ts';

const lines = (count: number): string => Array.from({ length: count }, (_, index) => `line${index};`).join('\n');

/** The snippet is cut into pieces at these lines of the document. */
function checkChunks(
  name: string,
  snippet: ReturnType<typeof snippetOf>,
  expected: readonly (readonly number[])[],
): void {
  it(name, () => {
    const chunks = chunksOf(snippet);
    assert.deepEqual(
      chunks.map(({ firstLine, endLine }) => [firstLine, endLine]),
      expected,
    );
    for (const { text, tokens } of chunks) assert.ok(snippet.text.includes(text) && tokens > 0);
  });
}

describe('chunksOf', () => {
  checkChunks('takes a short file as one piece', snippetOf(lines(5)), [[0, 5]]);
  checkChunks('cuts a file at every sixteenth line', snippetOf(lines(40)), [
    [0, 16],
    [16, 32],
    [32, 40],
  ]);
  checkChunks('cuts an excerpt at the same lines as the file', snippetOf(lines(20), { firstLine: 10 }), [
    [10, 16],
    [16, 30],
  ]);
  checkChunks('leaves a definition whole', snippetOf(lines(30), { source: 'definition' }), [[0, 30]]);
  checkChunks('cuts off the end of an endless definition', snippetOf(lines(90), { source: 'definition' }), [[0, 40]]);
  checkChunks('passes over blank text', snippetOf('\n  \n\n'), []);
  checkChunks(
    'passes over a piece with an endless line and takes the next',
    snippetOf(`${'x'.repeat(900)}\n${lines(30)}`),
    [[16, 31]],
  );
});
