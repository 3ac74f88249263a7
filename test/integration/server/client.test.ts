import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEndpointClient } from '../../../src/core/endpoint/createEndpointClient.ts';
import { EndpointError } from '../../../src/core/endpoint/endpointError.ts';
import type { CompletionRequest } from '../../../src/core/endpoint/requests.ts';
import { Secret } from '../../../src/core/endpoint/secret.ts';
import type { StreamEvent } from '../../../src/core/endpoint/streamEvent.ts';
import { createNodePlatform } from '../../../src/platform/node/nodePlatform.ts';
import { InMemoryLogger } from '../../support/inMemoryLogger.ts';
import { LLAMA_CONTEXT_TOKENS, startLlamaServer } from '../../support/startLlamaServer.ts';
import type { RunningLlamaServer } from '../../support/startLlamaServer.ts';

const MODEL = 'tiny-fim';
const POLL_MS = 20;
const POLLS = 2_000;

const { fetch, clock } = createNodePlatform();
const client = createEndpointClient({ fetch, clock, logger: new InMemoryLogger(), random: Math.random });

const forced = (text: string) => ({ grammar: `root ::= ${JSON.stringify(text)}` });

function options(signal = new AbortController().signal) {
  return { signal, maxRetries: 0, firstByteTimeoutMs: 20_000, idleTimeoutMs: 20_000 };
}

function connectionTo(server: RunningLlamaServer, key?: string) {
  const endpoint = { name: 'llama', baseUrl: server.url, headers: {}, extraBody: {} };
  return { endpoint, ...(key !== undefined && { key: new Secret(key) }) };
}

async function collect(events: AsyncIterable<StreamEvent>): Promise<readonly StreamEvent[]> {
  const collected: StreamEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

const textOf = (events: readonly StreamEvent[]): string =>
  events.map((event) => (event.type === 'text' ? event.text : '')).join('');

const usageOf = (events: readonly StreamEvent[]) => events.find((event) => event.type === 'usage')?.usage;

const finishOf = (events: readonly StreamEvent[]) => events.find((event) => event.type === 'finish')?.reason;

async function rejectionOf(events: AsyncIterable<StreamEvent>): Promise<EndpointError> {
  try {
    await collect(events);
  } catch (error) {
    assert.ok(error instanceof EndpointError, String(error));
    return error;
  }
  assert.fail('the request succeeded');
}

async function waitUntil(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let poll = 0; poll < POLLS; poll += 1) {
    if (await holds()) return;
    await sleep(POLL_MS);
  }
  assert.fail(`Waited in vain until ${what}`);
}

describe('the client against a real llama-server', () => {
  let server: RunningLlamaServer;

  before(async function () {
    this.timeout(120_000);
    server = await startLlamaServer();
  });

  after(() => server.stop());

  const complete = (request: Omit<CompletionRequest, 'model'>, signal?: AbortSignal) =>
    client.streamCompletion(connectionTo(server), { model: MODEL, ...request }, options(signal));

  it('streams a completion as the model wrote it', async () => {
    const events = await collect(complete({ prompt: 'x = ', maxTokens: 32, extraBody: forced('a + 1\n') }));
    assert.equal(textOf(events), 'a + 1\n');
    assert.equal(finishOf(events), 'stop');
    assert.ok(events.filter((event) => event.type === 'text').length > 1, 'it arrived in several pieces');
  });

  it('reports the counts that the server’s own tokenizer gives', async () => {
    const prompt = '<fim_prefix>def add(a, b):\n    return <fim_suffix>\n<fim_middle>';
    const events = await collect(complete({ prompt, maxTokens: 32, extraBody: forced('a + b') }));
    const usage = usageOf(events);
    assert.ok(usage, 'there is a count');
    assert.equal(usage.source, 'reported');
    assert.equal(usage.promptTokens, await server.countTokens(prompt));
    // The token that ends the answer is counted, and is no text.
    assert.equal(usage.completionTokens, (await server.countTokens('a + b')) + 1);
    assert.equal(usage.totalTokens, usage.promptTokens + usage.completionTokens);
  });

  it('streams a chat answer with its counts', async () => {
    const messages = [{ role: 'user' as const, content: 'Say it.' }];
    const request = { model: MODEL, messages, maxTokens: 64, extraBody: forced('Hello, world.') };
    const events = await collect(client.streamChat(connectionTo(server), request, options()));
    assert.equal(textOf(events), 'Hello, world.');
    const usage = usageOf(events);
    assert.equal(usage?.source, 'reported');
    const rendered = '<|im_start|>user\nSay it.<|im_end|>\n<|im_start|>assistant\n';
    assert.equal(usage.promptTokens, await server.countTokens(rendered));
  });

  it('lists the model', async () => {
    const models = await client.listModels(connectionTo(server), options());
    assert.equal(models.length, 1);
    assert.match(models[0]?.id ?? '', /tiny-fim/);
  });

  it('ends at a stop word and leaves it out', async () => {
    const request = { prompt: 'x', maxTokens: 32, stop: ['END'], extraBody: forced('one END two') };
    const events = await collect(complete(request));
    assert.equal(textOf(events), 'one ');
    assert.equal(finishOf(events), 'stop');
  });

  it('says that an answer was cut by its length', async () => {
    const events = await collect(complete({ prompt: 'x', maxTokens: 3, extraBody: forced('one two three four') }));
    assert.equal(finishOf(events), 'length');
    assert.equal(usageOf(events)?.completionTokens, 3);
  });

  it('frees the server’s slot when a request is aborted', async () => {
    const abort = new AbortController();
    const endless = { grammar: 'root ::= "a" root' };
    const stream = complete({ prompt: 'x', maxTokens: LLAMA_CONTEXT_TOKENS - 100, extraBody: endless }, abort.signal);
    let pieces = 0;
    for await (const event of stream) {
      if (event.type !== 'text') continue;
      pieces += 1;
      if (pieces === 1) assert.equal(await server.isBusy(), true, 'the slot is at work');
      if (pieces === 3) abort.abort();
    }
    assert.ok(pieces >= 3 && pieces < 500, `it went on for ${pieces} pieces`);
    await waitUntil(async () => !(await server.isBusy()), 'the slot is free');
    const events = await collect(complete({ prompt: 'x', maxTokens: 8, extraBody: forced('ok') }));
    assert.equal(textOf(events), 'ok');
  });

  it('calls a prompt beyond the context too long', async () => {
    const error = await rejectionOf(complete({ prompt: 'x '.repeat(2 * LLAMA_CONTEXT_TOKENS), maxTokens: 8 }));
    assert.equal(error.kind, 'contextTooLong');
    assert.equal(error.details.status, 400);
    assert.match(error.details.serverMessage ?? '', /context/);
  });

  it('calls a port where nobody listens unreachable', async () => {
    const endpoint = { name: 'nobody', baseUrl: 'http://127.0.0.1:1/v1', headers: {}, extraBody: {} };
    const stream = client.streamCompletion({ endpoint }, { model: MODEL, prompt: 'x' }, options());
    assert.equal((await rejectionOf(stream)).kind, 'unreachable');
  });
});

describe('the client against a real llama-server with a key', () => {
  let server: RunningLlamaServer;

  before(async () => {
    server = await startLlamaServer({ apiKey: 'right-key' });
  });

  after(() => server.stop());

  const completeWith = (key?: string) =>
    client.streamCompletion(
      connectionTo(server, key),
      { model: MODEL, prompt: 'x', maxTokens: 8, extraBody: forced('ok') },
      options(),
    );

  it('is let in with the right key', async () => {
    assert.equal(textOf(await collect(completeWith('right-key'))), 'ok');
  });

  for (const [name, key] of [
    ['a wrong key', 'wrong-key'],
    ['no key', undefined],
  ] as const)
    it(`calls ${name} unauthorized and never shows it`, async () => {
      const error = await rejectionOf(completeWith(key));
      assert.equal(error.kind, 'unauthorized');
      assert.equal(error.details.status, 401);
      assert.doesNotMatch(JSON.stringify({ ...error, message: error.message }), /wrong-key/);
    });
});
