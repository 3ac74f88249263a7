import assert from 'node:assert/strict';
import { CircuitBreaker } from '../../../../src/core/completion/circuitBreaker.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

/** How long the breaker pauses after so many failures, in seconds. */
async function pauseAfter(failures: number, retryAfterMs?: number): Promise<number> {
  const clock = new FakeClock();
  const breaker = new CircuitBreaker(clock);
  for (let count = 0; count < failures; count += 1) breaker.recordFailure(retryAfterMs);
  let seconds = 0;
  for (; breaker.isPaused; seconds += 1) await clock.advance(1000);
  return seconds;
}

describe('circuitBreaker', () => {
  const rows = [
    [0, 0],
    [2, 0],
    [3, 5],
    [4, 10],
    [5, 20],
    [9, 120],
  ] as const;
  for (const [failures, seconds] of rows)
    it(`pauses ${seconds} s after ${failures} failures`, async () => assert.equal(await pauseAfter(failures), seconds));
  it('obeys the server from the first failure on', async () => assert.equal(await pauseAfter(1, 30_000), 30));
  it('is not held for longer than two minutes', async () => assert.equal(await pauseAfter(1, 3_600_000), 120));
  it('forgets failures after a success', () => {
    const breaker = new CircuitBreaker(new FakeClock());
    for (let count = 0; count < 3; count += 1) breaker.recordFailure();
    breaker.recordSuccess();
    assert.equal(breaker.isPaused, false);
    breaker.recordFailure();
    assert.equal(breaker.isPaused, false);
  });
});
