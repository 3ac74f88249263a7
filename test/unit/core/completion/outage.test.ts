import assert from 'node:assert/strict';
import { resetCompletionSession } from '../../../../src/core/completion/completionSession.ts';
import type { CompletionOutcome } from '../../../../src/core/completion/completionOutcome.ts';
import type { OutageListener } from '../../../../src/core/completion/outage.ts';
import { createEndpointClient } from '../../../../src/core/endpoint/createEndpointClient.ts';
import { createModelGateway } from '../../../../src/core/endpoint/createModelGateway.ts';
import { createPlainHttpGuard } from '../../../../src/core/endpoint/plainHttpGuard.ts';
import { createRateLimitWatch } from '../../../../src/core/endpoint/rateLimitWatch.ts';
import { createRequestActivity } from '../../../../src/core/endpoint/requestActivity.ts';
import type { FetchFunction } from '../../../../src/core/ports.ts';
import type { Endpoint } from '../../../../src/core/settings/endpoint.ts';
import { DEFAULT_SETTINGS, REQUEST_PRESETS, type Settings } from '../../../../src/core/settings/settings.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { fakeEnvironment } from '../../../support/fakeEnvironment.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';
import { sourceOf, textOf, Typist } from '../../../support/typist.ts';

type Server = FetchFunction;

const json =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Server =>
  async () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const healthy = (headers: Readonly<Record<string, string>> = {}) =>
  json(200, { choices: [{ text: '42;', finish_reason: 'stop' }] }, headers);
const broken = json(500, { error: { message: 'broken' } });
const refusing: Server = async () => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) });
};
/** Accepts and never answers. */
const hanging: Server = (_url, { signal }) =>
  new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));

/** Answers so late, with what nobody has typed. */
const after =
  (latencyMs: number, clock: FakeClock): Server =>
  (_url, { signal }) =>
    new Promise((resolve, reject) => {
      const text = 'answer;';
      const body = JSON.stringify({ choices: [{ text, finish_reason: 'stop' }] });
      const answer = new Response(body, { headers: { 'content-type': 'application/json' } });
      clock.setTimer(() => resolve(answer), latencyMs);
      signal?.addEventListener('abort', () => reject(new Error('aborted')));
    });

const at = (name: string): Endpoint => ({ name, baseUrl: `http://127.0.0.1/${name}/v1`, headers: {}, extraBody: {} });
const STARCODER: Settings = {
  ...DEFAULT_SETTINGS,
  endpoints: [at('one'), at('two')],
  roles: { ...DEFAULT_SETTINGS.roles, completion: { endpointName: 'one', model: 'starcoder' } },
};

/** Someone types against a whole client, from the key to the socket; only time and the network are in the test's hand. */
function setUp(server: Server, settings = STARCODER) {
  const clock = new FakeClock();
  const scene = { server, requests: [] as string[], notes: [] as string[] };
  const rateLimits = createRateLimitWatch(clock);
  const client = createEndpointClient({
    fetch: (url, init) => {
      scene.requests.push(url);
      return scene.server(url, init);
    },
    clock,
    logger: new InMemoryLogger(),
    random: () => 0,
    rateLimits,
  });
  const gateway = createModelGateway({
    client,
    clock,
    settings: { current: settings },
    environment: fakeEnvironment(),
    keyRing: { keyFor: async () => undefined },
    plainHttp: createPlainHttpGuard(async () => true),
    activity: createRequestActivity(clock),
    recordUsage: () => undefined,
  });
  const onOutage: OutageListener = {
    failed: (_error, isPaused) => scene.notes.push(isPaused ? 'paused' : 'failed'),
    answered: () => scene.notes.push('answered'),
  };
  const typist = new Typist('const a = █\n', gateway, { settings, clock, rateLimits, onOutage });
  return Object.assign(scene, { typist, clock, gateway });
}

type Scene = ReturnType<typeof setUp>;

/** Types on; letters come so far apart. */
async function type({ typist, clock }: Scene, keys: number, gapMs: number): Promise<void> {
  for (let key = 0; key < keys; key += 1) {
    await typist.key('x');
    await clock.advance(gapMs);
  }
}

/** The text of an outcome that comes with so much patience. */
async function answerWithin({ clock }: Scene, patienceMs: number, asked: Promise<CompletionOutcome>) {
  let text: string | undefined;
  void asked.then((outcome) => (text = textOf(outcome)));
  // What the question waits for is known only after some turns, and so is the body of an answer.
  for (const ms of [0, patienceMs, 0, 0]) await clock.advance(ms);
  return text;
}

const nextKey = (scene: Scene, patienceMs: number) => answerWithin(scene, patienceMs, scene.typist.type('y'));

describe('ghost text while an endpoint is down', () => {
  const faults: readonly (readonly [string, Server])[] = [
    ['has an error of its own', broken],
    ['refuses the connection', refusing],
    ['refuses the key', json(401, { error: { message: 'Incorrect API key' } })],
    ['hangs', hanging],
  ];
  for (const [name, server] of faults)
    for (const gapMs of [20, 120, 170, 400, 1000])
      for (const requests of REQUEST_PRESETS)
        it(`45 keys, one every ${gapMs} ms, cost at most three requests when it ${name} (${requests})`, async () => {
          const scene = setUp(server, { ...STARCODER, completion: { ...STARCODER.completion, requests } });
          await type(scene, 45, gapMs);
          await scene.clock.advance(3000);
          assert.ok(scene.requests.length <= 3, `${scene.requests.length} requests`);
          assert.ok(scene.requests.length >= 1);
        });

  for (const [name, server] of faults)
    it(`the next key after its return is answered when it ${name} until then`, async () => {
      const scene = setUp(server);
      await type(scene, 45, 150);
      scene.server = healthy();
      await scene.clock.advance(20_000);
      assert.equal(await nextKey(scene, 2000), '42;');
    });

  /** How long a hung request is waited for before it is taken for one, in keys. */
  const keysOfDoubt = (gapMs: number): number => Math.ceil(400 / gapMs) + 1;
  for (const gapMs of [30, 60, 120, 170, 240, 400, 1000])
    it(`a server of one's own that hangs after it has answered is asked a few times in vain, one key every ${gapMs} ms`, async () => {
      const scene = setUp(healthy(), { ...STARCODER, completion: { ...STARCODER.completion, requests: 'local' } });
      await type(scene, 3, 1000);
      scene.server = hanging;
      const before = scene.requests.length;
      await type(scene, 80, gapMs);
      const inVain = scene.requests.length - before;
      assert.ok(inVain <= 13 + keysOfDoubt(gapMs), `${inVain} requests`);
      scene.server = healthy();
      await scene.clock.advance(20_000);
      assert.equal(await nextKey(scene, 2000), '42;');
    });

  for (const latencyMs of [50, 130, 240])
    for (const gapMs of [30, 60, 120])
      it(`a server of one's own that answers after ${latencyMs} ms is asked at every key, one every ${gapMs} ms`, async () => {
        const scene = setUp(healthy(), { ...STARCODER, completion: { ...STARCODER.completion, requests: 'local' } });
        scene.server = after(latencyMs, scene.clock);
        await type(scene, 3, 1000);
        const before = scene.requests.length;
        for (let key = 1; key <= 60; key += 1) {
          await type(scene, 1, gapMs);
          // What is answered before the next key is followed by a request ahead.
          assert.ok(
            scene.requests.length - before >= key,
            `${scene.requests.length - before} requests for ${key} keys`,
          );
        }
        assert.equal(await nextKey(scene, latencyMs), 'answer;');
      });

  it('keys that come too slowly to share a request cost no more when it hangs', async () => {
    const scene = setUp(hanging);
    for (let key = 0; key < 45; key += 1) {
      await type(scene, 1, 100);
      scene.typist.leave();
      await scene.clock.advance(500);
    }
    assert.ok(scene.requests.length <= 3, `${scene.requests.length} requests`);
    scene.server = healthy();
    await scene.clock.advance(2000);
    assert.equal(await nextKey(scene, 500), '42;');
  });

  it('a question that waits is answered by itself when the endpoint comes back', async () => {
    const scene = setUp(broken);
    await type(scene, 45, 150);
    scene.server = healthy();
    assert.equal(await nextKey(scene, 15_000), '42;');
  });

  it('nobody is asked while nobody types', async () => {
    const scene = setUp(broken);
    await type(scene, 45, 150);
    await scene.clock.advance(30_000);
    const before = scene.requests.length;
    await scene.clock.advance(600_000);
    assert.equal(scene.requests.length, before);
  });

  it('asking by hand asks at once', async () => {
    const scene = setUp(broken);
    await type(scene, 10, 400);
    scene.server = healthy();
    assert.equal(textOf(await scene.typist.ask({ trigger: 'manual' })), '42;');
  });

  it('an endpoint that is down does not silence another one', async () => {
    const completion = {
      ...STARCODER.completion,
      modelByLanguage: { python: { endpointName: 'two', model: 'starcoder' } },
    };
    const scene = setUp(broken, { ...STARCODER, completion });
    await type(scene, 10, 400);
    scene.server = healthy();
    assert.equal(await answerWithin(scene, 400, scene.typist.start({ languageId: 'python' })), '42;');
  });

  it('other settings begin anew', async () => {
    const scene = setUp(broken);
    await type(scene, 10, 400);
    scene.server = healthy();
    resetCompletionSession(scene.typist.session);
    assert.equal(await nextKey(scene, 200), '42;');
  });

  it('tells of every failure and of the first answer after it', async () => {
    const scene = setUp(broken);
    await type(scene, 2, 400);
    await scene.clock.advance(10_000);
    scene.server = healthy();
    await nextKey(scene, 100);
    assert.deepEqual(scene.notes, ['failed', 'paused', 'answered']);
  });

  it('stays away for as long as the server wishes', async () => {
    const scene = setUp(json(429, { error: { message: 'Rate limit reached' } }, { 'retry-after': '60' }));
    await type(scene, 45, 400);
    assert.equal(scene.requests.length, 1);
    assert.equal(sourceOf(await scene.typist.ask()), 'pausedAfterFailures');
    scene.server = healthy();
    await scene.clock.advance(60_000);
    assert.equal(await nextKey(scene, 2000), '42;');
  });
});

describe('ghost text and lessons', () => {
  it('a model that only chats is asked in words from the next key on', async () => {
    const scene = setUp(
      json(400, { error: { message: 'This is a chat model and not supported in the v1/completions endpoint.' } }),
    );
    await scene.typist.ask();
    scene.server = json(200, { choices: [{ message: { content: '42;' }, finish_reason: 'stop' }] });
    await scene.clock.advance(1000);
    assert.equal(await nextKey(scene, 100), '42;');
    assert.deepEqual(
      scene.requests.map((url) => url.replace(/.*\/v1/, '')),
      ['/completions', '/chat/completions'],
    );
  });
});

describe('ghost text and rate limits', () => {
  const usedUp = { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '30s' };

  it('stays away while the bucket is empty, and comes back when it is full', async () => {
    const scene = setUp(healthy(usedUp));
    assert.equal(textOf(await scene.typist.ask()), '42;');
    await scene.clock.advance(1000);
    assert.equal(sourceOf(await scene.typist.key('zz')), 'rateLimitUsedUp');
    assert.equal(scene.requests.length, 1);
    await scene.clock.advance(29_000);
    assert.equal(await nextKey(scene, 200), '42;');
  });

  it('waits for a bucket that is soon full', async () => {
    const scene = setUp(healthy({ ...usedUp, 'x-ratelimit-reset-requests': '3s' }));
    await scene.typist.ask();
    await scene.clock.advance(1000);
    assert.equal(await nextKey(scene, 1900), undefined);
    await scene.clock.advance(200);
    assert.equal(scene.requests.length, 2);
  });

  it('chat is sent all the same', async () => {
    const scene = setUp(healthy(usedUp));
    await scene.typist.ask();
    const signal = new AbortController().signal;
    const request = { messages: [{ role: 'user', content: 'hello' }] } as const;
    const override = { endpointName: 'one', model: 'starcoder' };
    for await (const event of scene.gateway.chat(request, { role: 'chat', signal, override })) void event;
    assert.equal(scene.requests.length, 2);
  });
});
