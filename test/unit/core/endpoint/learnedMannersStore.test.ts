import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createLearnedMannersStore, type LessonStorage } from '../../../../src/core/endpoint/learnedMannersStore.ts';

const MANNERS = { dropped: ['seed'], stopLimit: 4, chatOnly: true } as const;

function storageWith(text: string | undefined): LessonStorage {
  let kept = text;
  return { read: () => kept, write: (next) => (kept = next) };
}

describe('the store of learned manners', () => {
  it('keeps endpoints and models apart', () => {
    const store = createLearnedMannersStore();
    store.set('http://a/v1', 'm', MANNERS);
    assert.deepEqual(store.get('http://a/v1', 'm'), MANNERS);
    assert.deepEqual(store.get('http://a/v1', 'other'), { dropped: [] });
    assert.deepEqual(store.get('http://b/v1', 'm'), { dropped: [] });
  });

  it('outlives the window, and is one for all windows', () => {
    const storage = storageWith(undefined);
    const here = createLearnedMannersStore(storage);
    const there = createLearnedMannersStore(storage);
    here.set('http://a/v1', 'm', MANNERS);
    there.set('http://b/v1', 'm', MANNERS);
    assert.deepEqual(here.get('http://b/v1', 'm'), MANNERS);
    assert.equal(createLearnedMannersStore(storage).rows().length, 2);
    there.reset('http://a/v1');
    here.set('http://c/v1', 'm', MANNERS);
    assert.deepEqual(
      there.rows().map(({ baseUrl }) => baseUrl),
      ['http://b/v1', 'http://c/v1'],
    );
  });

  it('reads nothing before it is asked', () => {
    let reads = 0;
    createLearnedMannersStore({ read: () => String(reads++), write: () => undefined });
    assert.equal(reads, 0);
  });

  it('forgets one endpoint or all, and tells', () => {
    let changes = 0;
    const store = createLearnedMannersStore();
    const stop = store.onDidChange(() => changes++);
    for (const url of ['http://a/v1', 'http://b/v1', 'http://c/v1']) store.set(url, 'm', MANNERS);
    store.reset('http://a/v1');
    assert.equal(store.rows().length, 2);
    store.reset();
    assert.equal(store.rows().length, 0);
    assert.equal(changes, 5);
    stop();
    store.set('http://a/v1', 'm', MANNERS);
    assert.equal(changes, 5);
  });

  it('stays small: the oldest lessons make room', () => {
    const store = createLearnedMannersStore();
    for (let model = 0; model < 210; model += 1) store.set('http://a/v1', String(model), MANNERS);
    assert.equal(store.rows().length, 200);
    assert.equal(store.rows()[0]?.model, '10');
  });

  for (const saved of [
    '',
    'nonsense',
    '{}',
    'null',
    '[1, null, {}]',
    '[{"baseUrl":"a","model":"m","manners":{"dropped":"x","stopLimit":-1,"chatOnly":"yes","maxTokensField":"x"}}]',
  ])
    it(`takes no harm from ${saved || 'nothing'}`, () =>
      assert.deepEqual(createLearnedMannersStore(storageWith(saved)).get('a', 'm'), { dropped: [] }));
});
