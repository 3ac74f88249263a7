import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { answerEvents } from '../../../../src/core/endpoint/answerEvents.ts';
import { endpointErrorText } from '../../../../src/core/endpoint/describeEndpointError.ts';
import type { EndpointErrorKind } from '../../../../src/core/endpoint/endpointError.ts';
import type { WireAnswer } from '../../../../src/core/endpoint/transport.ts';
import type { TokenUsage } from '../../../../src/core/usage/tokenUsage.ts';
import { collect } from '../../../support/wireClient.ts';

interface Wanted {
  readonly text?: string;
  readonly reasoning?: string;
  readonly finish?: string;
  readonly usage?: readonly [number, number, number];
  readonly error?: EndpointErrorKind;
  readonly says?: string;
  readonly unsaid?: string;
  readonly calls?: string;
}

/** An answer whose bytes are at hand, in pieces of `size`. */
class FakeAnswer implements WireAnswer {
  readonly host = 'api.test';
  readonly url = 'https://api.test/v1/chat/completions';
  readonly status = 200;
  readonly headers: Headers;
  readonly #bytes: Uint8Array;
  readonly #size: number;
  #at = 0;
  constructor(body: string | Uint8Array, size: number, contentType: string) {
    this.#bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    this.#size = size;
    this.headers = new Headers({ 'content-type': contentType });
  }
  async read(): Promise<Uint8Array | undefined> {
    if (this.#at >= this.#bytes.length) return undefined;
    this.#at += this.#size;
    return this.#bytes.subarray(this.#at - this.#size, this.#at);
  }
  endAfterSilence(): void {}
  close(): void {
    this.#at = this.#bytes.length;
  }
  withoutKey(text: string): string {
    return text;
  }
}

async function checkAnswer(
  body: string | Uint8Array,
  wanted: Wanted,
  contentType = 'text/event-stream',
): Promise<void> {
  for (const size of [1, 7, 1_000_000]) {
    const answer = new FakeAnswer(body, size, contentType);
    const context = { answer, signal: new AbortController().signal, now: 0, sentFields: ['model'], privateTexts: [] };
    const { events, text, error } = await collect(answerEvents(context));
    const usage = events.find((event) => event.type === 'usage')?.usage;
    const words = error === undefined ? '' : endpointErrorText(error);
    const got: Wanted = {
      text,
      reasoning: events.map((event) => (event.type === 'reasoning' ? event.text : '')).join(''),
      ...(events.some(({ type }) => type === 'finish') && {
        finish: events.find((event) => event.type === 'finish')?.raw ?? '',
      }),
      ...(usage && { usage: counts(usage) }),
      ...(error && { error: error.kind }),
      ...('calls' in wanted && {
        calls: events
          .map((event) =>
            event.type === 'toolCall' ? `${event.index}${event.name ?? ''}(${event.argumentsDelta}` : '',
          )
          .join(''),
      }),
    };
    const { says, unsaid, ...rest } = wanted;
    assert.deepEqual(got, { text: '', reasoning: '', ...rest }, `in pieces of ${size}: ${words}`);
    assert.ok(words.includes(says ?? ''), words);
    assert.ok(unsaid === undefined || !words.includes(unsaid), words);
  }
}

const counts = ({ promptTokens, completionTokens, totalTokens }: TokenUsage) =>
  [promptTokens, completionTokens, totalTokens] as const;

const event = (value: unknown): string => `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`;
const delta = (content: unknown, rest: object = {}) => ({ choices: [{ index: 0, delta: { content }, ...rest }] });
const STOP = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };
const DONE = '[DONE]';
const stream = (...values: readonly unknown[]): string => values.map(event).join('');
const lines = (...values: readonly unknown[]): string =>
  values.map((value) => `${typeof value === 'string' ? value : JSON.stringify(value)}\n`).join('');

type Rows = Readonly<Record<string, readonly [string | Uint8Array, Wanted, string?]>>;

function checkRows(rows: Rows): void {
  for (const [name, row] of Object.entries(rows)) it(name, () => checkAnswer(...row));
}

const OK: Wanted = { text: 'ab', finish: 'stop' };

describe('answerEvents: the stream itself', () => {
  const plain = stream(delta('a'), delta('b'), STOP, DONE);
  checkRows({
    'a byte order mark': [`\ufeff${plain}`, OK],
    CRLF: [plain.replaceAll('\n', '\r\n'), OK],
    'lone CR': [plain.replaceAll('\n', '\r'), OK],
    'no space after the colon': [plain.replaceAll('data: ', 'data:'), OK],
    'two spaces after the colon': [plain.replaceAll('data: ', 'data:  '), OK],
    'ids, names and retry fields': [`retry: 3000\n\nid: 1\nevent: message\n${plain}`, OK],
    'other event names': [plain.replaceAll('data: {', 'event: completion\ndata: {'), OK],
    'pings as events': [`event: ping\ndata: {"type": "ping"}\n\nevent: keep-alive\ndata: still here\n\n${plain}`, OK],
    'empty events': [`data:\n\ndata: \n\n${plain}`, OK],
    'blank lines in front and between': [`\n\n\r\n${plain.replaceAll('\n\n', '\n\n\n\n')}`, OK],
    'no blank line at the very end': [plain.trimEnd(), OK],
    'no end of line at the very end': [stream(delta('a'), delta('b', { finish_reason: 'stop' })).trimEnd(), OK],
    'the sentinel with spaces': [plain.replace('data: [DONE]', 'data:  [DONE] '), OK],
    'something like the sentinel': [
      stream(delta('ab'), STOP, '[DONE]x'),
      { text: 'ab', finish: 'stop', error: 'malformed' },
    ],
    'everything after the sentinel': [plain + stream(delta('late'), { error: 'late' }), OK],
    'a stream under a JSON type': [plain, OK, 'application/json'],
    'a stream without a type': [plain, OK, ''],
    'a cut character at the end of the bytes': [new Uint8Array([...new TextEncoder().encode(plain), 0xe2, 0x82]), OK],
    'an event that broke off': [
      stream(delta('a')) + 'data: {"choices":[{"delta":{"content":"PRIV',
      { text: 'a', error: 'incomplete' },
    ],
    'usage that broke off after the finish reason': [
      stream(delta('ab'), STOP) + 'data: {"choices":[],"usage":{"prompt_',
      OK,
    ],
    'blank lines that a gateway lost': [plain.replaceAll('\n\n', '\n'), OK],
    'such lines, of which the last broke off': [
      stream(delta('a')).replaceAll('\n\n', '\n') + 'data: {"choices":[{"delta":{"content":"PRIV',
      { text: 'a', error: 'incomplete' },
    ],
    'nothing at all': ['', { error: 'incomplete' }],
    'only keep-alive': [': hello\n\n: hello\n\n', { error: 'incomplete' }],
    'frames that are no objects': [stream('null', '1', '"x"', 'true', delta('ab'), STOP, DONE), OK],
    'a frame without sense': [stream(delta('a'), '{oops', delta('b')), { text: 'a', error: 'malformed' }],
    'a __proto__ key': [
      stream(
        '{"__proto__":{"choices":1},"choices":[{"delta":{"content":"ab","__proto__":{"content":"x"}}}]}',
        STOP,
        DONE,
      ),
      OK,
    ],
  });
});

describe('answerEvents: what a chunk holds', () => {
  checkRows({
    'no index': [stream({ choices: [{ delta: { content: 'ab' }, finish_reason: 'stop' }] }, DONE), OK],
    'text of completions': [
      stream({ choices: [{ text: 'a' }] }, { choices: [{ text: 'b', finish_reason: 'stop' }] }),
      OK,
    ],
    'a whole message in the last chunk of a stream': [
      stream({ choices: [{ message: { content: 'ab' }, finish_reason: 'stop' }] }),
      OK,
    ],
    'no finish reason, in words': [
      stream(delta('a', { finish_reason: 'null' }), delta('b', { finish_reason: 'None' }), STOP, DONE),
      OK,
    ],
    'an index that is text': [
      stream(
        { choices: [{ index: '1', delta: { content: 'no' } }] },
        { choices: [{ index: '0', delta: { content: 'ab' } }] },
        STOP,
      ),
      OK,
    ],
    'the whole message after its pieces': [
      stream(delta('a'), delta('b'), { choices: [{ message: { content: 'ab' }, finish_reason: 'stop' }] }, DONE),
      OK,
    ],
    'marks of success': [
      stream(
        { ...delta('ab'), error: {}, error_code: 0, error_msg: '', base_resp: { status_code: 0, status_msg: '' } },
        STOP,
      ),
      OK,
    ],
    'a delta that is text': [stream({ choices: [{ delta: 'ab', finish_reason: 'stop' }] }), OK],
    'a choice without delta': [
      stream({ choices: [{ index: 0, content_filter_results: {} }] }, delta('ab'), STOP, DONE),
      OK,
    ],
    'null in place of everything': [
      stream({ choices: [null] }, { choices: [{ delta: null, finish_reason: null }], usage: null }, delta('ab'), STOP),
      OK,
    ],
    'numbers in place of text': [stream(delta(5), delta(false), delta({ text: 'no' }), delta('ab'), STOP), OK],
    'parts as text': [
      stream(delta(['a', { type: 'text', text: 'b' }, { type: 'image_url', image_url: { url: 'x' } }, null]), STOP),
      OK,
    ],
    'thinking parts as text': [
      stream(
        delta([
          { type: 'thinking', thinking: 'hm' },
          { type: 'text', text: 'ab' },
        ]),
        STOP,
      ),
      { ...OK, reasoning: 'hm' },
    ],
    'a refusal': [stream({ choices: [{ delta: { content: null, refusal: 'ab' }, finish_reason: 'stop' }] }), OK],
    'reasoning in either field': [
      stream(
        { choices: [{ delta: { reasoning_content: 'r' } }] },
        { choices: [{ delta: { reasoning: 's', reasoning_content: '' } }] },
        delta('ab'),
        STOP,
      ),
      { ...OK, reasoning: 'rs' },
    ],
    'reasoning that is an object': [
      stream({ choices: [{ delta: { reasoning: { effort: 1 }, content: 'ab' } }] }, STOP),
      OK,
    ],
    'reasoning of a plain answer': [
      '{"choices":[{"message":{"reasoning_content":"hm","content":"ab"},"finish_reason":"stop"}]}',
      { ...OK, reasoning: 'hm' },
    ],
    'an old function call': [
      stream(
        { choices: [{ delta: { function_call: { name: 'f', arguments: '{}' } } }] },
        { choices: [{ delta: {}, finish_reason: 'function_call' }] },
      ),
      { finish: 'function_call', calls: '0f({}' },
    ],
    'tool calls side by side': [
      stream(
        {
          choices: [
            {
              delta: {
                tool_calls: [
                  { index: 0, id: 'a', function: { name: 'f', arguments: '' } },
                  { index: 1, id: 'b', function: { name: 'g', arguments: { x: 1 } } },
                ],
              },
            },
          ],
        },
        { choices: [{ delta: {}, finish_reason: 'tool_calls' }] },
      ),
      { finish: 'tool_calls', calls: '0f(1g({"x":1}' },
    ],
  });
});

describe('answerEvents: what is nested without end', () => {
  const deepList = '['.repeat(20_000) + ']'.repeat(20_000);
  const deepObject = '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000);
  const inDelta = (fields: string): string => `{"choices":[{"index":0,"delta":{${fields}}}]}`;
  checkRows({
    'a list': [stream(deepList, delta('ab'), STOP), OK],
    'an object': [stream(deepObject, delta('ab'), STOP), OK],
    'parts of thinking': [
      stream(inDelta(`"content":[{"type":"thinking","thinking":${deepList}}]`), delta('ab'), STOP),
      OK,
    ],
    'arguments of a tool': [
      stream(inDelta(`"tool_calls":[{"index":0,"function":{"name":"f","arguments":${deepObject}}}]`), STOP),
      { finish: 'stop', calls: '0f(' },
    ],
  });
});

describe('answerEvents: usage', () => {
  const usage = (prompt: number, completion: number, total: number) => ({
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: total,
  });
  const ab = { choices: [{ delta: { content: 'ab' }, finish_reason: 'stop' }] };
  checkRows({
    'after the sentinel it is too late': [stream(ab, DONE, { choices: [], usage: usage(1, 2, 3) }), OK],
    'zero does not overwrite': [
      stream({ ...ab, usage: usage(5, 2, 7) }, { choices: [], usage: usage(0, 0, 0) }, DONE),
      { ...OK, usage: [5, 2, 7] },
    ],
    'null does not overwrite': [
      stream({ ...ab, usage: usage(5, 2, 7) }, { choices: [], usage: null }, DONE),
      { ...OK, usage: [5, 2, 7] },
    ],
    'it grows while the answer does': [
      stream({ ...delta('a'), usage: usage(5, 1, 6) }, { ...delta('b'), usage: usage(5, 2, 7) }, STOP, DONE),
      { ...OK, usage: [5, 2, 7] },
    ],
    'the answer forgotten at the end': [
      stream({ ...ab, usage: usage(5, 2, 7) }, { choices: [], usage: usage(5, 0, 5) }, DONE),
      { ...OK, usage: [5, 2, 7] },
    ],
    'the prompt first, the answer last': [
      stream({ ...delta('a'), usage: usage(5, 0, 5) }, delta('b'), { ...STOP, usage: usage(0, 2, 2) }, DONE),
      { ...OK, usage: [5, 2, 7] },
    ],
    'a total that is no sum, told twice': [
      stream({ ...ab, usage: usage(5, 2, 99) }, { choices: [], usage: usage(5, 2, 99) }, DONE),
      { ...OK, usage: [5, 2, 99] },
    ],
    'only zeros are none': [stream({ ...ab, usage: usage(0, 0, 0) }, DONE), OK],
    'without choices': [stream(ab, { usage: usage(5, 2, 7) }, DONE), { ...OK, usage: [5, 2, 7] }],
    'in the choice': [
      stream({ choices: [{ delta: { content: 'ab' }, finish_reason: 'stop', usage: usage(5, 2, 7) }] }, DONE),
      { ...OK, usage: [5, 2, 7] },
    ],
    'Groq, both places': [
      stream({ ...ab, usage: usage(5, 2, 7), x_groq: { usage: usage(9, 9, 18) } }, DONE),
      { ...OK, usage: [5, 2, 7] },
    ],
    'other names': [stream({ ...ab, usage: { input_tokens: 5, output_tokens: 2 } }, DONE), { ...OK, usage: [5, 2, 7] }],
    'numbers as strings': [
      stream({ ...ab, usage: { prompt_tokens: '5', completion_tokens: '2' } }, DONE),
      { ...OK, usage: [5, 2, 7] },
    ],
    'one that follows from the others': [
      stream({ ...ab, usage: { prompt_tokens: 5, total_tokens: 7 } }, DONE),
      { ...OK, usage: [5, 2, 7] },
    ],
    'negative and wrong counts': [
      stream({ ...ab, usage: { prompt_tokens: -1, completion_tokens: true, total_tokens: 7 } }, DONE),
      { ...OK, usage: [0, 0, 7] },
    ],
    'it survives an error': [
      stream({ ...delta('a'), usage: usage(5, 1, 6) }, { error: { message: 'boom' } }),
      { text: 'a', usage: [5, 1, 6], error: 'server' },
    ],
  });
});

describe('answerEvents: plain answers', () => {
  const whole = {
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content: 'ab' }, finish_reason: 'stop' }],
  };
  const json = JSON.stringify(whole);
  checkRows({
    'of chat': [json, OK, 'application/json'],
    'of completions': ['{"choices":[{"text":"ab","finish_reason":"stop"}]}', OK, 'application/json'],
    'under the type of a stream': [json, OK],
    'after a thousand blanks': ['\n'.repeat(5_000) + json, OK, 'application/json'],
    'with the sentinel in another line': [`${json}\n\ndata: [DONE]\n\n`, OK],
    'with indentation': [JSON.stringify(whole, null, 2), OK],
    'one value a line': [[delta('a'), delta('b'), STOP].map((value) => JSON.stringify(value)).join('\n'), OK],
    'one value a line, the sentinel among them': [lines(delta('ab'), STOP, DONE) + lines(delta('late')), OK],
    'one value a line, the last broke off': [
      lines(delta('a')) + '{"choices":[{"delta":{"content":"PRIV',
      { text: 'a', error: 'incomplete' },
    ],
    'one value a line, no end': [lines(delta('a'), delta('b')), { text: 'ab', error: 'incomplete' }],
    'a lone piece of a stream': [JSON.stringify(delta('a')), { text: 'a', error: 'incomplete' }],
    'without finish reason': ['{"choices":[{"text":"ab"}]}', { text: 'ab' }],
    cut: [json.slice(0, -20), { error: 'incomplete' }, 'application/json'],
    'of something else': ['{"object":"list","data":[]}', { error: 'malformed' }, 'application/json'],
    'an empty list': ['[]', { error: 'malformed' }],
    'an error': ['{"error":{"message":"no","code":401}}', { error: 'unauthorized', says: 'no' }, 'application/json'],
    'an error in a list': [
      '[{"error":{"code":429,"message":"slow","status":"RESOURCE_EXHAUSTED"}}]',
      { error: 'rateLimited' },
    ],
    'a page': [
      '<!DOCTYPE html>\n<html><head><title>Sign in</title>',
      { error: 'intermediary', says: 'Sign in' },
      'text/html',
    ],
    'a page under the type of a stream': ['\n\n<html><body>x</body></html>', { error: 'intermediary' }],
    'markup that is no page': ['<?xml version="1.0"?><Error/>', { error: 'malformed' }],
    'a gateway’s sentence': ['no healthy upstream', { error: 'malformed', says: 'no healthy upstream' }, 'text/plain'],
    'text that may be the model’s': ['def main(): pass', { error: 'malformed' }, 'text/plain'],
  });
});

describe('answerEvents: the own forms of servers', () => {
  const said = (content: string, rest: object = {}) => ({
    message: { role: 'assistant', content, ...rest },
    done: false,
  });
  const ended = { done: true, done_reason: 'stop', prompt_eval_count: 5, eval_count: 2 };
  const tool = { function: { name: 'f', arguments: { x: 1 } } };
  const json = 'application/x-ndjson';
  checkRows({
    'llama.cpp': [
      stream(
        { content: 'a', stop: false },
        { content: 'b', stop: true, stop_type: 'eos', tokens_evaluated: 5, tokens_predicted: 2 },
      ),
      { text: 'ab', finish: 'eos', usage: [5, 2, 7] },
    ],
    'llama.cpp, no end': [stream({ content: 'a', stop: false }), { text: 'a', error: 'incomplete' }],
    'chat of Ollama': [lines(said('a'), said('b'), { ...said(''), ...ended }), { ...OK, usage: [5, 2, 7] }, json],
    'completion of Ollama': [
      lines({ response: 'ab', done: false }, { response: '', ...ended, done_reason: 'length' }),
      { text: 'ab', finish: 'length', usage: [5, 2, 7] },
      json,
    ],
    'a plain answer of Ollama': [lines({ response: 'ab', ...ended }).trim(), { ...OK, usage: [5, 2, 7] }],
    'Ollama thinks': [
      lines(said('', { thinking: 'hm' }), said('ab'), { ...said(''), ...ended }),
      { ...OK, reasoning: 'hm', usage: [5, 2, 7] },
      json,
    ],
    'Ollama calls a tool': [
      lines(said('', { tool_calls: [tool] }), { ...said(''), ...ended }),
      { finish: 'stop', usage: [5, 2, 7], calls: '0f({"x":1}' },
      json,
    ],
    'Ollama fails': [lines(said('a'), { error: 'CUDA error' }), { text: 'a', error: 'server', says: 'CUDA' }, json],
    'Ollama stops without a word': [lines(said('a')), { text: 'a', error: 'incomplete' }, json],
    'a mark of the end that is nobody’s': [
      stream(delta('ab', { finish_reason: 'length' }), { done: true }),
      { text: 'ab', finish: 'length' },
    ],
  });
});

describe('answerEvents: errors on the way', () => {
  const after = (...rest: readonly unknown[]) => stream(delta('a'), ...rest);
  const failed = (error: EndpointErrorKind, says = ''): Wanted => ({ text: 'a', error, says });
  checkRows({
    'an object': [after({ error: { message: 'boom', code: 503 } }), failed('server', 'boom')],
    'a string': [after({ error: 'Model is overloaded', error_type: 'overloaded' }, DONE), failed('overloaded')],
    'a number in a string': [after({ error: { message: 'x', code: '401' } }), failed('unauthorized')],
    'a named event': [`${after()}event: error\ndata: {"message":"boom"}\n\n`, failed('server', 'boom')],
    'a named event of plain text': [
      `${after()}event: error\ndata: upstream timed out\n\n`,
      failed('timeout', 'timed out'),
    ],
    'a field of its own': [
      `${after()}error: {"code":400,"message":"the request exceeds the available context size","type":"invalid_request_error"}\n\n`,
      failed('contextTooLong'),
    ],
    'a named event whose JSON broke off': [
      `${after()}event: error\ndata: {"message":"boom`,
      { text: 'a', error: 'server', unsaid: 'mess' },
    ],
    'a field of its own, last line': [`${after()}error: {"code":500,"message":"boom"}`, failed('server', 'boom')],
    Anthropic: [
      `${after()}event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n`,
      failed('overloaded'),
    ],
    'a refusal without a status': [
      after({ error: { message: 'Country not supported', type: 'request_forbidden', code: 'unsupported_country' } }),
      failed('forbidden', 'not supported'),
    ],
    'a code that means the model, beside other names': [
      after({ error: { message: 'Project `p1` does not have access to model `m`', code: 'model_not_found' } }),
      failed('modelNotFound'),
    ],
    'flat, with a status': [
      after({ object: 'error', message: 'boom', type: 'InternalServerError', code: 500 }),
      failed('server', 'boom'),
    ],
    'bare JSON in the stream': [
      after() + '{"error":{"message":"Worker crashed","code":500}}\n',
      failed('server', 'Worker crashed'),
    ],
    'a list alone': [after({ errors: ['boom'] }), failed('server', 'boom')],
    'a status of its own': [
      after({ choices: null, base_resp: { status_code: 1004, status_msg: 'login fail: no such key' } }),
      failed('server', 'login fail'),
    ],
    'a lack of success': [
      after({ success: false, errors: [{ code: 10000, message: 'Authentication error' }] }),
      failed('unauthorized', 'Authentication error'),
    ],
    'a name and a number': [
      after({ error_code: 18, error_msg: 'Open api qps request limit reached' }),
      failed('rateLimited', 'qps'),
    ],
    'flat detail': [after({ detail: 'Unauthorized' }), failed('unauthorized')],
    'a message and a code': [after({ message: 'rate limited', code: 429 }), failed('rateLimited')],
    'in a list': [after([{ error: { message: 'slow', code: 429 } }]), failed('rateLimited')],
    'beside choices': [
      after({ error: { message: 'boom' }, choices: [{ delta: { content: '' }, finish_reason: 'error' }] }),
      { text: 'a', finish: 'error', error: 'server', says: 'boom' },
    ],
    'in a choice': [
      after({ choices: [{ delta: {}, finish_reason: 'error', error: { message: 'boom', code: 502 } }] }),
      { text: 'a', finish: 'error', error: 'server', says: 'boom' },
    ],
    'null is none': [stream({ error: null, ...delta('ab') }, STOP, DONE), OK],
    'an empty object is one': [after({ error: {} }), failed('server')],
    'after a finish reason': [
      stream(delta('a', { finish_reason: 'stop' }), { error: { message: 'late' } }),
      { text: 'a', finish: 'stop', error: 'server' },
    ],
    'a finish reason that is a failure': [
      after({ choices: [{ delta: {}, finish_reason: 'abort' }] }, DONE),
      { text: 'a', finish: 'abort', error: 'server' },
    ],
    'a filter': [
      after({ choices: [{ delta: {}, finish_reason: 'SAFETY' }] }, DONE),
      { text: 'a', finish: 'SAFETY', error: 'contentFiltered' },
    ],
    'a filter of a prompt': [
      stream({ error: { message: 'flagged by our content filter', code: 'content_filter' } }),
      { error: 'contentFiltered' },
    ],
    'no end': [after(), failed('incomplete')],
  });

  it('takes only choice 0 as text', async () => {
    const answer = new FakeAnswer(
      stream(
        {
          choices: [
            { index: 1, text: 'B' },
            { index: 0, text: 'A' },
          ],
        },
        { choices: [{ index: 1, text: '', finish_reason: 'length' }] },
        { choices: [{ index: 0, text: '', finish_reason: 'stop' }] },
      ),
      5,
      '',
    );
    const { events } = await collect(
      answerEvents({ answer, signal: new AbortController().signal, now: 0, sentFields: [], privateTexts: [] }),
    );
    assert.deepEqual(events, [
      { type: 'choice', index: 1, text: 'B' },
      { type: 'text', text: 'A' },
      { type: 'finish', reason: 'stop', raw: 'stop' },
    ]);
  });
});

/** What a server's count says that the request has cost, in dollars. */
async function checkCost(usage: object, headers: Record<string, string>, expected: number | undefined): Promise<void> {
  const counts = { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 };
  const chunk = { choices: [{ delta: { content: 'ab' }, finish_reason: 'stop' }], usage: { ...counts, ...usage } };
  const answer = new FakeAnswer(stream(chunk, DONE), 7, 'text/event-stream');
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  const context = { answer, signal: new AbortController().signal, now: 0, sentFields: ['model'], privateTexts: [] };
  const { events } = await collect(answerEvents(context));
  assert.equal(events.find((event) => event.type === 'usage')?.usage.costUsd, expected);
}

describe('answerEvents: cost', () => {
  const header = { 'x-litellm-response-cost': '0.002' };
  const rows: Readonly<Record<string, readonly [object, Record<string, string>, number | undefined]>> = {
    'not told': [{}, {}, undefined],
    OpenRouter: [{ cost: 0.0035 }, {}, 0.0035],
    'OpenRouter, free of charge': [{ cost: 0 }, {}, 0],
    'a sum among its parts': [{ cost: { input_tokens_cost: 1, total_cost: 3 } }, {}, 3],
    'an estimate of the server': [{ estimated_cost: 0.25 }, {}, 0.25],
    'ten thousand millionths': [{ cost_in_usd_ticks: 5_000_000_000 }, {}, 0.5],
    'the header of LiteLLM': [{}, header, 0.002],
    'the count comes before the header': [{ cost: 1 }, header, 1],
    'a header that does not know yet': [{}, { 'x-litellm-response-cost': '0' }, undefined],
    'a header that is no number': [{}, { 'x-litellm-response-cost': 'None' }, undefined],
    'a cost that is none': [{ cost: '1' }, {}, undefined],
  };
  for (const [name, row] of Object.entries(rows)) it(name, () => checkCost(...row));
});
