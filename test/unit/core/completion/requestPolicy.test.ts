import assert from 'node:assert/strict';
import { RequestPolicy, rest } from '../../../../src/core/completion/requestPolicy.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';

describe('requestPolicy', () => {
  it('lets the first key of a burst go at once and later ones wait', async () => {
    const clock = new FakeClock();
    const policy = new RequestPolicy(clock);
    const delays: number[] = [];
    for (const quietMs of [0, 100, 100, 599, 600]) {
      await clock.advance(quietMs);
      delays.push(policy.delayFor({ trigger: 'automatic' }, 'metered'));
    }
    assert.deepEqual(delays, [0, 200, 200, 200, 0]);
  });
  it('never makes a person wait who asks by hand', () => {
    const policy = new RequestPolicy(new FakeClock());
    policy.delayFor({ trigger: 'automatic' }, 'metered');
    assert.equal(policy.delayFor({ trigger: 'manual' }, 'metered'), 0);
  });
  it('rests for the given time', async () => {
    const clock = new FakeClock();
    let rested = false;
    void rest(clock, 150, new AbortController().signal).then(() => (rested = true));
    await clock.advance(149);
    assert.equal(rested, false);
    await clock.advance(1);
    assert.equal(rested, true);
  });
  it('stops resting when nobody waits any more, and leaves no timer', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    let rested = false;
    void rest(clock, 150, controller.signal).then(() => (rested = true));
    controller.abort();
    await settled();
    assert.equal(rested, true);
    assert.equal(clock.pending, 0);
  });
});
