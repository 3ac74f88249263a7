import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { EndpointError } from '../../../../src/core/endpoint/endpointError.ts';
import { retryDelay, withRetries } from '../../../../src/core/endpoint/retry.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';

const busy = (retryAfterMs?: number) =>
  new EndpointError('overloaded', { host: 'h', retryable: true, ...(retryAfterMs !== undefined && { retryAfterMs }) });

describe('retryDelay', () => {
  it('doubles from half a second up to eight', () =>
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6].map((attempt) => retryDelay(busy(), attempt, () => 0)),
      [500, 1000, 2000, 4000, 8000, 8000, 8000],
    ));
  it('is up to a quarter shorter by chance', () =>
    assert.equal(
      retryDelay(busy(), 0, () => 1),
      375,
    ));
  it('is what the server wishes, exactly', () =>
    assert.equal(
      retryDelay(busy(1_234), 3, () => 1),
      1_234,
    ));
  it('may be nothing', () =>
    assert.equal(
      retryDelay(busy(0), 3, () => 1),
      0,
    ));
  it('is none when a repetition would not help', () =>
    assert.equal(
      retryDelay(new EndpointError('badRequest', { host: 'h', retryable: false }), 0, () => 0),
      undefined,
    ));
});

describe('withRetries', () => {
  const run = (attempt: () => Promise<string>, maxRetries = 2) => {
    const clock = new FakeClock();
    const controller = new AbortController();
    const delays: number[] = [];
    const result = withRetries(attempt, {
      clock,
      random: () => 0,
      maxRetries,
      signal: controller.signal,
      onRetry: (_error, delayMs) => delays.push(delayMs),
    });
    return { clock, controller, delays, result };
  };

  it('waits between the tries', async () => {
    let tries = 0;
    const { clock, delays, result } = run(async () => {
      if (tries++ < 2) throw busy();
      return 'ok';
    });
    await settled();
    assert.deepEqual(clock.delaysMs, [500]);
    await clock.advance(500);
    assert.deepEqual(clock.delaysMs, [1000]);
    await clock.advance(1000);
    assert.equal(await result, 'ok');
    assert.deepEqual(delays, [500, 1000]);
  });

  it('ends at once when it is aborted in a pause, and leaves no timer', async () => {
    const { clock, controller, result } = run(async () => {
      throw busy();
    });
    await settled();
    controller.abort();
    assert.equal(await result, undefined);
    assert.equal(clock.pending, 0);
  });

  it('does not repeat a fault of ours', async () => {
    const { result } = run(async () => {
      throw new TypeError('ours');
    });
    await assert.rejects(result, TypeError);
  });
});
