import assert from 'node:assert/strict';
import { untilAborted } from '../../../../src/core/util/untilAborted.ts';
import { withTimeLimit } from '../../../../src/core/util/withTimeLimit.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const never = (): Promise<string> => new Promise(() => undefined);
const setUp = () => {
  const clock = new FakeClock();
  const controller = new AbortController();
  return { clock, controller, limit: { clock, limitMs: 100, signal: controller.signal } };
};

describe('withTimeLimit', () => {
  it('gives what the work gives, and leaves no timer', async () => {
    const { clock, limit } = setUp();
    assert.deepEqual(await withTimeLimit(async () => 'a', limit), { kind: 'done', value: 'a' });
    assert.equal(clock.pending, 0);
  });
  it('ends and aborts the work when the time is up', async () => {
    const { clock, limit } = setUp();
    let seen: AbortSignal | undefined;
    const result = withTimeLimit((signal) => ((seen = signal), never()), limit);
    await clock.advance(99);
    assert.equal(seen?.aborted, false);
    await clock.advance(1);
    assert.deepEqual(await result, { kind: 'timeout' });
    assert.equal(seen.aborted, true);
  });
  it('ends when the caller gives up, even if the work throws for it', async () => {
    const { controller, limit } = setUp();
    const work = (signal: AbortSignal) =>
      new Promise<string>((_resolve, reject) =>
        signal.addEventListener('abort', () => {
          reject(new Error('aborted'));
        }),
      );
    const result = withTimeLimit(work, limit);
    controller.abort();
    assert.deepEqual(await result, { kind: 'aborted' });
  });
  it('does not begin when the caller has given up before', async () => {
    const { controller, limit } = setUp();
    controller.abort();
    assert.deepEqual(await withTimeLimit(() => assert.fail('begun'), limit), { kind: 'aborted' });
  });
  it('passes on a fault of the work', async () => {
    const { limit, clock } = setUp();
    await assert.rejects(
      withTimeLimit(() => Promise.reject(new Error('broken')), limit),
      /broken/,
    );
    assert.equal(clock.pending, 0);
  });
});

describe('untilAborted', () => {
  it('gives the value, or nothing when aborted first', async () => {
    const controller = new AbortController();
    assert.equal(await untilAborted(Promise.resolve('a'), controller.signal), 'a');
    const waiting = untilAborted(never(), controller.signal);
    controller.abort();
    assert.equal(await waiting, undefined);
    assert.equal(await untilAborted(Promise.reject(new Error('late')), controller.signal), undefined);
  });
});
