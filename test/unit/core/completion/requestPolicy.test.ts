import assert from 'node:assert/strict';
import { RequestPolicy, rest } from '../../../../src/core/completion/requestPolicy.ts';
import type { RequestPreset } from '../../../../src/core/settings/settings.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';

describe('requestPolicy', () => {
  /** The wait after each of the keys, given the quiet before each. */
  async function waits(
    preset: RequestPreset,
    quietsMs: readonly number[],
    factor?: number,
  ): Promise<readonly number[]> {
    const clock = new FakeClock();
    const policy = new RequestPolicy(clock);
    const found: number[] = [];
    for (const quietMs of quietsMs) {
      await clock.advance(quietMs);
      policy.press();
      found.push(Math.round(policy.waitMs(preset, factor)));
    }
    return found;
  }

  it('lets the first key of a burst go at once and later ones wait', async () => {
    assert.deepEqual(await waits('shared', [0, 100, 100, 599, 600]), [0, 165, 165, 165, 0]);
  });
  it('never makes a request wait that costs nothing', async () => {
    assert.deepEqual(await waits('local', [0, 100, 100, 100, 100, 100]), [0, 0, 0, 0, 0, 0]);
  });
  it('adapts to the rhythm of the typist', async () => {
    const steady = (ms: number) => Array.from({ length: 20 }, () => ms);
    assert.equal((await waits('shared', steady(90))).at(-1), 91);
    assert.equal((await waits('shared', steady(200))).at(-1), 201);
    assert.equal((await waits('shared', steady(20))).at(-1), 60);
    assert.equal((await waits('metered', steady(90))).at(-1), 180);
    assert.equal((await waits('metered', steady(590))).at(-1), 600);
  });
  it('takes quiet for a pause when it is longer than all of the latest intervals but one, and does not wait for rare long ones', async () => {
    const uneven = (...long: readonly number[]) => [0, ...Array.from({ length: 16 }, (_, key) => long[key - 9] ?? 90)];
    assert.equal((await waits('shared', uneven(300))).at(-1), 91);
    assert.equal((await waits('shared', uneven(300, 94))).at(-1), 95);
    assert.equal((await waits('shared', uneven(300, 300))).at(-1), 99);
  });
  it('waits longer where suggestions are hardly taken', async () => {
    const quiets = [0, ...Array.from({ length: 20 }, () => 100)];
    assert.equal((await waits('shared', quiets, 1.5)).at(-1), 152);
  });
  it('counts the wait from the key, not from the question', async () => {
    const clock = new FakeClock();
    const policy = new RequestPolicy(clock);
    policy.press();
    await clock.advance(100);
    policy.press();
    await clock.advance(50);
    assert.equal(policy.waitMs('shared'), 115);
    assert.equal(policy.quietMs, 100);
    await clock.advance(2000);
    assert.equal(policy.waitMs('shared'), 0);
    assert.equal(policy.quietMs, 2050);
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
