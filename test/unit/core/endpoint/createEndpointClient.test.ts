import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { endpointErrorText } from '../../../../src/core/endpoint/describeEndpointError.ts';
import type { StreamEvent } from '../../../../src/core/endpoint/streamEvent.ts';
import { isRecord } from '../../../../src/core/util/isRecord.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';
import {
  chatStream,
  completionStream,
  errorAnswer,
  eventStream,
  jsonAnswer,
  sseEvent,
} from '../../../support/script.ts';
import type { Script } from '../../../support/script.ts';
import { startScriptedEndpoint } from '../../../support/scriptedEndpoint.ts';
import type { ScriptedEndpoint } from '../../../support/scriptedEndpoint.ts';
import { callOptions, collect, connectionTo, realClock, wireClient } from '../../../support/wireClient.ts';

const CHAT = { model: 'm', messages: [{ role: 'user', content: 'hello there, this is private' }] } as const;
const COMPLETION = { model: 'm', prompt: 'def say_hello(', maxTokens: 50 } as const;

describe('the endpoint client', () => {
  let server: ScriptedEndpoint;
  beforeEach(async () => {
    server = await startScriptedEndpoint();
  });
  afterEach(() => server.close());

  const chat = (options = callOptions()) => wireClient().streamChat(connectionTo(server.url), CHAT, options);
  const bodyOf = (index: number): Readonly<Record<string, unknown>> => {
    const body = server.requests[index]?.body;
    assert.ok(isRecord(body));
    return body;
  };

  describe('the stream of the Fireworks documentation', () => {
    const texts = ["\n  print('Hello,", " World!')\n\n\n", 'say_hello_', 'world()\n'];
    const usage = { prompt_tokens: 7, completion_tokens: 17, total_tokens: 24 };
    const head = { id: 'cmpl-1', object: 'text_completion', created: 1, model: 'starcoder-16b' };
    const stream = [
      ...texts.map((text, index) => {
        const last = index === texts.length - 1;
        const choice = { index: 0, text, logprobs: null, finish_reason: last ? 'stop' : null };
        return sseEvent({ ...head, choices: [choice], ...(last && { usage }) });
      }),
      sseEvent('[DONE]'),
    ].join('');

    const checkStream = async (...cuts: readonly (readonly (string | Uint8Array)[])[]): Promise<void> => {
      server.respond(({ path }) => ({
        headers: { 'content-type': 'text/event-stream' },
        chunks: cuts[Number(path.split('=')[1])] ?? [],
      }));
      const runs = cuts.map((_chunks, cut) => {
        const connection = connectionTo(server.url, { query: { cut: String(cut) } });
        return collect(wireClient().streamCompletion(connection, COMPLETION, callOptions()));
      });
      for (const { events, text, error } of await Promise.all(runs)) {
        assert.equal(error, undefined);
        assert.equal(text, texts.join(''));
        assert.deepEqual(events.slice(-2), [
          { type: 'finish', reason: 'stop', raw: 'stop' },
          { type: 'usage', usage: { promptTokens: 7, completionTokens: 17, totalTokens: 24, source: 'reported' } },
        ] satisfies readonly StreamEvent[]);
      }
    };

    it('is read as documented', () => checkStream([stream]));

    it('is the same, cut at every byte', async function () {
      this.timeout(120_000);
      const bytes = new TextEncoder().encode(stream);
      const cuts = [...bytes.keys()].slice(1).map((at) => [bytes.subarray(0, at), bytes.subarray(at)]);
      await checkStream(...cuts);
    });

    it('is the same, byte by byte', () =>
      checkStream([...new TextEncoder().encode(stream)].map((byte) => Uint8Array.of(byte))));
  });

  it('sends the key as a bearer token and to nobody else', async () => {
    await collect(wireClient().streamChat(connectionTo(server.url, {}, 'sk-1'), CHAT, callOptions()));
    await collect(
      wireClient().streamChat(
        connectionTo(server.url, { dialect: 'azure', query: { 'api-version': '2' } }, 'az-1'),
        CHAT,
        callOptions(),
      ),
    );
    await collect(
      wireClient().streamChat(
        connectionTo(server.url, { headers: { Authorization: 'x', 'X-Team': 'core', 'bad name': 'y' } }),
        CHAT,
        callOptions(),
      ),
    );
    const [first, second, third] = server.requests;
    assert.equal(first?.headers['authorization'], 'Bearer sk-1');
    assert.equal(second?.headers['api-key'], 'az-1');
    assert.equal(second?.headers['authorization'], undefined);
    assert.equal(second?.path, '/v1/chat/completions?api-version=2');
    assert.equal(third?.headers['authorization'], undefined);
    assert.equal(third?.headers['x-team'], 'core');
  });

  it('refuses a key that no header can carry, without printing it', async () => {
    for (const key of ['sk-a\nb', 'sk-“quoted”', 'ключ-secret']) {
      const { error } = await collect(wireClient().streamChat(connectionTo(server.url, {}, key), CHAT, callOptions()));
      assert.equal(error?.kind, 'unauthorized');
      assert.ok(!JSON.stringify([endpointErrorText(error), error.stack, error.details]).includes(key.slice(0, 5)));
    }
    assert.equal(server.requests.length, 0);
  });

  it('never shows a key that the server quotes, nor the prompt', async () => {
    const logger = new InMemoryLogger();
    for (const script of [
      errorAnswer(400, `bad: my+key/1 and my%2Bkey%2F1 for ${CHAT.messages[0].content}`),
      eventStream([{ error: { message: `bad: my+key/1 for ${CHAT.messages[0].content}` } }]),
    ]) {
      server.respond(script);
      const { error } = await collect(
        wireClient({ logger }).streamChat(connectionTo(server.url, {}, 'my+key/1'), CHAT, callOptions()),
      );
      assert.ok(error);
      assert.match(endpointErrorText(error), /bad: \[redacted\]/);
      assert.doesNotMatch(
        JSON.stringify([endpointErrorText(error), error.details, logger.lines]),
        /my\+key|my%2B|private/,
      );
    }
  });

  describe('redirects', () => {
    it('follows one to the same origin, with body and key', async () => {
      server.respond((request) =>
        request.path === '/v1/chat/completions'
          ? { status: 308, headers: { location: '/v2/chat/completions' }, chunks: [] }
          : chatStream({ text: 'moved' }),
      );
      const { text } = await collect(wireClient().streamChat(connectionTo(server.url, {}, 'k1'), CHAT, callOptions()));
      assert.equal(text, 'moved');
      assert.equal(server.requests[1]?.headers['authorization'], 'Bearer k1');
      assert.deepEqual(bodyOf(1), bodyOf(0));
    });

    it('does not follow one to another origin, whatever its status', async () => {
      const other = await startScriptedEndpoint();
      for (const status of [301, 302, 303, 307, 308]) {
        server.respond({ status, headers: { location: `${other.url}/x` }, chunks: [] });
        const { error } = await collect(chat());
        assert.deepEqual([error?.kind, error?.details.reason], ['refusedLocally', 'redirected']);
      }
      assert.equal(other.requests.length, 0);
      await other.close();
    });

    it('does not go in circles', async () => {
      server.respond({ status: 307, headers: { location: '/v1/chat/completions' }, chunks: [] });
      const { error } = await collect(chat());
      assert.equal(error?.details.reason, 'tooManyRedirects');
      assert.ok(server.requests.length <= 4);
    });

    it('is told apart where the platform hides them', async () => {
      const opaque = { type: 'opaqueredirect', status: 0, headers: new Headers(), body: null } as Response;
      const client = wireClient({ fetch: async () => opaque });
      const { error } = await collect(client.streamChat(connectionTo(server.url), CHAT, callOptions()));
      assert.deepEqual([error?.kind, error?.details.reason], ['refusedLocally', 'redirected']);
    });
  });

  describe('time', () => {
    const silent: Script = { chunks: [], end: 'stall' };

    it('gives up when no byte comes', async () => {
      server.respond(silent);
      const { error } = await collect(chat(callOptions({ firstByteTimeoutMs: 500 })));
      assert.deepEqual([error?.kind, error?.details.retryable], ['timeout', false]);
      await server.requests[0]?.closed;
      assert.equal(server.requests[0]?.aborted, true);
    });

    it('gives up when not even a head comes', async () => {
      server.respond({ chunks: [], delayMs: 30_000 });
      assert.equal((await collect(chat(callOptions({ firstByteTimeoutMs: 500 })))).error?.kind, 'timeout');
    });

    it('keeps the text when the stream falls silent', async () => {
      server.respond(eventStream([{ choices: [{ delta: { content: 'Half' } }] }], { end: 'stall' }));
      const { text, error } = await collect(chat(callOptions({ idleTimeoutMs: 500 })));
      assert.deepEqual([text, error?.kind], ['Half', 'timeout']);
    });

    it('counts comments as sound', async () => {
      const comments = Array<string>(24).fill(': still here\n\n');
      const end = completionStream({ text: 'done' }).chunks;
      server.respond({ headers: { 'content-type': 'text/event-stream' }, chunks: [...comments, ...end], gapMs: 50 });
      const { text, error } = await collect(
        wireClient().streamCompletion(connectionTo(server.url), COMPLETION, callOptions({ idleTimeoutMs: 1000 })),
      );
      assert.deepEqual([text, error], ['done', undefined]);
    });

    it('ends at [DONE], whatever the socket does', async () => {
      server.respond(chatStream({ text: 'ok', end: 'stall' }));
      // The socket would be waited for much longer than a test.
      const { text, error } = await collect(chat());
      assert.deepEqual([text, error], ['ok', undefined]);
      await server.requests[0]?.closed;
    });

    it('ends soon after a finish reason when the server keeps the line open', async () => {
      server.respond(
        eventStream([{ choices: [{ delta: { content: 'a' }, finish_reason: 'stop' }] }], { end: 'stall' }),
      );
      const { text, error } = await collect(chat(callOptions({ idleTimeoutMs: 500 })));
      assert.deepEqual([text, error], ['a', undefined]);
    });

    it('is complete when the connection breaks after the finish reason', async () => {
      server.respond(
        eventStream([{ choices: [{ delta: { content: 'a' }, finish_reason: 'stop' }] }], { end: 'reset' }),
      );
      const { text, error } = await collect(chat());
      assert.deepEqual([text, error], ['a', undefined]);
    });

    it('is incomplete when the connection breaks before', async () => {
      server.respond(eventStream([{ choices: [{ delta: { content: 'a' } }] }], { end: 'reset' }));
      const { text, error } = await collect(chat());
      assert.deepEqual([text, error?.kind, error?.details.reason], ['a', 'incomplete', 'cut']);
    });
  });

  describe('leaving', () => {
    const endless: Script = eventStream([{ choices: [{ delta: { content: 'a' } }] }], { end: 'stall' });

    it('closes the socket when the consumer breaks out', async () => {
      server.respond(endless);
      for await (const event of chat()) {
        assert.equal(event.type, 'text');
        break;
      }
      await server.requests[0]?.closed;
      assert.equal(server.requests[0]?.aborted, true);
    });

    it('closes the socket when return() is called while a read is under way', async () => {
      server.respond(endless);
      const iterator = chat()[Symbol.asyncIterator]();
      await iterator.next();
      const waiting = iterator.next();
      await iterator.return?.();
      assert.deepEqual(await waiting, { done: true, value: undefined });
      await server.requests[0]?.closed;
    });

    it('ends quietly on abort and hands out nothing more', async () => {
      server.respond(eventStream(Array(5).fill({ choices: [{ delta: { content: 'a' } }] })));
      const controller = new AbortController();
      const seen: StreamEvent[] = [];
      for await (const event of chat(callOptions({ signal: controller.signal }))) {
        seen.push(event);
        controller.abort();
      }
      assert.equal(seen.length, 1);
    });

    it('sends nothing when it was aborted before', async () => {
      const { events, error } = await collect(chat(callOptions({ signal: AbortSignal.abort() })));
      assert.deepEqual([events, error, server.requests.length], [[], undefined, 0]);
    });

    it('ends at once while the server thinks, and while it waits to try again', async () => {
      const busy = errorAnswer(503, 'busy');
      const later = { ...busy, headers: { ...busy.headers, 'retry-after': '5' } };
      for (const script of [{ chunks: [], delayMs: 5_000 }, later]) {
        server.respond(script);
        const controller = new AbortController();
        setTimeout(() => {
          controller.abort();
        }, 40);
        const startedAt = Date.now();
        const { error } = await collect(chat(callOptions({ signal: controller.signal, maxRetries: 2 })));
        assert.equal(error, undefined);
        assert.ok(Date.now() - startedAt < 3_000);
      }
    });

    it('works with a fetch that never heeds the signal', async () => {
      const client = wireClient({ fetch: () => new Promise<Response>(() => undefined) });
      const controller = new AbortController();
      setTimeout(() => {
        controller.abort();
      }, 20);
      const { events } = await collect(
        client.streamChat(connectionTo(server.url), CHAT, callOptions({ signal: controller.signal })),
      );
      assert.deepEqual(events, []);
    });
  });

  describe('trying again', () => {
    const failing = (times: number, script: Script) => {
      let asked = 0;
      server.respond(() => (asked++ < times ? script : chatStream({ text: 'ok' })));
    };
    const hasty = {
      ...realClock,
      setTimer: (callback: () => void, ms: number) => realClock.setTimer(callback, ms >= 5_000 ? ms : 0),
    };
    const patient = (maxRetries: number) =>
      collect(wireClient({ clock: hasty }).streamChat(connectionTo(server.url), CHAT, callOptions({ maxRetries })));

    it('succeeds after what passes', async () => {
      failing(2, errorAnswer(503, 'Loading model'));
      assert.equal((await patient(2)).text, 'ok');
      assert.equal(server.requests.length, 3);
    });

    it('stops after the retries that the caller allows', async () => {
      failing(9, errorAnswer(503, 'Loading model'));
      assert.equal((await patient(1)).error?.kind, 'overloaded');
      assert.equal((await patient(0)).error?.kind, 'overloaded');
      assert.equal(server.requests.length, 3);
    });

    it('does not repeat after the first byte', async () => {
      server.respond(eventStream([{ error: { message: 'overloaded', code: 503 } }]));
      assert.equal((await patient(2)).error?.kind, 'overloaded');
      assert.equal(server.requests.length, 1);
    });

    it('repeats when nobody listens, and says so in the end', async () => {
      const url = server.url;
      await server.close();
      const { error } = await collect(
        wireClient({ clock: hasty }).streamChat(connectionTo(url), CHAT, callOptions({ maxRetries: 1 })),
      );
      assert.deepEqual([error?.kind, error?.details.reason], ['unreachable', 'refused']);
      assert.match(error ? endpointErrorText(error) : '', /127\.0\.0\.1:\d+ refused the connection/);
    });
  });

  describe('learning', () => {
    const refusing = (field: string, message: string, status = 400) => {
      server.respond((request) =>
        isRecord(request.body) && field in request.body ? errorAnswer(status, message) : chatStream({ text: 'ok' }),
      );
    };

    it('drops a refused field, once, and remembers', async () => {
      refusing('stream_options', 'Unrecognized request argument supplied: stream_options');
      const client = wireClient();
      const ask = () => collect(client.streamChat(connectionTo(server.url), CHAT, callOptions()));
      assert.equal((await ask()).text, 'ok');
      assert.equal((await ask()).text, 'ok');
      assert.equal(server.requests.length, 3);
      assert.deepEqual(client.mannersFor(connectionTo(server.url), 'm').learned.dropped, ['stream_options']);
      assert.deepEqual(client.mannersFor(connectionTo(server.url), 'another').learned.dropped, []);
    });

    it('learns several fields one after the other', async () => {
      server.respond(({ body }) => {
        if (isRecord(body) && 'max_tokens' in body)
          return errorAnswer(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.");
        if (isRecord(body) && 'temperature' in body)
          return errorAnswer(400, "'temperature' does not support 0.3 with this model.");
        return chatStream({ text: 'ok' });
      });
      const request = { ...CHAT, maxTokens: 10, temperature: 0.3 };
      assert.equal(
        (await collect(wireClient().streamChat(connectionTo(server.url), request, callOptions()))).text,
        'ok',
      );
      assert.equal(bodyOf(2)['max_completion_tokens'], 10);
      assert.equal('temperature' in bodyOf(2), false);
    });

    it('never goes round in circles', async () => {
      server.respond(
        errorAnswer(
          400,
          "Unsupported parameter: 'max_tokens' and 'max_completion_tokens', 'temperature', 'stream_options', 'top_p'",
        ),
      );
      const request = { ...CHAT, maxTokens: 10, temperature: 0.3, topP: 0.5 };
      const { error } = await collect(
        wireClient().streamChat(connectionTo(server.url), request, callOptions({ maxRetries: 2 })),
      );
      assert.equal(error?.kind, 'badRequest');
      assert.ok(server.requests.length <= 5, `${server.requests.length} requests`);
    });

    it('forgets a lesson that has not helped, and shows the refusal that named the field', async () => {
      server.respond(errorAnswer(400, 'temperature is not supported here'));
      const client = wireClient();
      const { error } = await collect(
        client.streamChat(connectionTo(server.url), { ...CHAT, temperature: 0.3 }, callOptions()),
      );
      assert.deepEqual([error?.details.parameter, server.requests.length], ['temperature', 2]);
      assert.deepEqual(client.mannersFor(connectionTo(server.url), 'm').learned.dropped, []);
    });

    it('learns nothing from a refusal that names nothing', async () => {
      server.respond(errorAnswer(400, 'Bad request'));
      const client = wireClient();
      await collect(client.streamChat(connectionTo(server.url), { ...CHAT, temperature: 1 }, callOptions()));
      assert.equal(server.requests.length, 1);
      assert.deepEqual(client.mannersFor(connectionTo(server.url), 'm').learned, { dropped: [] });
    });

    const tooLong = errorAnswer(
      400,
      "This model's maximum context length is 100 tokens. However, you requested 140 tokens (40 in the messages, 100 in the completion).",
    );

    it('shortens the answer by the numbers of the refusal, and the next one at once', async () => {
      server.respond(({ body }) =>
        isRecord(body) && Number(body['max_tokens']) > 60 ? tooLong : chatStream({ text: 'ok' }),
      );
      const client = wireClient();
      const ask = () =>
        collect(client.streamChat(connectionTo(server.url), { ...CHAT, maxTokens: 100 }, callOptions()));
      assert.equal((await ask()).text, 'ok');
      assert.equal(bodyOf(1)['max_tokens'], 52);
      await ask();
      assert.ok(Number(bodyOf(2)['max_tokens']) < 100);
    });

    it('lets the refusal through when that is wanted', async () => {
      server.respond(tooLong);
      const request = { ...CHAT, maxTokens: 100, contextLengthExceeded: 'error' } as const;
      const { error } = await collect(wireClient().streamChat(connectionTo(server.url), request, callOptions()));
      assert.deepEqual(
        [error?.kind, error?.details.limits?.contextTokens, server.requests.length],
        ['contextTooLong', 100, 1],
      );
    });

    it('knows after one refusal that a server takes no suffix', async () => {
      server.respond(errorAnswer(400, 'suffix is not currently supported'));
      const client = wireClient();
      const ask = () =>
        collect(client.streamCompletion(connectionTo(server.url), { ...COMPLETION, suffix: '}' }, callOptions()));
      assert.equal((await ask()).error?.details.parameter, 'suffix');
      assert.equal((await ask()).error?.details.parameter, 'suffix');
      assert.equal(server.requests.length, 1);
    });
  });

  describe('stop words', () => {
    const stopping = async (text: readonly string[], stop: readonly string[]) => {
      server.respond(completionStream({ text }));
      return collect(wireClient().streamCompletion(connectionTo(server.url), { ...COMPLETION, stop }, callOptions()));
    };

    it('cuts one that the server returns, also over pieces, and keeps the usage', async () => {
      const { text, events } = await stopping(['x = 1', '\n', '\n'], ['\n\n']);
      assert.equal(text, 'x = 1');
      assert.deepEqual(
        events.map(({ type }) => type),
        ['text', 'finish', 'usage'],
      );
    });

    it('keeps the beginning of one that never comes', async () => {
      assert.equal((await stopping(['a\n', 'b\n'], ['\n\n'])).text, 'a\nb\n');
    });

    it('enforces those beyond the limit and closes the socket', async () => {
      server.respond(completionStream({ text: ['a', 'S6', 'b', 'c'], tokenGapMs: 20, end: 'stall' }));
      const stop = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'];
      const { text, events } = await collect(
        wireClient().streamCompletion(connectionTo(server.url), { ...COMPLETION, stop }, callOptions()),
      );
      assert.equal(text, 'a');
      assert.deepEqual(bodyOf(0)['stop'], ['S1', 'S2', 'S3', 'S4']);
      assert.deepEqual(events.at(-1), { type: 'finish', reason: 'stop', raw: 'stop' });
      await server.requests[0]?.closed;
    });
  });

  describe('bounds', () => {
    it('reads 64 kB of an endless error body and no more', async () => {
      const chunks = Array<string>(2_000).fill('x'.repeat(10_000));
      server.respond({ status: 500, headers: { 'content-type': 'text/plain' }, chunks });
      const { error } = await collect(chat());
      assert.equal(error?.kind, 'server');
      await server.requests[0]?.closed;
      assert.equal(server.requests[0]?.aborted, true);
    });

    it('refuses an endless line instead of keeping it', async function () {
      this.timeout(120_000);
      server.respond({
        headers: { 'content-type': 'text/event-stream' },
        chunks: ['data: ', ...Array<string>(200).fill('x'.repeat(100_000))],
      });
      const { error } = await collect(chat());
      assert.equal(error?.kind, 'malformed');
      await server.requests[0]?.closed;
    });

    it('reads a hundred thousand events in linear time', async function () {
      // Any more than linear, and it would take hours.
      this.timeout(120_000);
      const event = sseEvent({ choices: [{ index: 0, delta: { content: 'tok ' } }] });
      server.respond({
        headers: { 'content-type': 'text/event-stream' },
        chunks: [event.repeat(100_000), sseEvent('[DONE]')],
      });
      let count = 0;
      for await (const { type } of chat()) if (type === 'text') count++;
      assert.equal(count, 100_000);
    });

    it('reads an event of 300 kB', async () => {
      const content = 'é'.repeat(300_000);
      server.respond(eventStream([{ choices: [{ delta: { content }, finish_reason: 'stop' }] }, '[DONE]']));
      assert.equal((await collect(chat())).text, content);
    });
  });

  describe('models', () => {
    const list = (options = {}) => wireClient().listModels(connectionTo(server.url, options), callOptions());

    it('are listed with their context lengths, in the shapes that servers have', async () => {
      server.respond(jsonAnswer(200, { data: [{ id: 'a', max_model_len: 4096 }, { id: 'b' }, { id: 'a' }] }));
      assert.deepEqual(await list(), [{ id: 'a', contextLength: 4096 }, { id: 'b' }]);
      server.respond(jsonAnswer(200, [{ id: 'c', context_length: 8192 }]));
      assert.deepEqual(await list(), [{ id: 'c', contextLength: 8192 }]);
      server.respond(jsonAnswer(200, { object: 'list', data: null }));
      assert.deepEqual(await list(), []);
    });

    it('of llama.cpp have the length of a slot', async () => {
      server.respond(({ path }) =>
        path === '/props'
          ? jsonAnswer(200, { default_generation_settings: { n_ctx: 2048 } })
          : jsonAnswer(200, { data: [{ id: 'x', meta: { n_ctx_train: 8192 } }] }),
      );
      assert.deepEqual(await list({ dialect: 'llamaCpp' }), [{ id: 'x', contextLength: 2048 }]);
    });

    it('that are none are an error', async () => {
      server.respond({
        chunks: ['<!doctype html><title>Open WebUI</title>'],
        headers: { 'content-type': 'text/html' },
      });
      await assert.rejects(list(), { kind: 'intermediary' });
      server.respond(jsonAnswer(200, { hello: 1 }));
      await assert.rejects(list(), { kind: 'malformed' });
    });
  });

  describe('routes', () => {
    const pathOf = async (dialect: 'mistral' | 'deepseek' | 'llamaCpp' | 'fireworks', suffix?: string) => {
      await collect(
        wireClient().streamCompletion(
          connectionTo(server.url, { dialect }),
          { ...COMPLETION, ...(suffix !== undefined && { suffix }) },
          callOptions(),
        ),
      );
      return server.requests.at(-1)?.path;
    };

    it('are those of the family', async () => {
      assert.equal(await pathOf('fireworks'), '/v1/completions');
      assert.equal(await pathOf('mistral', '}'), '/v1/fim/completions');
      assert.equal(await pathOf('deepseek', '}'), '/beta/completions');
      assert.equal(await pathOf('llamaCpp'), '/v1/completions');
      assert.equal(await pathOf('llamaCpp', '}'), '/infill');
    });

    it('read the answer of /infill', async () => {
      const last = { content: '', stop: true, stop_type: 'eos', tokens_evaluated: 9, tokens_predicted: 2 };
      server.respond(eventStream([{ content: 'a', stop: false }, { content: 'b', stop: false }, last]));
      const { text, events, error } = await collect(
        wireClient().streamCompletion(
          connectionTo(server.url, { dialect: 'llamaCpp' }),
          { ...COMPLETION, suffix: '}' },
          callOptions(),
        ),
      );
      assert.deepEqual([text, error], ['ab', undefined]);
      assert.deepEqual(events.at(-1), {
        type: 'usage',
        usage: { promptTokens: 9, completionTokens: 2, totalTokens: 11, source: 'reported' },
      });
      assert.deepEqual(bodyOf(0)['input_prefix'], COMPLETION.prompt);
    });
  });
});
