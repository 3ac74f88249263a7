import assert from 'node:assert/strict';
import { formatDuration, formatSpeed, formatTokens } from '../../../../src/core/usage/formatUsage.ts';

function checkFormat(format: (value: number) => string, rows: readonly (readonly [number, string])[]): void {
  for (const [value, expected] of rows) it(`${value} is ${expected}`, () => assert.equal(format(value), expected));
}

describe('formatTokens', () => {
  checkFormat(formatTokens, [
    [0, '0'],
    [7, '7'],
    [999, '999'],
    [1000, '1.0k'],
    [12_345, '12.3k'],
    [99_949, '99.9k'],
    [99_951, '100k'],
    [123_456, '123k'],
    [999_499, '999k'],
    [999_500, '1.0M'],
    [1_234_567, '1.2M'],
    [2_500_000_000, '2.5G'],
    [7_000_000_000_000, '7000G'],
    [3.4, '3'],
    [-1, '0'],
  ]);
  it('puts ≈ in front of an estimate', () => {
    assert.equal(formatTokens(1500, true), '≈1.5k');
  });
});

describe('formatDuration', () => {
  checkFormat(formatDuration, [
    [0, '0 ms'],
    [849.6, '850 ms'],
    [999.6, '1.0 s'],
    [1234, '1.2 s'],
    [59_949, '59.9 s'],
    [59_970, '1 min 0 s'],
    [185_000, '3 min 5 s'],
  ]);
});

describe('formatSpeed', () => {
  checkFormat(formatSpeed, [
    [7.44, '7.4 tokens/s'],
    [9.96, '10 tokens/s'],
    [123.4, '123 tokens/s'],
  ]);
});
