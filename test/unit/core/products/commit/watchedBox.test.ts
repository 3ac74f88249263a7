import assert from 'node:assert/strict';
import { WatchedBox } from '../../../../../src/core/products/commit/watchedBox.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';

type Step =
  /** The answer grows to this text, 100 ms later. */
  | { readonly show: string }
  /** The same, at once. */
  | { readonly showAtOnce: string }
  /** The box tells this text: somebody's, or the late echo of a write. */
  | { readonly tells: string }
  | { readonly end: string };

interface Expected {
  readonly box: string;
  readonly isStopped?: boolean;
}

function checkBox(name: string, steps: readonly Step[], expected: Expected): void {
  it(name, async () => {
    const clock = new FakeClock();
    const abort = new AbortController();
    const box = { value: 'before' };
    const watched = new WatchedBox(box, clock, abort);
    for (const step of steps) {
      if ('tells' in step) box.value = step.tells;
      else if ('end' in step) watched.end(step.end);
      else if ('showAtOnce' in step) watched.show(step.showAtOnce);
      else {
        await clock.advance(100);
        watched.show(step.show);
      }
    }
    assert.deepEqual({ box: box.value, isStopped: abort.signal.aborted }, { isStopped: false, ...expected });
  });
}

describe('WatchedBox', () => {
  checkBox('shows the answer as it grows', [{ show: 'a' }, { show: 'a b' }], { box: 'a b' });
  checkBox('is not written to at every word', [{ show: 'a' }, { showAtOnce: 'a b' }], { box: 'a' });
  checkBox('holds the whole answer in the end', [{ show: 'a' }, { end: 'a b' }], { box: 'a b' });
  checkBox('gives back what was there where there is no answer', [{ show: 'a' }, { end: '' }], { box: 'before' });
  checkBox('is never emptied on the way', [{ show: '' }], { box: 'before' });
  checkBox('stays with somebody who types', [{ show: 'a' }, { tells: 'mine' }, { show: 'a b' }, { end: 'a b c' }], {
    box: 'mine',
    isStopped: true,
  });
  checkBox('stays with somebody who empties it', [{ show: 'a' }, { tells: '' }, { end: 'a b' }], {
    box: '',
    isStopped: true,
  });
  checkBox(
    'goes on when an older write is told late',
    [{ show: 'a' }, { show: 'a b' }, { tells: 'a' }, { end: 'a b c' }],
    {
      box: 'a b c',
    },
  );
  checkBox(
    'stays with somebody who takes back all of it',
    [{ show: 'a' }, { tells: 'before' }, { show: 'a b' }, { end: 'a b c' }],
    { box: 'before', isStopped: true },
  );
  checkBox('stays with somebody who types before the first word has come', [{ tells: 'mine' }, { show: 'a' }], {
    box: 'mine',
    isStopped: true,
  });
});
