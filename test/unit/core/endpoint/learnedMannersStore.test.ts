import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createLearnedMannersStore } from '../../../../src/core/endpoint/learnedMannersStore.ts';

const MANNERS = { dropped: ['seed'], stopLimit: 4, chatOnly: true } as const;

describe('the store of learned manners', () => {
  it('keeps endpoints and models apart', () => {
    const store = createLearnedMannersStore();
    store.set('http://a/v1', 'm', MANNERS);
    assert.deepEqual(store.get('http://a/v1', 'm'), MANNERS);
    assert.deepEqual(store.get('http://a/v1', 'other'), { dropped: [] });
    assert.deepEqual(store.get('http://b/v1', 'm'), { dropped: [] });
  });

  it('outlives the window', () => {
    const store = createLearnedMannersStore();
    store.set('http://a/v1', 'm', MANNERS);
    const next = createLearnedMannersStore({ saved: store.serialise() });
    assert.deepEqual(next.rows(), [{ baseUrl: 'http://a/v1', model: 'm', manners: MANNERS }]);
  });

  it('forgets one endpoint or all, and tells', () => {
    let changes = 0;
    const store = createLearnedMannersStore({ onChange: () => changes++ });
    for (const url of ['http://a/v1', 'http://b/v1', 'http://c/v1']) store.set(url, 'm', MANNERS);
    store.reset('http://a/v1');
    assert.equal(store.rows().length, 2);
    store.reset();
    assert.equal(store.rows().length, 0);
    assert.equal(changes, 5);
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
      assert.deepEqual(createLearnedMannersStore({ saved }).get('a', 'm'), { dropped: [] }));
});
