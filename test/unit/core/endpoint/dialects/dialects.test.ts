import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { buildChatBody, buildCompletionBody } from '../../../../../src/core/endpoint/buildBody.ts';
import type { RequestBody } from '../../../../../src/core/endpoint/buildBody.ts';
import { detectDialect } from '../../../../../src/core/endpoint/dialects/detectDialect.ts';
import { DIALECTS } from '../../../../../src/core/endpoint/dialects/dialects.ts';
import { mannersOf } from '../../../../../src/core/endpoint/manners.ts';
import type { LearnedManners } from '../../../../../src/core/endpoint/manners.ts';
import type { SamplingOptions } from '../../../../../src/core/endpoint/requests.ts';
import { DIALECT_NAMES } from '../../../../../src/core/settings/endpoint.ts';
import type { DialectName } from '../../../../../src/core/settings/endpoint.ts';

/** Every wish at once. */
const EVERYTHING: SamplingOptions = {
  model: 'm',
  maxTokens: 100,
  temperature: 1.5,
  topP: 0.9,
  stop: ['1', '2', '3', '4', '5', '6', ''],
  bestOf: 3,
  presencePenalty: 0.1,
  frequencyPenalty: 0.1,
  logitBias: { '1': 2 },
  seed: 7,
  contextLengthExceeded: 'truncate',
};

function bodies(
  name: DialectName,
  wish: SamplingOptions = EVERYTHING,
  learned?: LearnedManners,
): readonly RequestBody[] {
  const options = { manners: mannersOf(DIALECTS[name], wish.model, learned), stream: true, extraBody: {} };
  return [
    buildChatBody({ ...wish, messages: [{ role: 'user', content: 'hi' }] }, options),
    buildCompletionBody({ ...wish, prompt: 'p' }, 'completions', options),
  ];
}

describe('every dialect', () => {
  for (const name of DIALECT_NAMES) {
    const dialect = DIALECTS[name];
    describe(name, () => {
      it('is filed under its own name', () => assert.equal(dialect.name, name));

      it('sends nothing that its server refuses', () => {
        for (const body of bodies(name)) for (const field of dialect.refuses) assert.ok(!(field in body), field);
      });

      it('sends as many stop words as are taken, and no empty one', () => {
        for (const body of bodies(name)) {
          const stop = body['stop'];
          assert.ok(Array.isArray(stop) && stop.length <= (dialect.stopLimit ?? Infinity) && !stop.includes(''));
        }
      });

      it('asks for usage where it has to be asked for, and only in streams', () => {
        for (const body of bodies(name)) assert.equal('stream_options' in body, dialect.takesUsageOption);
        const options = { manners: mannersOf(dialect, 'm'), stream: false, extraBody: {} };
        assert.ok(!('stream_options' in buildChatBody({ model: 'm', messages: [] }, options)));
      });

      it('names one limit of the answer', () => {
        for (const body of bodies(name))
          assert.equal(['max_tokens', 'max_completion_tokens'].filter((field) => field in body).length, 1);
      });

      it('leaves out what nobody wished for', () => {
        for (const body of bodies(name, { model: 'm' })) {
          const ofFamily = ['stream_options', ...Object.keys(dialect.promptCache)];
          const fields = Object.keys(body).filter((field) => !ofFamily.includes(field));
          assert.ok(
            fields.every((field) => ['model', 'messages', 'prompt', 'stream'].includes(field)),
            fields.join(),
          );
        }
      });

      it('has a way to complete, each once', () => {
        assert.ok(dialect.completionKinds.length > 0);
        assert.equal(new Set(dialect.completionKinds).size, dialect.completionKinds.length);
        const lists = [dialect.completionKinds.includes('suffix'), dialect.refuses.includes('suffix')];
        assert.ok(!lists.every(Boolean), 'suffix is both a way and refused');
      });
    });
  }

  it('claims no host or port of another', () => {
    const ports = Object.values(DIALECTS).flatMap(({ ports: own }) => own);
    assert.equal(new Set(ports).size, ports.length);
  });
});

describe('Fireworks', () => {
  const [, body = {}] = bodies('fireworks', { ...EVERYTHING, contextLengthExceeded: 'error' });

  it('never gets the fields that it does not have', () => {
    for (const field of ['presence_penalty', 'frequency_penalty', 'best_of', 'logit_bias', 'functions'])
      assert.ok(!(field in body));
  });
  it('gets a wish for the best of three as three answers', () => assert.equal(body['n'], 3));
  it('is told what to do with a prompt that is too long', () =>
    assert.equal(body['context_length_exceeded_behavior'], 'error'));
  it('is the only one that is told so', () => {
    for (const name of DIALECT_NAMES)
      if (name !== 'fireworks')
        for (const other of bodies(name)) assert.ok(!('context_length_exceeded_behavior' in other), name);
  });
  it('wants no second answer when none was wished for', () =>
    assert.ok(!('n' in (bodies('fireworks', { model: 'm', n: 1 })[0] ?? {}))));
});

describe('other families', () => {
  it('OpenAI’s reasoning models get their own limit and no sampling', () => {
    for (const model of ['o3-mini', 'gpt-5', 'openai/gpt-5.1-codex']) {
      const [body = {}] = bodies('openai', { ...EVERYTHING, model });
      assert.equal(body['max_completion_tokens'], 100);
      for (const field of ['max_tokens', 'temperature', 'top_p', 'stop'])
        assert.ok(!(field in body), `${model} ${field}`);
    }
    assert.equal(bodies('openai', { ...EVERYTHING, model: 'gpt-4o' })[0]?.['max_tokens'], 100);
  });
  it('Anthropic’s scale ends at 1', () => assert.equal(bodies('anthropic')[0]?.['temperature'], 1));
  it('llama.cpp’s /infill has names of its own', () => {
    const options = { manners: mannersOf(DIALECTS.llamaCpp, 'm'), stream: true, extraBody: {} };
    const body = buildCompletionBody({ model: 'm', prompt: 'a', suffix: 'b', maxTokens: 9 }, 'infill', options);
    assert.deepEqual([body['input_prefix'], body['input_suffix'], body['n_predict']], ['a', 'b', 9]);
    assert.ok(!('prompt' in body) && !('max_tokens' in body) && !('input_extra' in body));
  });
  it('llama.cpp’s /infill is told of other files, and no other route is', () => {
    const options = { manners: mannersOf(DIALECTS.llamaCpp, 'm'), stream: true, extraBody: {} };
    const request = { model: 'm', prompt: 'a', suffix: 'b', extra: [{ path: 'src/a.ts', text: 'let a;' }] };
    const body = buildCompletionBody(request, 'infill', options);
    assert.deepEqual([body['input_extra'], body['cache_prompt']], [[{ filename: 'src/a.ts', text: 'let a;' }], true]);
    for (const route of ['completions', 'fim', 'beta'] as const) {
      assert.deepEqual(Object.keys(buildCompletionBody(request, route, options)), [
        'model',
        'prompt',
        'suffix',
        'stream_options',
        'cache_prompt',
        'n_cache_reuse',
        'stream',
      ]);
    }
  });
});

describe('the prompt cache', () => {
  it('is asked for in the words of the family, for completions alone and where it was not refused', () => {
    const options = { manners: mannersOf(DIALECTS.llamaCpp, 'm'), stream: true, extraBody: {} };
    const request = { model: 'm', prompt: 'a' };
    for (const route of ['completions', 'infill'] as const)
      assert.equal(buildCompletionBody(request, route, options)['cache_prompt'], true);
    assert.ok(!('cache_prompt' in buildChatBody({ model: 'm', messages: [] }, options)));
    const wary = { ...options, manners: mannersOf(DIALECTS.llamaCpp, 'm', { dropped: ['n_cache_reuse'] }) };
    assert.ok(!('n_cache_reuse' in buildCompletionBody(request, 'completions', wary)));
    const plain = { ...options, manners: mannersOf(DIALECTS.generic, 'm') };
    assert.ok(!('cache_prompt' in buildCompletionBody(request, 'completions', plain)));
  });
});

describe('what was learned', () => {
  it('is laid over the family', () => {
    const [body = {}] = bodies('generic', EVERYTHING, {
      dropped: ['seed', 'top_p'],
      maxTokensField: 'max_completion_tokens',
      stopLimit: 2,
      answerLimit: 50,
    });
    assert.ok(!('seed' in body) && !('top_p' in body) && !('max_tokens' in body));
    assert.equal(body['max_completion_tokens'], 50);
    assert.deepEqual(body['stop'], ['1', '2']);
  });
  it('holds for extra fields too; else they come last and are taken at their word', () => {
    const options = {
      manners: mannersOf(DIALECTS.generic, 'm', { dropped: ['x'] }),
      stream: true,
      extraBody: { x: 1, y: 1, temperature: 0 },
    };
    const body = buildChatBody({ model: 'm', messages: [], temperature: 1, extraBody: { y: 2 } }, options);
    assert.deepEqual([body['x'], body['y'], body['temperature']], [undefined, 2, 0]);
  });
});

describe('detectDialect', () => {
  const rows: readonly (readonly [string, DialectName])[] = [
    ['https://api.fireworks.ai/inference/v1', 'fireworks'],
    ['https://api.openai.com/v1', 'openai'],
    ['https://eu.api.openai.com/v1', 'openai'],
    ['https://me.openai.azure.com/openai/deployments/x', 'azure'],
    ['https://me.services.ai.azure.com/models', 'azure'],
    ['https://api.deepseek.com/v1', 'deepseek'],
    ['https://codestral.mistral.ai/v1', 'mistral'],
    ['https://api.groq.com/openai/v1', 'groq'],
    ['https://api.together.xyz/v1', 'together'],
    ['https://openrouter.ai/api/v1', 'openrouter'],
    ['https://api.x.ai/v1', 'xai'],
    ['https://generativelanguage.googleapis.com/v1beta/openai', 'gemini'],
    ['https://api.anthropic.com/v1', 'anthropic'],
    ['https://abc.endpoints.huggingface.cloud/v1', 'tgi'],
    ['http://localhost:11434/v1', 'ollama'],
    ['http://192.168.1.5:1234/v1', 'lmStudio'],
    ['http://127.0.0.1:8080/v1', 'llamaCpp'],
    ['http://[::1]:30000/v1', 'sglang'],
    ['http://gpu.local:8000/v1', 'vllm'],
    ['http://127.0.0.1:4000', 'litellm'],
    ['https://example.com:11434/v1', 'generic'],
    ['https://notfireworks.ai/v1', 'generic'],
    ['https://fireworks.ai.evil.test/v1', 'generic'],
    ['https://max.ai/v1', 'generic'],
    ['not a url', 'generic'],
  ];
  for (const [baseUrl, name] of rows) it(`${baseUrl} is ${name}`, () => assert.equal(detectDialect(baseUrl), name));
});
