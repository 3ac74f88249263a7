import assert from 'node:assert/strict';
import { createEndpointClient } from '../../../../src/core/endpoint/createEndpointClient.ts';
import { createModelGateway } from '../../../../src/core/endpoint/createModelGateway.ts';
import type { GatewayOptions } from '../../../../src/core/endpoint/modelGateway.ts';
import { createPlainHttpGuard } from '../../../../src/core/endpoint/plainHttpGuard.ts';
import { createRequestActivity } from '../../../../src/core/endpoint/requestActivity.ts';
import { testConnection } from '../../../../src/core/endpoint/testConnection.ts';
import type { FetchFunction } from '../../../../src/core/ports.ts';
import { DEFAULT_SETTINGS, type RoleSettings, type Settings } from '../../../../src/core/settings/settings.ts';
import type { UsageRecord } from '../../../../src/core/usage/usageRecord.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { fakeEnvironment } from '../../../support/fakeEnvironment.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';

/** How a server takes a request: answers after so long, fails at once, or never answers. */
type Manner = number | 'refuses' | 'hangs' | `${number}`;

interface SetUp {
  readonly fallback?: RoleSettings;
  readonly chat?: RoleSettings;
}

/** Two servers, `first` and `second`, whose manners a test can change; only time and sockets are fake. */
function setUp({ fallback = { endpointName: 'second', model: 'm2' }, chat }: SetUp = {}) {
  const clock = new FakeClock();
  const scene = {
    first: 100 as Manner,
    second: 100 as Manner,
    /** Which server got a request, and what became of it. */
    requests: [] as string[],
    bodies: [] as unknown[],
    records: [] as UsageRecord[],
  };
  const fetch: FetchFunction = async (url, { signal, body }) => {
    const name = url.includes('second') ? 'second' : 'first';
    const index = scene.requests.push(name) - 1;
    scene.bodies.push(JSON.parse(typeof body === 'string' ? body : ''));
    signal?.addEventListener('abort', () => (scene.requests[index] += ' closed'));
    const manner = scene[name];
    if (manner === 'refuses')
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) });
    if (typeof manner === 'string' && manner !== 'hangs') return new Response('{}', { status: Number(manner) });
    await new Promise<void>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new Error('aborted')));
      if (manner !== 'hangs') clock.setTimer(resolve, manner);
    });
    const text = `answer of ${name}`;
    const choices = [{ ...(url.includes('chat') ? { message: { content: text } } : { text }), finish_reason: 'stop' }];
    return new Response(JSON.stringify({ choices }), { headers: { 'content-type': 'application/json' } });
  };
  const at = (name: string) => ({ name, baseUrl: `https://${name}.test/v1`, headers: {}, extraBody: {} });
  const roles = { endpointName: 'first', model: 'm1' };
  const settings: Settings = {
    ...DEFAULT_SETTINGS,
    endpoints: [at('first'), at('second')],
    roles: { completion: roles, chat: chat ?? roles, edit: { endpointName: '', model: '' } },
    fallbacks: { completion: fallback, chat: fallback, edit: { endpointName: '', model: '' } },
  };
  const gateway = createModelGateway({
    client: createEndpointClient({ fetch, clock, logger: new InMemoryLogger(), random: () => 0 }),
    clock,
    settings: { current: settings },
    environment: fakeEnvironment(),
    keyRing: { keyFor: async () => undefined },
    plainHttp: createPlainHttpGuard(async () => true),
    activity: createRequestActivity(clock),
    recordUsage: (record) => scene.records.push(record),
  });
  return Object.assign(scene, { clock, gateway });
}

type Scene = ReturnType<typeof setUp>;

interface Asked {
  readonly text: string;
  readonly tookMs: number;
  readonly error: unknown;
  readonly answeredBy: UsageRecord | undefined;
}

/** One chat question, with all the time it takes. */
async function ask({ gateway, clock }: Scene, options: Partial<GatewayOptions> = {}): Promise<Asked> {
  const startedAt = clock.now();
  let asked: Asked | undefined;
  const run = async (): Promise<void> => {
    let text = '';
    let error: unknown;
    let answeredBy: UsageRecord | undefined;
    const onUsage = (record: UsageRecord): void => {
      assert.equal(answeredBy, undefined, 'told once');
      answeredBy = record;
    };
    const signal = new AbortController().signal;
    try {
      const request = { messages: [{ role: 'user', content: 'hello' }] } as const;
      for await (const event of gateway.chat(request, { role: 'chat', signal, onUsage, ...options }))
        if (event.type === 'text') text += event.text;
    } catch (thrown) {
      error = thrown;
    }
    asked = { text, tookMs: clock.now() - startedAt, error, answeredBy };
  };
  void run();
  for (let ms = 0; ms < 200_000; ms += 50) {
    await clock.advance(50);
    await settled();
    if (asked !== undefined) return asked;
  }
  throw new Error('No answer and no end.');
}

/** Enough answers of the usual speed to know what is usual. */
async function getUsed(scene: Scene): Promise<void> {
  for (let count = 0; count < 12; count += 1) await ask(scene);
  scene.requests.length = 0;
  scene.records.length = 0;
}

describe('a second endpoint', () => {
  it('is not asked while the first does well', async () => {
    const scene = setUp();
    await getUsed(scene);
    const { text, answeredBy } = await ask(scene);
    assert.equal(text, 'answer of first');
    assert.deepEqual([answeredBy?.endpointName, answeredBy?.standsInFor], ['first', undefined]);
    assert.equal(scene.requests.length, 1);
  });

  for (const manner of ['refuses', '500', '503', '504', '529'] as const)
    it(`answers when the first ${manner === 'refuses' ? manner : `says ${manner}`}, and says so`, async () => {
      const scene = setUp();
      scene.first = manner;
      const { text, answeredBy } = await ask(scene);
      assert.equal(text, 'answer of second');
      assert.deepEqual(
        [answeredBy?.endpointName, answeredBy?.model, answeredBy?.standsInFor],
        ['second', 'm2', 'first'],
      );
    });

  for (const manner of ['400', '401', '403', '404', '429'] as const)
    it(`is not asked when the first says ${manner}: that is no matter of being down`, async () => {
      const scene = setUp();
      scene.first = manner;
      const { error } = await ask(scene);
      assert.ok(error);
      assert.deepEqual(
        scene.requests.map((request) => request.split(' ')[0]),
        ['first'],
      );
    });

  it('answers when the first is slower than usual; the slower one is closed, and both are counted', async () => {
    const scene = setUp();
    await getUsed(scene);
    scene.first = 'hangs';
    const { text, tookMs } = await ask(scene);
    assert.equal(text, 'answer of second');
    assert.ok(tookMs < 500, `${tookMs} ms`);
    assert.equal(scene.requests[0], 'first closed');
    assert.deepEqual(scene.records.map(({ endpointName, outcome }) => `${endpointName} ${outcome}`).sort(), [
      'first aborted',
      'second completed',
    ]);
  });

  it('is not asked because of one slow answer of a server that nobody knows yet', async () => {
    const scene = setUp();
    scene.first = 3000;
    assert.equal((await ask(scene)).text, 'answer of first');
    assert.equal(scene.requests.length, 1);
  });

  it('is asked first while the first is known to be down, which is tried again after a pause', async () => {
    const scene = setUp();
    scene.first = 'refuses';
    await ask(scene);
    await ask(scene);
    assert.deepEqual(
      scene.requests.map((request) => request.split(' ')[0]),
      ['first', 'second', 'second'],
    );
    scene.first = 100;
    await scene.clock.advance(6000);
    assert.equal((await ask(scene)).text, 'answer of first');
  });

  it('has to answer soon on trial: a first one that hangs costs two seconds, once in a while', async () => {
    const scene = setUp();
    scene.first = 'refuses';
    await ask(scene);
    scene.first = 'hangs';
    await scene.clock.advance(6000);
    const { text, tookMs } = await ask(scene);
    assert.equal(text, 'answer of second');
    assert.ok(tookMs >= 2000 && tookMs < 2500, `${tookMs} ms`);
  });

  it('when both are down, the fault of the first is told', async () => {
    const scene = setUp();
    scene.first = '503';
    scene.second = 'refuses';
    const { error, answeredBy } = await ask(scene);
    assert.match(String(error), /first\.test/);
    assert.equal(answeredBy?.endpointName, 'first');
    assert.equal((await ask(scene)).answeredBy?.endpointName, 'first', 'also when the second is asked before it');
  });

  it('known as down or not, the first is asked when the second fails', async () => {
    const scene = setUp();
    scene.first = 'refuses';
    await ask(scene);
    scene.first = 100;
    scene.second = '401';
    assert.equal((await ask(scene)).text, 'answer of first');
  });

  it('can be another model of the same endpoint', async () => {
    const scene = setUp({ fallback: { endpointName: '', model: 'small' } });
    scene.first = '503';
    await ask(scene);
    assert.deepEqual(
      scene.bodies.map((body) => (body as { model: string }).model),
      ['m1', 'small'],
    );
  });

  it('is not asked when the connection is tested', async () => {
    const scene = setUp();
    scene.first = 'refuses';
    const testing = testConnection(scene.gateway, new AbortController().signal);
    for (let step = 0; step < 100; step += 1) await scene.clock.advance(100);
    assert.equal((await testing)?.chat.kind, 'failed');
    assert.ok(!scene.requests.some((request) => request.startsWith('second')));
  });

  const without: readonly (readonly [string, SetUp, Partial<GatewayOptions>])[] = [
    ['none is set', { fallback: { endpointName: '', model: '' } }, {}],
    ['nobody knows its name', { fallback: { endpointName: 'third', model: 'm' } }, {}],
    ['it is the first one again', { fallback: { endpointName: 'First', model: 'm1' } }, {}],
    ['the request names its own endpoint', {}, { override: { endpointName: 'first', model: 'm1' } }],
    ['the request names its own address', {}, { override: { baseUrl: 'https://first.test/v1', model: 'm1' } }],
  ];
  for (const [name, given, options] of without)
    it(`is not asked when ${name}`, async () => {
      const scene = setUp(given);
      scene.first = '500';
      const { error } = await ask(scene, options);
      assert.ok(error);
      assert.ok(!scene.requests.some((request) => request.startsWith('second')));
    });

  it('follows the chat for edits', async () => {
    const scene = setUp();
    scene.first = '500';
    assert.equal((await ask(scene, { role: 'edit' })).text, 'answer of second');
  });

  it('gets a prompt of its own for text at the cursor, and none of another model', async () => {
    const scene = setUp();
    scene.first = 'refuses';
    const complete = async (options: Partial<GatewayOptions>): Promise<string> => {
      let text = '';
      const signal = new AbortController().signal;
      const all = { role: 'completion', signal, ...options } as const;
      for await (const event of scene.gateway.complete({ prompt: '<one>' }, all))
        if (event.type === 'text') text += event.text;
      return text;
    };
    const pending = complete({
      requestFor: ({ model }) => ({ kind: 'completion', request: { prompt: `<for ${model}>` } }),
    });
    for (let step = 0; step < 20; step += 1) await scene.clock.advance(50);
    assert.equal(await pending, 'answer of second');
    assert.deepEqual(
      scene.bodies.map((body) => (body as { prompt: string }).prompt),
      ['<one>', '<for m2>'],
    );
    scene.requests.length = 0;
    const refused = complete({}).catch(() => 'failed');
    for (let step = 0; step < 100; step += 1) await scene.clock.advance(100);
    assert.equal(await refused, 'failed');
    assert.ok(!scene.requests.includes('second'));
  });
});
