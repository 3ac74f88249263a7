import assert from 'node:assert/strict';
import { createCommandKeys } from '../../../../src/core/endpoint/commandKeys.ts';
import { EndpointError } from '../../../../src/core/endpoint/endpointError.ts';
import type { ProgramEnd } from '../../../../src/core/ports.ts';
import type { Endpoint } from '../../../../src/core/settings/endpoint.ts';

const endpoint: Endpoint = {
  name: 'lab',
  baseUrl: 'https://lab.test/v1',
  headers: {},
  extraBody: {},
  apiKeyCommand: ['op', 'read', 'op://lab'],
};
const done = (output: string): ProgramEnd => ({ kind: 'done', output });

/** Command keys over a program that ends so, one end a run; `runs` collects what was run. */
function setUp(...ends: readonly ProgramEnd[]) {
  const runs: (readonly string[])[] = [];
  const keys = createCommandKeys({
    run: async (command) => {
      runs.push(command);
      return ends[runs.length - 1] ?? { kind: 'failed' };
    },
  });
  return { keys, runs };
}

describe('createCommandKeys', () => {
  const outputs: readonly (readonly [string, string, string])[] = [
    ['takes the output', 'the-key', 'the-key'],
    ['trims it', '\r\n  the-key \r\n\n', 'the-key'],
    ['takes the first line that holds something', '\nthe-key\nupdate available: 2.0\n', 'the-key'],
    ['takes quotes and Bearer off', '"Bearer the-key"\n', 'the-key'],
  ];
  for (const [name, output, expected] of outputs)
    it(name, async () => {
      assert.equal(await setUp(done(output)).keys.keyFor(endpoint), expected);
    });

  const faults: readonly (readonly [ProgramEnd, string])[] = [
    [{ kind: 'notFound' }, 'keyCommandNotFound'],
    [{ kind: 'timeout' }, 'keyCommandTimeout'],
    [{ kind: 'tooMuchOutput' }, 'keyCommandNoKey'],
    [{ kind: 'failed', exitCode: 1 }, 'keyCommandFailed'],
    [{ kind: 'unavailable' }, 'keyCommandUnavailable'],
    [done(''), 'keyCommandNoKey'],
    [done('you are not signed in'), 'keyCommandNoKey'],
  ];
  for (const [end, reason] of faults)
    it(`tells ${JSON.stringify(end)} as ${reason}, without the output`, async () => {
      await assert.rejects(setUp(end).keys.keyFor(endpoint), (error) => {
        assert.ok(error instanceof EndpointError);
        assert.equal(error.kind, 'unauthorized');
        assert.equal(error.details.reason, reason);
        assert.doesNotMatch(JSON.stringify([error.message, error.details]), /signed in/);
        return true;
      });
    });

  it('runs a command once, also for many requests at a time', async () => {
    const { keys, runs } = setUp(done('a'), done('b'));
    assert.deepEqual(await Promise.all([keys.keyFor(endpoint), keys.keyFor(endpoint)]), ['a', 'a']);
    assert.equal(await keys.keyFor(endpoint), 'a');
    assert.deepEqual(runs, [endpoint.apiKeyCommand]);
  });
  it('runs it again after a failure', async () => {
    const { keys } = setUp({ kind: 'failed' }, done('a'));
    await assert.rejects(keys.keyFor(endpoint));
    assert.equal(await keys.keyFor(endpoint), 'a');
  });
  it('has no key for an endpoint without a command', async () => {
    const plain: Endpoint = { name: 'lab', baseUrl: 'https://lab.test/v1', headers: {}, extraBody: {} };
    const { keys, runs } = setUp(done('a'));
    assert.equal(await keys.keyFor(plain), undefined);
    assert.equal(await keys.freshKeyFor(plain), undefined);
    assert.equal(runs.length, 0);
  });
  it('gives a fresh key once the old one is refused, and keeps it', async () => {
    const { keys, runs } = setUp(done('old'), done('new'));
    await keys.keyFor(endpoint);
    assert.equal(await keys.freshKeyFor(endpoint), 'new');
    assert.equal(await keys.keyFor(endpoint), 'new');
    assert.equal(runs.length, 2);
  });
  it('gives none when the command prints the refused key again', async () => {
    const { keys } = setUp(done('old'), done('old'));
    await keys.keyFor(endpoint);
    assert.equal(await keys.freshKeyFor(endpoint), undefined);
  });
});
