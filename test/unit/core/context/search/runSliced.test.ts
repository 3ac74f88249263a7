import assert from 'node:assert/strict';
import { createSlicedRunner } from '../../../../../src/core/context/search/runSliced.ts';

/** Work of so many steps, each of which takes three milliseconds of a clock that nothing else moves. */
function setUp(signal = new AbortController().signal) {
  let time = 0;
  let done = 0;
  const pauses: number[] = [];
  const runner = createSlicedRunner({
    sliceMs: 6,
    now: () => time,
    pause: async () => void pauses.push(time),
    signal,
  });
  function* steps(count: number): Generator<void> {
    for (let step = 0; step < count; step++) {
      time += 3;
      done++;
      yield;
    }
  }
  return { runner, steps, pauses, done: () => done };
}

describe('createSlicedRunner', () => {
  it('pauses whenever a slice is over', async () => {
    const { runner, steps, pauses, done } = setUp();
    await runner.run(steps(6));
    assert.deepEqual([pauses, done()], [[6, 12, 18], 6]);
  });
  it('counts a slice over all that it runs', async () => {
    const { runner, steps, pauses } = setUp();
    for (let run = 0; run < 3; run++) await runner.run(steps(1));
    assert.deepEqual(pauses, [6]);
  });
  it('does nothing when it is not wanted any more', async () => {
    const { runner, steps, done } = setUp(AbortSignal.abort());
    await runner.run(steps(3));
    assert.equal(done(), 0);
  });
});
