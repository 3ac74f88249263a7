import assert from 'node:assert/strict';
import { FakeGateway } from '../../../support/fakeGateway.ts';
import { answers, Typist } from '../../../support/typist.ts';

describe('what is remembered of a request', () => {
  it('is how long it waited, and what it took', async () => {
    const typist = new Typist('const total = █\n', new FakeGateway(answers('a;')));
    await typist.ask();
    const [sent] = typist.session.recent;
    assert.ok(sent);
    assert.equal(sent.waitedMs, 0, 'the first after a pause goes out at once');
    assert.deepEqual(sent.usage()?.usage, {
      promptTokens: 10,
      completionTokens: 5,
      totalTokens: 15,
      source: 'reported',
    });
    assert.equal(sent.request.raw, 'a;');
    assert.equal(sent.request.state, 'complete');
  });
});

describe('a document that is excluded', () => {
  const optOut = { kind: 'excluded', by: { source: '.interlineignore', pattern: '*' } } as const;
  for (const trigger of ['automatic', 'manual'] as const)
    it(`is in no request: ${trigger}`, async () => {
      const typist = new Typist('const total = █\n', new FakeGateway(answers('a;')));
      assert.deepEqual(await typist.ask({ optOut, trigger }), { kind: 'skipped', reason: 'excludedFile' });
      assert.equal(typist.requests(), 0);
    });
  it('shows nothing that was known before', async () => {
    const typist = new Typist('const total = █\n', new FakeGateway(answers('a;')));
    await typist.ask();
    assert.equal((await typist.ask({ optOut }))?.kind, 'skipped');
  });
});
