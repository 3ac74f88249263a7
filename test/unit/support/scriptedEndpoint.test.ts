import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { chatStream, completionStream, errorAnswer, eventStream, heldBefore } from '../../support/script.ts';
import { startScriptedEndpoint } from '../../support/scriptedEndpoint.ts';
import type { ScriptedEndpoint } from '../../support/scriptedEndpoint.ts';

describe('the scripted endpoint', () => {
  let endpoint: ScriptedEndpoint;
  beforeEach(async () => {
    endpoint = await startScriptedEndpoint();
  });
  afterEach(() => endpoint.close());
  const post = (path: string, body: unknown, signal?: AbortSignal) =>
    fetch(endpoint.url + path, { method: 'POST', body: JSON.stringify(body), signal: signal ?? null });

  it('answers every route before it is scripted', async () => {
    assert.match(await (await post('/completions', {})).text(), /"text":"hello\(\)"/);
    assert.match(await (await post('/chat/completions', {})).text(), /"delta":\{"content":"Hello"\}/);
    assert.match(await (await fetch(`${endpoint.url}/models`)).text(), /"id":"scripted"/);
    assert.equal((await fetch(`${endpoint.url}/nowhere`)).status, 404);
  });

  it('records requests with parsed bodies and lets any page call', async () => {
    const response = await post('/completions?x=1', { prompt: 'a' });
    await response.text();
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    const [request] = endpoint.requests;
    assert.equal(request?.path, '/v1/completions?x=1');
    assert.deepEqual(request.body, { prompt: 'a' });
    await request.closed;
    assert.equal(request.aborted, false);
  });

  it('puts usage where it is told', async () => {
    const bodies = [
      completionStream({ text: ['a', 'b'], usageIn: 'finish' }),
      chatStream({ text: ['a', 'b'], usageIn: 'extra' }),
      chatStream({ text: ['a', 'b'], usageIn: 'none' }),
    ].map((script) => script.chunks.map(String).join(''));
    assert.match(bodies[0] ?? '', /"finish_reason":"stop"\}\],"usage":\{"prompt_tokens":10,"completion_tokens":2/);
    assert.match(bodies[1] ?? '', /"choices":\[\],"usage"/);
    assert.doesNotMatch(bodies[2] ?? '', /usage/);
  });

  it('answers by a function of the request', async () => {
    endpoint.respond((request) => errorAnswer(418, `no ${request.method}`));
    const response = await post('/completions', {});
    assert.equal(response.status, 418);
    assert.match(await response.text(), /no POST/);
  });

  it('marks a request as aborted when the client goes away', async () => {
    endpoint.respond(eventStream([{ choices: [] }], { end: 'stall' }));
    const controller = new AbortController();
    const response = await post('/completions', {}, controller.signal);
    await response.body?.getReader().read();
    controller.abort();
    await endpoint.requests[0]?.closed;
    assert.equal(endpoint.requests[0]?.aborted, true);
  });

  it('stands still before a write until it is told to go on', async () => {
    const { script, goOn } = heldBefore('two', { chunks: ['one ', 'two ', 'three'] });
    endpoint.respond(script);
    const { body } = await post('/completions', {});
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    assert.equal((await reader?.read())?.value, 'one ');
    let isMore = false;
    const more = reader?.read().then(({ value }) => {
      isMore = true;
      return value;
    });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(isMore, false);
    goOn();
    assert.match((await more) ?? '', /^two /);
  });

  it('destroys the socket on "reset"', async () => {
    endpoint.respond(eventStream([{ choices: [] }], { end: 'reset' }));
    const response = await post('/completions', {});
    await assert.rejects(response.text());
  });

  it('is scripted over HTTP by rules', async () => {
    const script = { status: 503, chunks: ['busy ', { base64: 'bm93' }] };
    const rules = { rules: [{ path: '/v1/completions', contains: 'say "x"', script }] };
    await fetch(`${endpoint.origin}/__script`, { method: 'PUT', body: JSON.stringify(rules) });
    assert.equal(await (await post('/completions', { prompt: 'say "x" now' })).text(), 'busy now');
    assert.equal((await post('/completions', { prompt: 'other' })).status, 200);
    const recorded = (await (await fetch(`${endpoint.origin}/__requests`)).json()) as unknown[];
    assert.equal(recorded.length, 2);
    await fetch(`${endpoint.origin}/__requests`, { method: 'DELETE' });
    assert.equal(endpoint.requests.length, 0);
  });
});
