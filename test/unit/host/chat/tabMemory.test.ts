import assert from 'node:assert/strict';
import { type RestoredTab, type ShownTab, TabMemory } from '../../../../src/host/chat/tabMemory.ts';
import { InMemoryMemento } from '../../../integration/support/inMemoryMemento.ts';

const shown = (conversationId: string, title = 'T', viewColumn = 1): ShownTab => ({
  conversationId,
  title,
  viewColumn,
});
const restored = (conversationId: string | undefined, title = '', viewColumn = 1): RestoredTab => ({
  conversationId,
  title,
  viewColumn,
});

/** What tabs that come back show, after a window in which each tab has shown these, one after the other. */
function checkClaims(
  before: readonly (readonly ShownTab[])[],
  tabs: readonly RestoredTab[],
  expected: readonly (string | undefined)[],
): void {
  const state = new InMemoryMemento();
  const memory = new TabMemory(state);
  for (const tab of before) {
    const key = {};
    for (const one of tab) memory.note(key, one);
  }
  const later = new TabMemory(state);
  assert.deepEqual(
    tabs.map((tab) => later.claim(tab)),
    expected,
  );
}

describe('tabMemory', () => {
  const rows: readonly (readonly [name: string, ...Parameters<typeof checkClaims>])[] = [
    ['knows what a tab showed whose page has kept nothing yet', [[shown('a', 'A')]], [restored(undefined, 'A')], ['a']],
    ['knows what a tab showed whose page has kept an earlier one', [[shown('a'), shown('b')]], [restored('a')], ['b']],
    [
      'goes by the page where both agree',
      [[shown('b'), shown('a')], [shown('b')]],
      [restored('b'), restored('a')],
      ['b', 'a'],
    ],
    [
      'goes by title and column',
      [[shown('a', 'N', 1)], [shown('b', 'N', 2)]],
      [restored(undefined, 'N', 2), restored(undefined, 'N', 1)],
      ['b', 'a'],
    ],
    [
      'goes by the title where the column is another',
      [[shown('a', 'A')], [shown('b', 'B')]],
      [restored(undefined, 'B', 9)],
      ['b'],
    ],
    [
      'takes the only one that is left, whatever its title',
      [[shown('a', 'A')]],
      [restored(undefined, 'old title')],
      ['a'],
    ],
    ['does not guess between two', [[shown('a', 'A')], [shown('b', 'B')]], [restored(undefined, 'C')], [undefined]],
    [
      'gives no conversation to two tabs',
      [[shown('a', 'A')]],
      [restored(undefined, 'A'), restored(undefined, 'A')],
      ['a', undefined],
    ],
    ['believes a page that it does not know', [], [restored('z')], ['z']],
    ['follows a tab back to what it showed first', [[shown('a'), shown('b'), shown('a')]], [restored('b')], ['a']],
  ];
  for (const [name, ...row] of rows) it(name, () => checkClaims(...row));

  it('forgets a tab that is closed, and keeps those that have not been looked at yet', () => {
    const state = new InMemoryMemento();
    const memory = new TabMemory(state);
    const [one, two] = [{}, {}];
    memory.note(one, shown('a', 'A'));
    memory.note(two, shown('b', 'B'));
    const next = new TabMemory(state);
    const tab = {};
    next.note(tab, shown(next.claim(restored('a')) ?? '', 'A'));
    next.forget(tab);
    const last = new TabMemory(state);
    assert.equal(last.claim(restored(undefined, 'A')), 'b');
    assert.equal(last.claim(restored(undefined, 'A')), undefined);
  });

  it('reads nothing from a memory that is damaged', () => {
    const state = new InMemoryMemento();
    for (const value of [7, [7], [{ conversationIds: 'a', title: 'A' }], [{ conversationIds: [7], title: 'A' }]]) {
      void state.update('interline.chat.tabs', value);
      assert.equal(new TabMemory(state).claim(restored(undefined, 'A')), undefined);
    }
  });
});
