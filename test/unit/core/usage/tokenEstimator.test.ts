import assert from 'node:assert/strict';
import { estimateTokens } from '../../../../src/core/usage/estimateTokens.ts';
import { createTokenEstimator, vocabularyOf } from '../../../../src/core/usage/tokenEstimator.ts';

const TEXT = 'const value = compute(input);\n'.repeat(20);
const PLAIN = estimateTokens(TEXT);

/** After learning `reported` for TEXT, TEXT itself is estimated as expected. */
function checkLearning(name: string, reported: readonly number[], expected: number): void {
  it(name, () => {
    const estimator = createTokenEstimator();
    for (const tokens of reported) estimator.learn(TEXT, 'a', tokens);
    assert.equal(estimator.estimate(TEXT, 'a'), Math.round(expected));
  });
}

describe('createTokenEstimator', () => {
  checkLearning('starts with the plain estimate', [], PLAIN);
  checkLearning('takes over the first report', [PLAIN * 1.5], PLAIN * 1.5);
  checkLearning('moves gently after it', [PLAIN, PLAIN * 2], PLAIN * 1.2);
  checkLearning('passes over a count of something else', [PLAIN * 10], PLAIN);
  checkLearning('passes over zero', [0], PLAIN);
  it('keeps vocabularies apart', () => {
    const estimator = createTokenEstimator();
    estimator.learn(TEXT, 'a', PLAIN * 2);
    assert.equal(estimator.estimate(TEXT, 'b'), PLAIN);
  });
  it('learns nothing from a short text', () => {
    const estimator = createTokenEstimator();
    estimator.learn('hello', 'a', 60);
    assert.equal(estimator.estimate(TEXT, 'a'), PLAIN);
  });
  it('knows the same model of two servers apart', () => {
    assert.notEqual(vocabularyOf('http://a/v1', 'm'), vocabularyOf('http://b/v1', 'm'));
  });
});

/** After learning these counts, given as multiples of the plain estimate, budgets are made with this factor. */
function checkFactor(name: string, seen: readonly number[], expected: number | undefined): void {
  it(name, () => {
    const estimator = createTokenEstimator();
    for (const multiple of seen) estimator.learn(TEXT, 'a', PLAIN * multiple);
    assert.equal(estimator.factor('a')?.toFixed(3), expected?.toFixed(3));
  });
}

describe('createTokenEstimator: the factor for budgets', () => {
  checkFactor('is unknown before the first count', [], undefined);
  checkFactor('takes over the first count', [3], 3);
  checkFactor('stays put while counts vary a little', [1, 1.1, 0.9, 1.3, 1.2], 1);
  checkFactor('follows when the counts have really changed', [1, 2], 1.2);
  it('ends near the true count', () => {
    const estimator = createTokenEstimator();
    estimator.learn(TEXT, 'a', PLAIN);
    for (let request = 0; request < 40; request += 1) estimator.learn(TEXT, 'a', PLAIN * 2);
    const factor = estimator.factor('a') ?? 0;
    assert.ok(factor > 1.75 && factor <= 2, String(factor));
  });
});
