import assert from 'node:assert/strict';
import { createDocument } from '../../../../practice/model/corpus.ts';
import {
  startPracticeServer,
  type PracticeServer,
  type PracticeServerOptions,
} from '../../../../practice/server/startPracticeServer.ts';
import { countTokens } from '../../../../practice/text/tokenize.ts';

interface Choice {
  readonly text?: string;
  readonly delta?: { readonly content?: string };
  readonly message?: { readonly content: string };
  readonly index: number;
  readonly finish_reason: string | null;
}
interface Body {
  readonly choices: readonly Choice[];
  readonly usage?: {
    readonly prompt_tokens: number;
    readonly completion_tokens: number;
    readonly total_tokens: number;
  };
  readonly error?: { readonly message: string; readonly code: string | null };
}

const WORKSPACE_TEXT = 'const kettle = boil(water, 100);\nserve(kettle, cups);\n';
const document = createDocument({ name: 'tea.ts', text: WORKSPACE_TEXT });
const FILES = [{ name: 'tea.ts', text: WORKSPACE_TEXT, document }];
const PROMPT = '<fim_prefix>const kettle =<fim_suffix><fim_middle>';

async function withServer(
  options: Partial<PracticeServerOptions>,
  use: (server: PracticeServer) => Promise<void>,
): Promise<void> {
  const server = await startPracticeServer({
    host: '127.0.0.1',
    port: 0,
    workspace: { read: async () => FILES },
    manner: 'openai',
    pace: { firstTokenMs: 0, tokenMs: 0 },
    contextLength: 200,
    ...options,
  });
  try {
    await use(server);
  } finally {
    await server.close();
  }
}

const send = ({ url }: PracticeServer, route: string, body: unknown) =>
  fetch(`${url}${route}`, { method: 'POST', body: JSON.stringify(body) });

async function complete(server: PracticeServer, body: Readonly<Record<string, unknown>>): Promise<Body> {
  const response = await send(server, '/completions', { prompt: PROMPT, max_tokens: 50, ...body });
  return (await response.json()) as Body;
}

async function stream(server: PracticeServer, route: string, body: object): Promise<readonly Body[]> {
  const response = await send(server, route, { ...body, stream: true });
  assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  const frames = (await response.text()).split('\n\n').filter((frame) => frame !== '');
  assert.equal(frames.pop(), 'data: [DONE]');
  return frames.map((frame) => JSON.parse(frame.replace(/^data: /, '')) as Body);
}

describe('startPracticeServer', () => {
  it('continues a text and counts what it tokenises', () =>
    withServer({}, async (server) => {
      const { choices, usage } = await complete(server, {});
      const text = choices[0]?.text ?? '';
      assert.equal(text, ' boil(water, 100);');
      assert.equal(choices[0]?.finish_reason, 'stop');
      const [prompt, completion] = [countTokens(PROMPT), countTokens(text)];
      assert.deepEqual(usage, {
        prompt_tokens: prompt,
        completion_tokens: completion,
        total_tokens: prompt + completion,
      });
    }));

  it('streams the same text, with counts in an extra chunk when asked for', () =>
    withServer({}, async (server) => {
      const body = { prompt: PROMPT, max_tokens: 50 };
      const chunks = await stream(server, '/completions', { ...body, stream_options: { include_usage: true } });
      assert.equal(chunks.map((chunk) => chunk.choices[0]?.text ?? '').join(''), ' boil(water, 100);');
      assert.deepEqual(chunks.at(-1)?.choices, []);
      assert.equal(chunks.at(-1)?.usage?.completion_tokens, countTokens(' boil(water, 100);'));
      const unasked = await stream(server, '/completions', body);
      assert.ok(unasked.every(({ usage }) => usage === undefined));
    }));

  it('puts counts into the last chunk in the manner of Fireworks', () =>
    withServer({ manner: 'fireworks' }, async (server) => {
      const chunks = await stream(server, '/completions', { prompt: PROMPT, max_tokens: 50 });
      assert.equal(chunks.at(-1)?.choices[0]?.finish_reason, 'stop');
      assert.equal(chunks.at(-1)?.usage?.prompt_tokens, countTokens(PROMPT));
    }));

  it('leaves the stop word out, or returns it in the manner of Fireworks', async () => {
    const texts: (string | undefined)[] = [];
    for (const manner of ['openai', 'fireworks'] as const)
      await withServer({ manner }, async (server) => {
        texts.push((await complete(server, { stop: [',', ' 100'] })).choices[0]?.text);
      });
    assert.deepEqual(texts, [' boil(water', ' boil(water,']);
  });

  it('ends at the token limit and says so', () =>
    withServer({}, async (server) => {
      const { choices, usage } = await complete(server, { max_tokens: 2 });
      assert.equal(choices[0]?.text, ' boil(');
      assert.equal(choices[0].finish_reason, 'length');
      assert.equal(usage?.completion_tokens, 2);
    }));

  it('gives as many choices as asked for and counts them all', () =>
    withServer({}, async (server) => {
      const { choices, usage } = await complete(server, { n: 3 });
      assert.deepEqual(
        choices.map(({ index }) => index),
        [0, 1, 2],
      );
      assert.equal(usage?.completion_tokens, 3 * countTokens(' boil(water, 100);'));
    }));

  it('takes the suffix field', () =>
    withServer({}, async (server) => {
      const { choices } = await complete(server, { prompt: 'const kettle = boil(', suffix: ');\n' });
      assert.equal(choices[0]?.text, 'water, 100');
    }));

  it('shortens or refuses an answer that does not fit the context', () =>
    withServer({ contextLength: countTokens(PROMPT) + 2 }, async (server) => {
      assert.equal((await complete(server, {})).usage?.completion_tokens, 2);
      const { error } = await complete(server, { context_length_exceeded_behavior: 'error' });
      assert.equal(error?.code, 'context_length_exceeded');
      assert.equal((await complete(server, { prompt: 'word '.repeat(400) })).error?.code, 'context_length_exceeded');
    }));

  it('quotes the workspace in a chat, streaming and plain alike', () =>
    withServer({ contextLength: 4000 }, async (server) => {
      const body = { messages: [{ role: 'user', content: 'Where is the kettle boiled?' }] };
      const plain = (await (await send(server, '/chat/completions', body)).json()) as Body;
      const answer = plain.choices[0]?.message?.content ?? '';
      assert.match(answer, /tea\.ts:1-2/);
      assert.match(answer, /const kettle = boil\(water, 100\);/);
      assert.match(answer, /no neural network/);
      const chunks = await stream(server, '/chat/completions', body);
      assert.equal(chunks.map((chunk) => chunk.choices[0]?.delta?.content ?? '').join(''), answer);
      assert.equal(plain.usage?.completion_tokens, countTokens(answer));
    }));

  it('goes on with a chat answer that was cut', () =>
    withServer({ contextLength: 4000 }, async (server) => {
      const question = { role: 'user', content: 'Where is the kettle boiled?' };
      const ask = async (messages: readonly unknown[], limit: number): Promise<string> => {
        const response = await send(server, '/chat/completions', { messages, max_tokens: limit });
        return ((await response.json()) as Body).choices[0]?.message?.content ?? '';
      };
      const whole = await ask([question], 2000);
      const start = await ask([question], 20);
      const cut = [question, { role: 'assistant', content: start }];
      const rest = await ask([...cut, { role: 'user', content: 'Your last answer was cut off. Continue it.' }], 2000);
      assert.equal(start + rest, whole);
    }));

  it('names its model and its context length', () =>
    withServer({}, async (server) => {
      const body = (await (await fetch(`${server.url}/models`)).json()) as { data: readonly Record<string, unknown>[] };
      assert.equal(body.data[0]?.['id'], 'interline-practice');
      assert.equal(body.data[0]['context_length'], 200);
    }));

  const refusals: readonly (readonly [string, string, unknown, number, RegExp])[] = [
    ['a body that is no object', '/completions', [], 400, /JSON object/],
    ['a prompt that is no text', '/completions', { prompt: 7 }, 400, /'prompt'/],
    ['a limit below one', '/completions', { prompt: 'a', max_tokens: 0 }, 400, /'max_tokens'/],
    ['a temperature out of range', '/completions', { prompt: 'a', temperature: 9 }, 400, /'temperature'/],
    ['an unknown model', '/completions', { prompt: 'a', model: 'gpt-9' }, 404, /interline-practice/],
    ['a chat without messages', '/chat/completions', { messages: [] }, 400, /'messages'/],
    ['an unknown route', '/embeddings', {}, 404, /routes are/],
    ['the wrong method', '/models', {}, 405, /GET/],
  ];
  for (const [what, route, body, status, message] of refusals)
    it(`refuses ${what} with a sentence`, () =>
      withServer({}, async (server) => {
        const response = await send(server, route, body);
        assert.equal(response.status, status);
        assert.match(((await response.json()) as Body).error?.message ?? '', message);
      }));

  it('wants the key that it was started with, except for its health', () =>
    withServer({ apiKey: 'k1' }, async (server) => {
      const status = async (headers: Record<string, string>) =>
        (await fetch(`${server.url}/completions`, { method: 'POST', body: '{"prompt":"a"}', headers })).status;
      assert.equal(await status({}), 401);
      assert.equal(await status({ authorization: 'Bearer k2' }), 401);
      assert.equal(await status({ authorization: 'Bearer k1' }), 200);
      assert.equal((await fetch(server.url.replace('/v1', '/health'))).status, 200);
    }));

  it('lets a page of another origin ask', () =>
    withServer({}, async (server) => {
      const headers = { 'access-control-request-headers': 'authorization,x-extra' };
      const response = await fetch(`${server.url}/completions`, { method: 'OPTIONS', headers });
      assert.equal(response.status, 204);
      assert.equal(response.headers.get('access-control-allow-headers'), 'authorization,x-extra');
    }));
});
