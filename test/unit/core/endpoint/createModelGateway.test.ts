import assert from 'node:assert/strict';
import type { ConnectionOverride } from '../../../../src/core/endpoint/connection.ts';
import { createModelGateway } from '../../../../src/core/endpoint/createModelGateway.ts';
import { EndpointError, type EndpointErrorKind } from '../../../../src/core/endpoint/endpointError.ts';
import { createPlainHttpGuard } from '../../../../src/core/endpoint/plainHttpGuard.ts';
import { createRequestActivity } from '../../../../src/core/endpoint/requestActivity.ts';
import { Secret } from '../../../../src/core/endpoint/secret.ts';
import type { StreamEvent } from '../../../../src/core/endpoint/streamEvent.ts';
import type { Endpoint, Role } from '../../../../src/core/settings/endpoint.ts';
import { originOf } from '../../../../src/core/settings/normaliseBaseUrl.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/core/settings/settings.ts';
import { estimateTokens } from '../../../../src/core/usage/estimateTokens.ts';
import type { UsageRecord } from '../../../../src/core/usage/usageRecord.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { type ClientStep, FakeEndpointClient } from '../../../support/fakeEndpointClient.ts';
import { fakeEnvironment } from '../../../support/fakeEnvironment.ts';

const local: Endpoint = { name: 'local', baseUrl: 'http://127.0.0.1:8080/v1', headers: {}, extraBody: {} };
const localKey = new Secret('local-key');
const PROMPT = 'def say_hello_world():';

const text = (content: string): StreamEvent => ({ type: 'text', text: content });
const finish: StreamEvent = { type: 'finish', reason: 'stop', raw: 'stop' };
const usage: StreamEvent = {
  type: 'usage',
  usage: { promptTokens: 7, completionTokens: 17, totalTokens: 24, source: 'reported' },
};
const fault = (kind: EndpointErrorKind) => new EndpointError(kind, { host: '127.0.0.1', retryable: false });

/** A gateway with everything around it in the test's hand. */
function setUp(settings: Partial<Settings> = {}) {
  const client = new FakeEndpointClient();
  const clock = new FakeClock();
  const records: UsageRecord[] = [];
  const activity = createRequestActivity(clock);
  const settingsHolder = { current: { ...DEFAULT_SETTINGS, endpoints: [local], ...settings } };
  const askedOrigins: string[] = [];
  const gateway = createModelGateway({
    client,
    clock,
    activity,
    settings: settingsHolder,
    environment: fakeEnvironment(),
    keyRing: { keyFor: async ({ baseUrl }) => (originOf(baseUrl) === originOf(local.baseUrl) ? localKey : undefined) },
    plainHttp: createPlainHttpGuard(async (origin) => {
      askedOrigins.push(origin);
      return origin.includes('allowed');
    }),
    recordUsage: (record) => records.push(record),
  });
  return { gateway, client, clock, records, activity, settingsHolder, askedOrigins };
}

type Scene = ReturnType<typeof setUp>;

interface Run {
  readonly role?: Role;
  readonly override?: ConnectionOverride;
  readonly isGhostText?: boolean;
  readonly signal?: AbortSignal;
  /** Leave after so many events. */
  readonly readOnly?: number;
}

/** Runs one completion to its end; what was thrown comes back as `error`. */
async function run(
  { gateway }: Scene,
  { role = 'completion', override, isGhostText, signal, readOnly = Infinity }: Run = {},
) {
  const received: StreamEvent[] = [];
  const reported: UsageRecord[] = [];
  const options = {
    role,
    signal: signal ?? new AbortController().signal,
    onUsage: (record: UsageRecord) => reported.push(record),
    ...(override && { override }),
    ...(isGhostText !== undefined && { isGhostText }),
  };
  try {
    for await (const event of gateway.complete({ prompt: PROMPT }, options)) {
      received.push(event);
      if (received.length >= readOnly) break;
    }
    return { received, reported };
  } catch (error) {
    return { received, reported, error };
  }
}

const withModel = (model: string): Partial<Settings> => ({
  roles: { ...DEFAULT_SETTINGS.roles, completion: { endpointName: '', model } },
});

describe('createModelGateway: where a request goes', () => {
  it('fills in connection, key and model', async () => {
    const scene = setUp(withModel('m'));
    await run(scene);
    assert.deepEqual(scene.client.calls[0]?.connection, { endpoint: local, key: localKey });
    assert.deepEqual(scene.client.calls[0].request, { prompt: PROMPT, model: 'm' });
  });
  it('tells whoever writes the prompt what refusals have taught', async () => {
    const scene = setUp(withModel('m'));
    assert.equal((await scene.gateway.resolveTarget('completion')).learned, undefined);
    scene.client.learned = { dropped: ['seed'], chatOnly: true };
    assert.deepEqual((await scene.gateway.resolveTarget('completion')).learned, { chatOnly: true, dropped: ['seed'] });
  });
  it('takes the time-outs of the settings', async () => {
    const scene = setUp({ ...withModel('m'), timeouts: { firstByteMs: 5, suggestionMs: 3, idleMs: 6 } });
    await run(scene);
    assert.equal(scene.client.calls[0]?.options.firstByteTimeoutMs, 5);
    assert.equal(scene.client.calls[0].options.idleTimeoutMs, 6);
  });
  for (const role of ['completion', 'chat', 'edit'] as const)
    it(`${role} is retried twice when somebody waits for it`, async () => {
      const scene = setUp();
      await run(scene, { role, override: { model: 'm' } });
      assert.equal(scene.client.calls[0]?.options.maxRetries, 2);
    });
  it('ghost text is never retried and has little time to begin', async () => {
    const scene = setUp({ ...withModel('m'), timeouts: { firstByteMs: 50, suggestionMs: 3, idleMs: 60 } });
    await run(scene, { isGhostText: true });
    const { maxRetries, firstByteTimeoutMs, idleTimeoutMs } = scene.client.calls[0]?.options ?? {};
    assert.deepEqual(
      { maxRetries, firstByteTimeoutMs, idleTimeoutMs },
      { maxRetries: 0, firstByteTimeoutMs: 3, idleTimeoutMs: 3 },
    );
  });
  it('another origin gets no key of this one', async () => {
    const scene = setUp(withModel('m'));
    await run(scene, { override: { baseUrl: 'https://evil.test/v1', model: 'm' } });
    assert.equal(scene.client.calls[0]?.connection.key, undefined);
    assert.equal(scene.client.calls[0]?.connection.endpoint.baseUrl, 'https://evil.test/v1');
  });
  it("a request's own key goes where the request goes", async () => {
    const scene = setUp();
    const key = new Secret('own');
    await run(scene, { override: { baseUrl: 'https://other.test/v1', model: 'm', key } });
    assert.equal(scene.client.calls[0]?.connection.key, key);
  });
  it('a settings change counts from the next request', async () => {
    const scene = setUp(withModel('old'));
    await run(scene);
    scene.settingsHolder.current = { ...scene.settingsHolder.current, ...withModel('new') };
    await run(scene);
    assert.deepEqual(
      scene.client.calls.map((call) => call.request?.model),
      ['old', 'new'],
    );
  });
});

describe('createModelGateway: plain http', () => {
  const remote = (host: string): Partial<Settings> => ({
    endpoints: [{ ...local, baseUrl: `http://${host}.test/v1` }],
  });
  it('is refused without a word to the server', async () => {
    const scene = setUp(remote('refused'));
    const { error, reported } = await run(scene);
    assert.ok(error instanceof EndpointError && error.kind === 'refusedLocally');
    assert.deepEqual(scene.client.calls, []);
    assert.deepEqual(reported, []);
  });
  it('is used once the user has agreed', async () => {
    const scene = setUp(remote('allowed'));
    scene.client.models = async () => [{ id: 'm' }];
    assert.equal((await run(scene)).error, undefined);
    assert.deepEqual(scene.askedOrigins, ['http://allowed.test']);
  });
  it('is asked about before models are listed', async () => {
    const scene = setUp(remote('refused'));
    await assert.rejects(scene.gateway.listModels('local', new AbortController().signal));
    assert.deepEqual(scene.client.calls, []);
  });
});

describe('createModelGateway: a model that nobody named', () => {
  const modelCalls = ({ client }: Scene) => client.calls.filter((call) => call.kind === 'models').length;
  it('is the first suitable one that the endpoint lists, asked for once', async () => {
    const scene = setUp();
    scene.client.models = async () => [{ id: 'text-embedding-3' }, { id: 'starcoder' }];
    await run(scene);
    await Promise.all([run(scene), run(scene)]);
    assert.equal(scene.client.calls.at(-1)?.request?.model, 'starcoder');
    assert.equal(modelCalls(scene), 1);
  });
  it('is asked for again when the settings have changed', async () => {
    const scene = setUp();
    scene.client.models = async () => [{ id: 'm' }];
    await run(scene);
    scene.settingsHolder.current = { ...scene.settingsHolder.current };
    await run(scene);
    assert.equal(modelCalls(scene), 2);
  });
  it('fails after two seconds, and a failure holds for a moment only', async () => {
    const scene = setUp();
    scene.client.models = () => new Promise(() => undefined);
    const first = run(scene);
    await settled();
    await scene.clock.advance(2000);
    const { error } = await first;
    assert.ok(error instanceof EndpointError && error.kind === 'timeout');
    await run(scene);
    assert.equal(modelCalls(scene), 1, 'held');
    scene.client.models = async () => [{ id: 'm' }];
    await scene.clock.advance(5000);
    assert.equal((await run(scene)).error, undefined);
  });
  it('passes on why the list could not be had', async () => {
    const scene = setUp();
    scene.client.models = () => Promise.reject(fault('unauthorized'));
    const { error } = await run(scene);
    assert.ok(error instanceof EndpointError && error.kind === 'unauthorized');
  });
  it('says so when nothing suits', async () => {
    const { error } = await run(setUp());
    assert.ok(error instanceof EndpointError && error.kind === 'notConfigured');
  });
  it('ends at once when the user gives up, for this request alone', async () => {
    const scene = setUp();
    let answer: (models: readonly { id: string }[]) => void = () => assert.fail('not asked');
    const list = new Promise<readonly { id: string }[]>((resolve) => (answer = resolve));
    scene.client.models = () => list;
    const controller = new AbortController();
    const [given, patient] = [run(scene, { signal: controller.signal }), run(scene)];
    await settled();
    controller.abort();
    assert.deepEqual(await given, { received: [], reported: [] });
    answer([{ id: 'm' }]);
    assert.equal((await patient).error, undefined);
    assert.equal(scene.client.calls.at(-1)?.request?.model, 'm');
  });
});

describe('createModelGateway: listModels', () => {
  it('tries a key that is not stored yet', async () => {
    const scene = setUp();
    const key = new Secret('new');
    await scene.gateway.listModels('local', new AbortController().signal, { key, limitMs: 10_000 });
    assert.equal(scene.client.calls[0]?.connection.key, key);
    assert.equal(scene.client.calls[0].options.firstByteTimeoutMs, 10_000);
  });
  it('refuses a name that nobody knows', async () => {
    await assert.rejects(
      setUp().gateway.listModels('gone', new AbortController().signal),
      (error) => error instanceof EndpointError && error.kind === 'notConfigured',
    );
  });
});

interface Expected {
  readonly tokens: readonly [prompt: number, completion: number, source: 'reported' | 'estimated'];
  readonly outcome: UsageRecord['outcome'];
  readonly timeToFirstTokenMs?: number;
  readonly tokensPerSecond?: number;
  /** Leave after so many events. */
  readonly readOnly?: number;
}

/** One request is metered once, the same for the ledger and for the caller. `later(ms)` lets time pass, `stop` is the user's. */
function checkMeter(
  name: string,
  steps: (hands: { later: (ms: number) => () => Promise<void>; stop: () => void }) => readonly ClientStep[],
  expected: Expected,
): void {
  it(name, async () => {
    const scene = setUp(withModel('m'));
    const controller = new AbortController();
    const later = (ms: number) => () => scene.clock.advance(ms);
    scene.client.steps = steps({ later, stop: () => controller.abort() });
    const startedAt = scene.clock.now();
    const { reported } = await run(scene, {
      signal: controller.signal,
      ...(expected.readOnly !== undefined && { readOnly: expected.readOnly }),
    });
    assert.equal(scene.records.length, 1);
    assert.deepEqual(reported, scene.records);
    const [promptTokens, completionTokens, source] = expected.tokens;
    assert.deepEqual(scene.records[0], {
      role: 'completion',
      endpointName: 'local',
      model: 'm',
      startedAt,
      outcome: expected.outcome,
      usage: { promptTokens, completionTokens, totalTokens: promptTokens + completionTokens, source },
      ...(expected.timeToFirstTokenMs !== undefined && { timeToFirstTokenMs: expected.timeToFirstTokenMs }),
      ...(expected.tokensPerSecond !== undefined && { tokensPerSecond: expected.tokensPerSecond }),
    });
    assert.equal(scene.activity.underWay(), 0);
  });
}

describe('createModelGateway: metering', () => {
  const prompt = estimateTokens(PROMPT);
  checkMeter(
    "the server's own counts, with times",
    ({ later }) => [later(120), text('one'), later(400), text(' two'), finish, usage],
    { tokens: [7, 17, 'reported'], outcome: 'completed', timeToFirstTokenMs: 120, tokensPerSecond: 40 },
  );
  checkMeter(
    'reasoning opens the clock too',
    ({ later }) => [later(50), { type: 'reasoning', text: 'hm' }, later(400), text('x'), finish, usage],
    {
      tokens: [7, 17, 'reported'],
      outcome: 'completed',
      timeToFirstTokenMs: 50,
      tokensPerSecond: 40,
    },
  );
  checkMeter('a plain answer has no speed', ({ later }) => [later(50), text('all at once'), finish, usage], {
    tokens: [7, 17, 'reported'],
    outcome: 'completed',
    timeToFirstTokenMs: 50,
  });
  checkMeter('an estimate where the server does not count', () => [text('one two three'), finish], {
    tokens: [prompt, 3, 'estimated'],
    outcome: 'completed',
    timeToFirstTokenMs: 0,
  });
  checkMeter('an empty answer', () => [finish], { tokens: [prompt, 0, 'estimated'], outcome: 'completed' });
  checkMeter('an abort in mid-stream', ({ stop }) => [text('one'), stop, text(' two')], {
    tokens: [prompt, 1, 'estimated'],
    outcome: 'aborted',
    timeToFirstTokenMs: 0,
  });
  checkMeter('an abort before the first byte: the prompt was sent', ({ stop }) => [stop], {
    tokens: [prompt, 0, 'estimated'],
    outcome: 'aborted',
  });
  checkMeter('a reader who leaves early', () => [text('one'), text(' two'), finish, usage], {
    tokens: [prompt, 1, 'estimated'],
    outcome: 'aborted',
    timeToFirstTokenMs: 0,
    readOnly: 1,
  });
  checkMeter('a reader who leaves after the finish reason has read all', () => [text('one'), finish, usage], {
    tokens: [prompt, 1, 'estimated'],
    outcome: 'completed',
    timeToFirstTokenMs: 0,
    readOnly: 2,
  });
  checkMeter('a refused request costs nothing', () => [fault('unauthorized')], {
    tokens: [0, 0, 'estimated'],
    outcome: 'failed',
  });
  checkMeter('a time-out may have cost the prompt', () => [fault('timeout')], {
    tokens: [prompt, 0, 'estimated'],
    outcome: 'failed',
  });
  checkMeter('a stream that breaks off', () => [text('one'), fault('incomplete')], {
    tokens: [prompt, 1, 'estimated'],
    outcome: 'failed',
    timeToFirstTokenMs: 0,
  });
  it('passes on the fault', async () => {
    const scene = setUp(withModel('m'));
    const error = fault('server');
    scene.client.steps = [text('one'), error];
    const result = await run(scene);
    assert.equal(result.error, error);
    assert.equal(scene.activity.fault, error);
    assert.deepEqual(result.received, [text('one')]);
  });
  it('knows of the request while it runs', async () => {
    const scene = setUp(withModel('m'));
    let during = 0;
    scene.client.steps = [() => void (during = scene.activity.underWay('completion')), finish];
    await run(scene);
    assert.equal(during, 1);
  });
  it('knows of a fault before anything was sent, until a request succeeds', async () => {
    const scene = setUp();
    const { error } = await run(scene);
    assert.equal(scene.activity.fault, error);
    scene.client.steps = [finish];
    await run(scene, { override: { model: 'm' } });
    assert.equal(scene.activity.fault, undefined);
  });
  it('sends a chat with all its text counted', async () => {
    const scene = setUp();
    scene.client.steps = [finish];
    const messages = [{ role: 'user' as const, content: 'one two' }];
    const options = { role: 'chat' as const, signal: new AbortController().signal, override: { model: 'm' } };
    for await (const event of scene.gateway.chat({ messages, maxTokens: 5 }, options)) assert.equal(event, finish);
    assert.deepEqual(scene.client.calls[0]?.request, { messages, maxTokens: 5, model: 'm' });
    assert.equal(scene.records[0]?.usage.promptTokens, estimateTokens('one two'));
  });
});
