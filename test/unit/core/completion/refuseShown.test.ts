import assert from 'node:assert/strict';
import { refuseShown } from '../../../../src/core/completion/refuseShown.ts';
import { FakeGateway } from '../../../support/fakeGateway.ts';
import { answers, sourceOf, textOf, Typist } from '../../../support/typist.ts';

describe('refuseShown', () => {
  const refused = async (): Promise<Typist> => {
    const typist = new Typist('const total = █\n', new FakeGateway(answers('price;'), answers('cost;')));
    assert.equal(textOf(await typist.ask()), 'price;');
    refuseShown(typist.session);
    return typist;
  };
  it('does not offer the same again at the same place', async () => {
    const typist = await refused();
    assert.equal(sourceOf(await typist.ask()), 'refusedBefore');
  });
  it('does not offer it when deleting leads back to the place', async () => {
    const typist = await refused();
    await typist.key('p');
    assert.equal(sourceOf(await typist.backspace()), 'refusedBefore');
  });
  it('shows what is left of it to somebody who types it all the same', async () => {
    const typist = await refused();
    assert.equal(textOf(await typist.key('p')), 'rice;');
  });
  it('offers it when asked by hand', async () => {
    const typist = await refused();
    assert.equal(textOf(await typist.ask({ trigger: 'manual' })), 'price;');
  });
  it('is no judgement on another place', async () => {
    const typist = await refused();
    const asked = typist.start({ uri: 'file:///demo/b.js' });
    await typist.clock.advance(1000);
    assert.equal(textOf(await asked), 'price;');
  });
});
