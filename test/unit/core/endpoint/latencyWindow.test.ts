import assert from 'node:assert/strict';
import { LatencyWindow } from '../../../../src/core/endpoint/latencyWindow.ts';

function checkUsual(samples: readonly number[], expected: number | undefined): void {
  const window = new LatencyWindow();
  for (const ms of samples) window.add(ms);
  assert.equal(window.usualMs, expected);
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => (index + 1) * 100);

describe('latencyWindow', () => {
  const rows: readonly (readonly [string, readonly number[], number | undefined])[] = [
    ['says nothing of a server that it has not seen', [], undefined],
    ['says nothing after nine requests', upTo(9), undefined],
    ['knows the slowest of ten', upTo(10), 1000],
    ['leaves one outlier in twenty aside', [...Array<number>(19).fill(500), 60_000], 500],
    ['does not care about the order', upTo(20).toReversed(), 1900],
    ['never waits less than chance decides', Array<number>(20).fill(30), 200],
    ['forgets what was long ago', [...Array<number>(50).fill(9000), ...Array<number>(50).fill(400)], 400],
  ];
  for (const [name, samples, expected] of rows) it(name, () => checkUsual(samples, expected));
});
