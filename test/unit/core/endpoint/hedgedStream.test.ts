import assert from 'node:assert/strict';
import { hedgedStream } from '../../../../src/core/endpoint/hedgedStream.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

/** What a stream does, step by step: bring a text, wait for so many milliseconds, fail. */
type Step = string | number | Error;

interface Scene {
  readonly first: readonly Step[];
  readonly second: readonly Step[];
  readonly hedgeAfterMs?: number;
  /** When the user stops. */
  readonly stopAfterMs?: number;
  /** The reader leaves after so many events. */
  readonly readOnly?: number;
}

/** Runs both streams to the end of all time; what happened, in order. */
async function play({ first, second, hedgeAfterMs, stopAfterMs, readOnly = Infinity }: Scene) {
  const clock = new FakeClock();
  const startedAt = clock.now();
  const log: string[] = [];
  const outer = new AbortController();
  if (stopAfterMs !== undefined) clock.setTimer(() => outer.abort(), stopAfterMs);
  const contender = (name: string, steps: readonly Step[]) =>
    async function* (signal: AbortSignal): AsyncGenerator<string, string> {
      log.push(`${name} starts at ${clock.now() - startedAt}`);
      signal.addEventListener('abort', () => log.push(`${name} is closed at ${clock.now() - startedAt}`));
      for (const step of steps) {
        if (typeof step === 'number') await new Promise<void>((resolve) => void clock.setTimer(resolve, step));
        if (signal.aborted) return 'aborted';
        if (step instanceof Error) throw step;
        if (typeof step === 'string') yield step;
      }
      return `end of ${name}`;
    };
  const received: string[] = [];
  const run = async (): Promise<void> => {
    const stream = hedgedStream({
      first: contender('first', first),
      second: contender('second', second),
      hedgeAfterMs,
      clock,
      signal: outer.signal,
      isWorthAnother: (error) => error instanceof Error && error.message !== 'wrong key',
      onWinner: (winner) => log.push(`${winner} wins`),
    });
    for await (const text of stream) if (received.push(text) >= readOnly) return;
  };
  const ended = run().then(
    () => 'ended',
    (error: unknown) => (error instanceof Error ? error.message : 'no error'),
  );
  // Timers are set only when the streams have begun.
  await clock.advance(0);
  await clock.advance(100_000);
  return { received: received.join(' '), end: await ended, log, pending: clock.pending };
}

const DOWN = new Error('down');
const ALSO_DOWN = new Error('also down');
const WRONG_KEY = new Error('wrong key');

describe('hedgedStream', () => {
  it('reads the first alone when it answers in time', async () => {
    const { received, log, pending } = await play({ first: [50, 'a', 'b'], second: ['x'], hedgeAfterMs: 100 });
    assert.equal(received, 'a b');
    assert.deepEqual(log, ['first starts at 0', 'first wins', 'first is closed at 50']);
    assert.equal(pending, 0);
  });
  it('asks the second when the first fails', async () => {
    const { received, log } = await play({ first: [10, DOWN], second: ['x', 'y'] });
    assert.equal(received, 'x y');
    assert.deepEqual(log.slice(0, 2), ['first starts at 0', 'second starts at 10']);
    assert.ok(log.includes('second wins'));
  });
  it('asks the second when the first takes too long, and closes the slower one', async () => {
    const { received, log } = await play({ first: [500, 'a'], second: [50, 'x', 100, 'y'], hedgeAfterMs: 200 });
    assert.equal(received, 'x y');
    assert.deepEqual(log.slice(0, 4), [
      'first starts at 0',
      'second starts at 200',
      'first is closed at 250',
      'second wins',
    ]);
  });
  it('keeps to the first when it answers while the second is under way', async () => {
    const { received, log } = await play({ first: [230, 'a', 'b'], second: [50, 'x'], hedgeAfterMs: 200 });
    assert.equal(received, 'a b');
    assert.ok(log.includes('second is closed at 230'));
  });
  it('never tries again after the first event', async () => {
    const { received, end, log } = await play({ first: ['a', DOWN], second: ['x'], hedgeAfterMs: 1 });
    assert.deepEqual([received, end], ['a', 'down']);
    assert.ok(!log.some((line) => line.startsWith('second')));
  });
  it('does not ask the second for a fault that is not one of the server', async () => {
    const { end, log } = await play({ first: [WRONG_KEY], second: ['x'] });
    assert.equal(end, 'wrong key');
    assert.ok(!log.some((line) => line.startsWith('second')));
  });
  it('waits for the second although the first has failed for whatever reason', async () => {
    const { received } = await play({ first: [250, WRONG_KEY], second: [100, 'x'], hedgeAfterMs: 200 });
    assert.equal(received, 'x');
  });
  it('waits for the first although the second has failed', async () => {
    const { received } = await play({ first: [500, 'a'], second: [DOWN], hedgeAfterMs: 200 });
    assert.equal(received, 'a');
  });
  it('tells the fault of the first when both fail, in whatever order', async () => {
    assert.equal((await play({ first: [DOWN], second: [10, ALSO_DOWN] })).end, 'down');
    assert.equal((await play({ first: [500, DOWN], second: [ALSO_DOWN], hedgeAfterMs: 200 })).end, 'down');
  });
  it('takes an answer without a word for an answer', async () => {
    const { received, end, log } = await play({ first: [10], second: ['x'], hedgeAfterMs: 200 });
    assert.deepEqual([received, end], ['', 'ended']);
    assert.ok(log.includes('first wins'));
  });
  it('closes both when the user stops', async () => {
    const { received, end, log } = await play({
      first: [900],
      second: [900, 'x'],
      hedgeAfterMs: 200,
      stopAfterMs: 300,
    });
    assert.deepEqual([received, end], ['', 'ended']);
    assert.ok(log.includes('first is closed at 300') && log.includes('second is closed at 300'), log.join('\n'));
  });
  it('closes the winner when its reader leaves', async () => {
    const { log, pending } = await play({ first: ['a', 50, 'b'], second: ['x'], hedgeAfterMs: 200, readOnly: 1 });
    assert.ok(log.includes('first is closed at 0'), log.join('\n'));
    assert.equal(pending, 0);
  });
});
