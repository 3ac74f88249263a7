import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createModelDirectory, type ModelList } from '../../../../src/core/endpoint/modelDirectory.ts';
import type { ModelInfo } from '../../../../src/core/endpoint/requests.ts';
import type { Endpoint } from '../../../../src/core/settings/endpoint.ts';

const endpoint = (name: string): Endpoint => ({ name, baseUrl: `http://${name}/v1`, headers: {}, extraBody: {} });
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Servers that answer when they are told to. */
class Servers {
  readonly asked: string[] = [];
  readonly #pending = new Map<string, (answer: readonly ModelInfo[] | Error) => void>();

  readonly directory = createModelDirectory({
    ask: ({ name }) => {
      this.asked.push(name);
      return new Promise((resolve, reject) => {
        this.#pending.set(name, (answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
      });
    },
  });

  async answer(name: string, answer: readonly ModelInfo[] | Error = [{ id: `${name}1` }]): Promise<void> {
    await turn();
    this.#pending.get(name)?.(answer);
    await turn();
  }

  kinds(): string {
    return NAMES.map((name) => this.directory.listOf(endpoint(name))?.kind ?? '-').join(' ');
  }
}

const turn = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve));

function modelsOf(list: ModelList | undefined): readonly string[] | undefined {
  return list?.kind === 'listed' ? list.models.map(({ id }) => id) : undefined;
}

describe('createModelDirectory', () => {
  it('asks side by side, but not all at once', async () => {
    const servers = new Servers();
    const loading = servers.directory.load(NAMES.map(endpoint));
    await servers.answer('none');
    assert.deepEqual(servers.asked, ['a', 'b', 'c', 'd']);
    await servers.answer('c');
    assert.deepEqual(servers.asked, ['a', 'b', 'c', 'd', 'e']);
    assert.equal(servers.kinds(), 'asking asking listed asking asking asking');
    for (const name of NAMES) await servers.answer(name);
    await servers.answer('f');
    await loading;
    assert.deepEqual(modelsOf(servers.directory.listOf(endpoint('f'))), ['f1']);
  });

  it('keeps what it knows, and asks again who did not answer', async () => {
    const servers = new Servers();
    const first = servers.directory.load([endpoint('a'), endpoint('b')]);
    await servers.answer('a');
    await servers.answer('b', new Error('down'));
    await first;
    assert.equal(servers.kinds(), 'listed failed - - - -');
    const second = servers.directory.load([endpoint('a'), endpoint('b')]);
    await servers.answer('b');
    await second;
    assert.deepEqual(servers.asked, ['a', 'b', 'b']);
    const anew = servers.directory.load([endpoint('a')], { anew: true });
    assert.deepEqual(modelsOf(servers.directory.listOf(endpoint('a'))), ['a1'], 'what is known stays meanwhile');
    await servers.answer('a', [{ id: 'new' }]);
    await anew;
    assert.deepEqual(modelsOf(servers.directory.listOf(endpoint('a'))), ['new']);
  });

  it('asks once where two want to know', async () => {
    const servers = new Servers();
    const both = [servers.directory.load([endpoint('a')]), servers.directory.load([endpoint('a')], { anew: true })];
    await servers.answer('a');
    await Promise.all(both);
    assert.deepEqual(servers.asked, ['a']);
  });

  it('knows an endpoint no more whose settings are others', async () => {
    const servers = new Servers();
    void servers.directory.load([endpoint('a')]);
    await servers.answer('a');
    assert.equal(servers.directory.listOf({ ...endpoint('a'), headers: { 'x-team': '1' } }), undefined);
  });

  it('takes no answer from before it forgot', async () => {
    const servers = new Servers();
    void servers.directory.load([endpoint('a')]);
    await servers.answer('none');
    servers.directory.forget();
    await servers.answer('a');
    assert.equal(servers.kinds(), '- - - - - -');
  });

  it('tells of every change', async () => {
    const servers = new Servers();
    const seen: string[] = [];
    const stop = servers.directory.onDidChange(() => seen.push(servers.kinds().slice(0, 6)));
    void servers.directory.load([endpoint('a')]);
    await servers.answer('a');
    stop();
    servers.directory.forget();
    assert.deepEqual(seen, ['asking', 'listed']);
  });
});
