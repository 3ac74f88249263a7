import assert from 'node:assert/strict';
import { createGrowthBatch } from '../../../../src/core/chat/growthBatch.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

function setUp() {
  const clock = new FakeClock();
  const delivered: string[] = [];
  const batch = createGrowthBatch({
    clock,
    intervalMs: 30,
    deliver: ({ id, text, reasoning }) => delivered.push(`${id}:${text}|${reasoning}`),
  });
  const add = (text: string, id = 'r'): void => batch.add({ id, text, reasoning: '' });
  return { clock, delivered, batch, add };
}

describe('growthBatch', () => {
  it('delivers at most once an interval, nothing lost', async () => {
    const { clock, delivered, add } = setUp();
    for (let token = 0; token < 60; token += 1) {
      add('x');
      await clock.advance(2);
    }
    await clock.advance(30);
    assert.ok(delivered.length <= 5, `${delivered.length} deliveries in 120 ms`);
    assert.equal(delivered.join('').replace(/[^x]/g, '').length, 60);
  });
  it('delivers at once when told, then nothing more', async () => {
    const { clock, delivered, batch, add } = setUp();
    add('a');
    batch.flush();
    await clock.advance(100);
    assert.deepEqual(delivered, ['r:a|']);
    assert.equal(clock.pending, 0);
  });
  it('does not mix two answers', async () => {
    const { clock, delivered, add } = setUp();
    add('a', 'r1');
    add('b', 'r2');
    await clock.advance(30);
    assert.deepEqual(delivered, ['r1:a|', 'r2:b|']);
  });
  it('delivers nothing after it is disposed', async () => {
    const { clock, delivered, batch, add } = setUp();
    add('a');
    batch.dispose();
    await clock.advance(100);
    assert.deepEqual(delivered, []);
  });
});
