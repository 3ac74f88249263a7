import assert from 'node:assert/strict';
import { forEachOf } from '../../../../../src/core/chat/archive/forEachOf.ts';
import { settled } from '../../../../support/fakeClock.ts';

describe('forEachOf', () => {
  it('works on all items, in their order, and never on more than it may', async () => {
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    await forEachOf([1, 2, 3, 4, 5], 2, async (item) => {
      begun.push(item);
      running += 1;
      most = Math.max(most, running);
      await settled();
      running -= 1;
    });
    assert.deepEqual(begun, [1, 2, 3, 4, 5]);
    assert.equal(most, 2);
  });

  it('rejects with the first failure', async () => {
    const work = (item: number): Promise<void> => (item === 2 ? Promise.reject(new Error('two')) : Promise.resolve());
    await assert.rejects(forEachOf([1, 2, 3], 1, work), /two/);
  });

  it('has nothing to do without items', () => forEachOf([], 3, () => Promise.reject(new Error('asked'))));
});
