import assert from 'node:assert/strict';
import { loadOnce } from '../../../../src/core/util/loadOnce.ts';

/** @param ends how each try ends, in turn @param wishes how many come, one after the other */
async function checkWishes(ends: readonly (string | Error)[], expected: readonly string[]): Promise<void> {
  let tries = 0;
  const load = loadOnce(async () => {
    const end = ends[tries++] ?? 'too many tries';
    if (typeof end !== 'string') throw end;
    return end;
  });
  const seen: string[] = [];
  while (seen.length < expected.length) seen.push(await load().catch((error: unknown) => String(error)));
  assert.deepEqual(seen, expected);
}

describe('loadOnce', () => {
  it('loads with the first wish alone', () => checkWishes(['part'], ['part', 'part', 'part']));

  it('tries again after a failure, and no more once it is there', () =>
    checkWishes(
      [new Error('away'), new Error('still away'), 'part'],
      ['Error: away', 'Error: still away', 'part', 'part'],
    ));

  it('is one try for all who come while it is under way, also where it fails', async () => {
    let tries = 0;
    const load = loadOnce(async () => {
      tries += 1;
      await Promise.resolve();
      throw new Error('away');
    });
    const ends = await Promise.allSettled([load(), load()]);
    assert.deepEqual([tries, ...ends.map(({ status }) => status)], [1, 'rejected', 'rejected']);
  });
});
