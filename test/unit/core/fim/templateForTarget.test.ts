import assert from 'node:assert/strict';
import { buildChatBody, buildCompletionBody } from '../../../../src/core/endpoint/buildBody.ts';
import { completionRoute } from '../../../../src/core/endpoint/completionRoute.ts';
import { dialectOf } from '../../../../src/core/endpoint/dialects/dialectOf.ts';
import { type LearnedManners, mannersOf } from '../../../../src/core/endpoint/manners.ts';
import { requestForTemplate } from '../../../../src/core/fim/requestForTemplate.ts';
import { templateForTarget } from '../../../../src/core/fim/selectFimTemplate.ts';
import type { DialectName } from '../../../../src/core/settings/endpoint.ts';
import { connectionTo } from '../../../support/wireClient.ts';

const PARTS = { prefix: 'P', suffix: 'S', fileName: 'a.py', language: 'python', repository: 'R' };

interface Asked {
  readonly dialect: DialectName;
  readonly model: string;
  readonly setting?: string;
  readonly learned?: Omit<LearnedManners, 'dropped'>;
}

interface OnTheWire {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What goes out, by the same functions that the client calls. */
function onTheWire({ dialect, model, setting = 'auto', learned = {} }: Asked): OnTheWire {
  const connection = connectionTo('http://127.0.0.1:9/v1', { dialect });
  const manners = mannersOf(dialectOf(connection), model, { dropped: [], ...learned });
  const template = templateForTarget(setting, { model, connection, learned });
  const asked = requestForTemplate({ template, parts: PARTS, sampling: { maxTokens: 64 } });
  const options = { manners, stream: true, extraBody: {} };
  if (asked.kind === 'chat')
    return { path: '/chat/completions', body: buildChatBody({ ...asked.request, model }, options) };
  const { name, path } = completionRoute(asked.request, manners, connection.endpoint);
  return { path: path.path, body: buildCompletionBody({ ...asked.request, model }, name, options) };
}

/** The text fields, in short: `prompt`, `suffix`, `input_prefix` and `input_suffix` as they are, a chat by its last line but one. */
function inShort({ path, body }: OnTheWire): string {
  const fields = ['prompt', 'suffix', 'input_prefix', 'input_suffix']
    .filter((field) => field in body)
    .map((field) => `${field}=${String(body[field])}`);
  return [path, ...fields].join(' ');
}

const CHAT = '/chat/completions';
const STARCODER = '/completions prompt=<fim_prefix>P<fim_suffix>S<fim_middle>';
const QWEN = '/completions prompt=<|fim_prefix|>P<|fim_suffix|>S<|fim_middle|>';
const CODESTRAL = '/completions prompt=[SUFFIX]S[PREFIX]P';
const SUFFIX = '/completions prompt=P suffix=S';
const FIM = '/fim/completions prompt=P suffix=S';
const BETA = '/beta/completions prompt=P suffix=S';
const INFILL = '/infill input_prefix=P input_suffix=S';

const MODELS = {
  starcoder: 'starcoder-7b',
  qwen: 'qwen2.5-coder-32b-instruct',
  codestral: 'codestral-latest',
  instruct: 'gpt-3.5-turbo-instruct',
  chats: 'llama-3.3-70b-instruct',
  unknown: 'acme-code-v2',
} as const;

/** In the order of `MODELS`. */
const TABLE: Readonly<Record<DialectName, readonly [string, string, string, string, string, string]>> = {
  fireworks: [STARCODER, QWEN, CODESTRAL, CHAT, CHAT, STARCODER],
  vllm: [STARCODER, QWEN, CODESTRAL, CHAT, CHAT, STARCODER],
  sglang: [STARCODER, QWEN, CODESTRAL, CHAT, CHAT, STARCODER],
  tgi: [STARCODER, QWEN, CODESTRAL, CHAT, CHAT, STARCODER],
  lmStudio: [STARCODER, QWEN, CODESTRAL, CHAT, CHAT, STARCODER],
  together: [STARCODER, QWEN, CODESTRAL, CHAT, CHAT, STARCODER],
  litellm: [STARCODER, QWEN, CODESTRAL, SUFFIX, CHAT, STARCODER],
  generic: [STARCODER, QWEN, CODESTRAL, SUFFIX, CHAT, STARCODER],
  llamaCpp: [STARCODER, QWEN, CODESTRAL, CHAT, CHAT, INFILL],
  ollama: [SUFFIX, SUFFIX, SUFFIX, SUFFIX, CHAT, SUFFIX],
  mistral: [CHAT, CHAT, FIM, CHAT, CHAT, CHAT],
  deepseek: [BETA, BETA, BETA, BETA, BETA, BETA],
  openai: [STARCODER, CHAT, CHAT, SUFFIX, CHAT, CHAT],
  azure: [STARCODER, CHAT, CHAT, SUFFIX, CHAT, CHAT],
  xai: [STARCODER, CHAT, CHAT, CHAT, CHAT, CHAT],
  openrouter: [STARCODER, CHAT, CHAT, CHAT, CHAT, CHAT],
  groq: [CHAT, CHAT, CHAT, CHAT, CHAT, CHAT],
  gemini: [CHAT, CHAT, CHAT, CHAT, CHAT, CHAT],
  anthropic: [CHAT, CHAT, CHAT, CHAT, CHAT, CHAT],
};

function checkWire(name: string, asked: Asked, expected: string): void {
  it(name, () => assert.equal(inShort(onTheWire(asked)), expected));
}

describe('templateForTarget', () => {
  for (const [dialect, row] of Object.entries(TABLE) as readonly [DialectName, (typeof TABLE)[DialectName]][])
    for (const [index, model] of Object.values(MODELS).entries())
      checkWire(`${dialect} is asked to complete with ${model}`, { dialect, model }, row[index] ?? '');

  const { starcoder, codestral, chats, unknown, instruct } = MODELS;
  checkWire('codestral-mamba cannot fill in', { dialect: 'mistral', model: 'open-codestral-mamba' }, CHAT);
  checkWire('the models of Mistral that chat do', { dialect: 'mistral', model: 'ministral-8b-latest' }, CHAT);
  checkWire('deepseek-chat fills in', { dialect: 'deepseek', model: 'deepseek-chat' }, BETA);
  checkWire('deepseek-reasoner thinks', { dialect: 'deepseek', model: 'deepseek-reasoner' }, CHAT);

  describe('obeys the setting where the server has a route for it', () => {
    const row = (dialect: DialectName, setting: string, expected: string): void =>
      checkWire(`${setting} on ${dialect}`, { dialect, model: starcoder, setting }, expected);
    row('vllm', 'codestral', CODESTRAL);
    row('openrouter', 'qwen', QWEN);
    row('ollama', 'starcoder', STARCODER);
    row('generic', 'infill', INFILL);
    row('llamaCpp', 'infill', INFILL);
    row('llamaCpp', 'suffixField', INFILL);
    row('generic', 'suffixField', SUFFIX);
    row('vllm', 'chat', CHAT);
    row('vllm', '<A>{suffix}<B>{prefix}', '/completions prompt=<A>S<B>P');
    row('vllm', 'suffixField', STARCODER);
    row('mistral', 'starcoder', CHAT);
    row('groq', '<A>{suffix}<B>{prefix}', CHAT);
    row('anthropic', 'infill', CHAT);
    checkWire(
      'a raw template is nothing for Mistral',
      { dialect: 'mistral', model: codestral, setting: 'codestral' },
      FIM,
    );
    checkWire('nor for DeepSeek', { dialect: 'deepseek', model: 'deepseek-chat', setting: 'deepseek' }, BETA);
  });

  describe('heeds refusals', () => {
    const suffixRefused = { suffixRefused: true } as const;
    const row = (dialect: DialectName, model: string, expected: string): void =>
      checkWire(`${model} on ${dialect} without suffix`, { dialect, model, learned: suffixRefused }, expected);
    row('ollama', starcoder, STARCODER);
    row('ollama', unknown, CHAT);
    row('llamaCpp', unknown, CHAT);
    row('generic', instruct, CHAT);
    row('mistral', codestral, CHAT);
    row('vllm', starcoder, STARCODER);
    const chatOnly = { chatOnly: true } as const;
    checkWire('a model that only chats', { dialect: 'vllm', model: starcoder, learned: chatOnly }, CHAT);
    checkWire(
      'also over the setting',
      { dialect: 'vllm', model: starcoder, setting: 'starcoder', learned: chatOnly },
      CHAT,
    );
    checkWire(
      'a setting whose route is closed',
      { dialect: 'generic', model: codestral, setting: 'infill', learned: suffixRefused },
      CODESTRAL,
    );
  });

  it('switches thinking off where the server has a switch, and ends at the closing tag', () => {
    const switches = [
      ['vllm', chats, 'chat_template_kwargs', { enable_thinking: false }],
      ['groq', 'qwen3-32b', 'reasoning_effort', 'none'],
      ['gemini', 'gemini-2.5-flash', 'reasoning_effort', 'none'],
      ['openrouter', 'anthropic/claude-sonnet-4', 'reasoning', { enabled: false }],
      ['deepseek', 'deepseek-reasoner', 'thinking', { type: 'disabled' }],
      ['openai', 'gpt-5-mini', 'reasoning_effort', 'minimal'],
      ['openai', 'gpt-4o', 'reasoning_effort', undefined],
    ] as const;
    for (const [dialect, model, field, value] of switches) {
      const { path, body } = onTheWire({ dialect, model });
      assert.deepEqual([model, path, body[field]], [model, CHAT, value]);
      if (model !== 'gpt-5-mini') assert.deepEqual(body['stop'], ['</COMPLETION>']);
    }
  });

  it('never leaves the suffix empty, which some servers take for a question', () => {
    const template = templateForTarget('suffixField', { model: 'm', connection: connectionTo('http://127.0.0.1:9') });
    const asked = requestForTemplate({ template, parts: { ...PARTS, suffix: '' }, sampling: {} });
    assert.equal(asked.kind === 'completion' && asked.request.suffix, '\n');
  });
  it('spells the tokens of a known family apart also where the server lays the template', () => {
    const template = templateForTarget('auto', {
      model: 'qwen2.5-coder:7b',
      connection: connectionTo('http://127.0.0.1:9', { dialect: 'ollama' }),
    });
    const asked = requestForTemplate({ template, parts: { ...PARTS, prefix: '<|fim_middle|>' }, sampling: {} });
    assert.ok(asked.kind === 'completion' && !asked.request.prompt.includes('<|fim_middle|>'));
  });
  it('hands other files to /infill and to the model that chats', () => {
    const neighbours = [{ path: 'b.py', text: 'B = 1' }];
    const connection = connectionTo('http://127.0.0.1:9', { dialect: 'llamaCpp' });
    const ask = (setting: string) =>
      requestForTemplate({
        template: templateForTarget(setting, { model: 'm', connection }),
        parts: PARTS,
        neighbours,
        sampling: {},
      });
    const infill = ask('infill');
    assert.deepEqual(infill.kind === 'completion' && infill.request.extra, neighbours);
    const chat = ask('chat');
    assert.match(chat.kind === 'chat' ? (chat.request.messages.at(-1)?.content ?? '') : '', /File: b\.py[\s\S]*B = 1/);
  });
});
