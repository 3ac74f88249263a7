import assert from 'node:assert/strict';
import { describeOutcome } from '../../../../src/core/completion/describeOutcome.ts';
import { EndpointError } from '../../../../src/core/endpoint/endpointError.ts';
import { COMMANDS } from '../../../../src/host/contributions.ts';
import manifest from '../../../../package.json' with { type: 'json' };

describe('describeOutcome', () => {
  it('answers before anything has happened', () => assert.match(describeOutcome(undefined), /Suggest Here/));
  it('gives a sentence for what was skipped', () => {
    assert.match(describeOutcome({ kind: 'skipped', reason: 'disabledForLanguage' }), /off for this language/);
  });
  it("names the host of a failure and the server's own words", () => {
    const error = new EndpointError('unauthorized', {
      host: 'api.test',
      status: 401,
      serverMessage: 'bad key',
      retryable: false,
    });
    const sentence = describeOutcome({ kind: 'failed', error });
    assert.ok(sentence.includes('api.test') && sentence.includes('bad key'), sentence);
  });
  it('shows no stack of a fault of ours', () =>
    assert.ok(!describeOutcome({ kind: 'failed', error: new TypeError('x is undefined') }).includes('undefined')));
  it('names commands by their titles', () => {
    const titles = manifest.contributes.commands.map(({ title }) => `Interline: ${title.replace('…', '')}`);
    assert.equal(titles.length >= COMMANDS.length, true);
    const sentences = (['disabled', 'disabledForLanguage', 'noEndpoint', 'pausedAfterFailures'] as const).map(
      (reason) => describeOutcome({ kind: 'skipped', reason }),
    );
    for (const [, named] of sentences.join(' ').matchAll(/"(Interline: [^"]+)"/g))
      assert.ok(titles.includes(named ?? ''), named);
  });
});
