import assert from 'node:assert/strict';
import { estimateTokens } from '../../../../src/core/usage/estimateTokens.ts';
import { createTokenEstimator } from '../../../../src/core/usage/tokenEstimator.ts';

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
  it('keeps models apart', () => {
    const estimator = createTokenEstimator();
    estimator.learn(TEXT, 'a', PLAIN * 2);
    assert.equal(estimator.estimate(TEXT, 'b'), PLAIN);
  });
  it('learns nothing from a short text', () => {
    const estimator = createTokenEstimator();
    estimator.learn('hello', 'a', 60);
    assert.equal(estimator.estimate(TEXT, 'a'), PLAIN);
  });
});
