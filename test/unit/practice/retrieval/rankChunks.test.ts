import assert from 'node:assert/strict';
import { chunkText, describeChunk } from '../../../../practice/retrieval/chunkText.ts';
import { rankChunks } from '../../../../practice/retrieval/rankChunks.ts';

const CHUNKS = [
  ...chunkText('a.py', 'def shipping_cost(country):\n    return 5\n\n\ndef total(items):\n    return sum(items)\n'),
  ...chunkText('b.ts', 'export class Stock {\n  lock() {}\n\n  unlock() {}\n}\n'),
];

function checkRanking(question: string, expected: readonly string[]): void {
  assert.deepEqual(
    rankChunks(question, CHUNKS).map(({ chunk }) => describeChunk(chunk)),
    expected,
  );
}

describe('rankChunks', () => {
  it('finds a name by its parts', () => checkRanking('What is the cost of shipping?', ['a.py:1-2']));
  it('finds a name as it is written', () => checkRanking('shippingCost', ['a.py:1-2']));
  it('finds plurals', () => checkRanking('countries, stocks', ['b.ts:1-5']));
  it('names the terms that it found, the rarest first', () => {
    const chunks = [...CHUNKS, ...chunkText('c.ts', 'export const lock = 1;\n')];
    assert.deepEqual(rankChunks('export the lock of the stock', chunks)[0]?.terms, ['stock', 'export', 'lock']);
  });
  it('finds nothing by common words', () => checkRanking('How does it do this?', []));
});

describe('chunkText', () => {
  it('cuts long blocks after thirty lines', () => {
    const chunks = chunkText('x', Array.from({ length: 70 }, (_, index) => `  line${index}`).join('\n'));
    assert.deepEqual(chunks.map(describeChunk), ['x:1-30', 'x:31-60', 'x:61-70']);
  });
});
