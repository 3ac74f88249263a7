import assert from 'node:assert/strict';
import { formatNumber } from '../../../../src/core/util/formatNumber.ts';
import { formatDuration, formatSpeed, formatTokens } from '../../../../src/core/usage/formatUsage.ts';
import { germanWords, speak } from '../../../support/translations.ts';

const check = (value: number, decimals: number, expected: string): void =>
  assert.equal(formatNumber(value, decimals), expected);

describe('formatNumber', () => {
  it('rounds to whole numbers', () => check(1.6, 0, '2'));
  it('keeps its decimals', () => check(2, 1, '2.0'));
  it('puts no mark between thousands', () => check(1234567, 0, '1234567'));
});

describe('formatNumber in German', () => {
  speak(germanWords());
  it('writes a comma', () => check(1.25, 2, '1,25'));
  it('writes durations with it', () => assert.equal(formatDuration(1250), '1,3 s'));
  it('writes token counts with it', () => assert.equal(formatTokens(12_345, true), '≈12,3k'));
  it('writes speeds with it', () => assert.equal(formatSpeed(7.44), '7,4 Token/s'));
});
