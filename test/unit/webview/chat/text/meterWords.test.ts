import assert from 'node:assert/strict';
import type { ContextMeterView } from '../../../../../src/shared/requestViews.ts';
import {
  formatShort,
  isNearlyFull,
  meterLabel,
  meterRemark,
  meterSentence,
} from '../../../../../src/webview/chat/text/meterWords.ts';

const UNKNOWN: ContextMeterView = {
  promptTokens: 4_096,
  answerTokens: 4_096,
  shares: [],
  leftOut: 0,
  willSummarise: true,
};
const METER: ContextMeterView = { ...UNKNOWN, windowTokens: 16_384 };

describe('the words of the context meter', () => {
  const checkShort = (tokens: number, expected: string): void => {
    it(`writes ${tokens} as ${expected}`, () => assert.equal(formatShort(tokens), expected));
  };
  checkShort(0, '0');
  checkShort(999, '999');
  checkShort(1_000, '1k');
  checkShort(3_240, '3.2k');
  checkShort(9_960, '10k');
  checkShort(131_072, '131k');
  checkShort(999_700, '1M');
  checkShort(1_048_576, '1M');

  const checkLabel = (meter: ContextMeterView, expected: string): void => {
    it(`shows ${expected}`, () => assert.equal(meterLabel(meter), expected));
  };
  checkLabel(METER, '25 %');
  checkLabel({ ...METER, promptTokens: 0 }, '0 %');
  checkLabel(UNKNOWN, '≈4.1k');

  it('says what is taken', () =>
    assert.equal(meterSentence(METER), 'The next request takes about 4,096 of 16,384 tokens.'));
  it('says when nobody knows of how many', () => assert.match(meterSentence(UNKNOWN), /about 4,096 tokens; .*server/));

  const checkRemark = (change: Partial<ContextMeterView>, expected: RegExp): void => {
    it(`remarks ${expected.source}`, () => assert.match(meterRemark({ ...METER, ...change }), expected));
  };
  checkRemark({}, /^$/);
  checkRemark({ leftOut: 1 }, /^The oldest message does .* summarised first\.$/);
  checkRemark({ leftOut: 3 }, /^The 3 oldest messages .* summarised first\.$/);
  checkRemark({ leftOut: 1, willSummarise: false }, /^The oldest message .* will be left out\.$/);
  checkRemark({ leftOut: 3, willSummarise: false }, /^The 3 oldest messages .* will be left out\.$/);

  const checkFull = (change: Partial<ContextMeterView>, expected: boolean): void => {
    it(`${JSON.stringify(change)} is ${expected ? '' : 'not '}nearly full`, () =>
      assert.equal(isNearlyFull({ ...METER, ...change }), expected));
  };
  checkFull({}, false);
  checkFull({ promptTokens: 11_000 }, true);
  checkFull({ leftOut: 1 }, true);
});
