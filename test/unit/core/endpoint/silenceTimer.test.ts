import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { startSilenceTimer } from '../../../../src/core/endpoint/silenceTimer.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

function start(limitMs: number) {
  const clock = new FakeClock();
  const fired: number[] = [];
  const startedAt = clock.now();
  const timer = startSilenceTimer(clock, limitMs, () => fired.push(clock.now() - startedAt));
  return { clock, timer, fired };
}

describe('the silence timer', () => {
  it('fires once after silence', async () => {
    const { clock, fired } = start(100);
    await clock.advance(1_000);
    assert.deepEqual(fired, [100]);
  });

  it('waits on with every sound', async () => {
    const { clock, timer, fired } = start(100);
    for (let sound = 0; sound < 10; sound++) {
      await clock.advance(60);
      timer.sound(100);
    }
    assert.deepEqual(fired, []);
    await clock.advance(1_000);
    assert.deepEqual(fired, [700]);
  });

  it('obeys a shorter and a longer limit', async () => {
    const shorter = start(1_000);
    shorter.timer.sound(50);
    await shorter.clock.advance(2_000);
    assert.deepEqual(shorter.fired, [50]);
    const longer = start(100);
    longer.timer.sound(500);
    await longer.clock.advance(2_000);
    assert.deepEqual(longer.fired, [500]);
  });

  it('is quiet once stopped', async () => {
    const { clock, timer, fired } = start(100);
    timer.stop();
    await clock.advance(1_000);
    assert.deepEqual([fired, clock.pending], [[], 0]);
  });
});
