import assert from 'node:assert/strict';
import { CircuitBreaker } from '../../../../src/core/endpoint/circuitBreaker.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

interface Failures {
  readonly count: number;
  readonly retryAfterMs?: number;
  /** How long each request took to fail. */
  readonly eachMs?: number;
  readonly failuresBeforePause?: number;
}

/** How long the breaker pauses after these failures in a row, in seconds. */
async function checkPause({ count, retryAfterMs, eachMs = 0, ...options }: Failures, seconds: number): Promise<void> {
  const clock = new FakeClock();
  const breaker = new CircuitBreaker(clock, options);
  for (let failure = 0; failure < count; failure += 1) {
    const startedAt = clock.now();
    await clock.advance(eachMs);
    breaker.recordFailure({ startedAt, retryAfterMs });
  }
  assert.equal(breaker.pauseMs / 1000, seconds);
  await clock.advance(breaker.pauseMs);
  assert.equal(breaker.pauseMs, 0);
}

describe('circuitBreaker', () => {
  const rows: readonly (readonly [string, Failures, number])[] = [
    ['does not pause before anything has failed', { count: 0 }, 0],
    ['lets one failure pass', { count: 1 }, 0],
    ['pauses after two', { count: 2 }, 5],
    ['longer after three', { count: 3 }, 10],
    ['never longer than a person waits', { count: 9 }, 15],
    ['counts the time that the failing request took', { count: 3, eachMs: 8000 }, 2],
    ['adds nothing to a request that hung for long', { count: 3, eachMs: 20_000 }, 0],
    ['pauses after the first failure where there is another server', { count: 1, failuresBeforePause: 1 }, 5],
    ['obeys the server from the first failure on', { count: 1, retryAfterMs: 30_000 }, 30],
    ['counts the wish of the server from its answer', { count: 1, retryAfterMs: 30_000, eachMs: 5000 }, 30],
    ['asks once an hour whatever the server wishes', { count: 1, retryAfterMs: 86_400_000 }, 3600],
  ];
  for (const [name, failures, seconds] of rows) it(name, () => checkPause(failures, seconds));

  it('is on trial after a pause until something has worked', async () => {
    const clock = new FakeClock();
    const breaker = new CircuitBreaker(clock);
    const fail = () => breaker.recordFailure({ startedAt: clock.now() });
    fail();
    assert.equal(breaker.isTripped, false);
    fail();
    await clock.advance(60_000);
    assert.deepEqual([breaker.isTripped, breaker.pauseMs], [true, 0]);
    breaker.recordSuccess();
    assert.equal(breaker.isTripped, false);
    fail();
    assert.equal(breaker.isTripped, false);
  });
});
