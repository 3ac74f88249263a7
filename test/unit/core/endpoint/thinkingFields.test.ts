import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { DIALECTS } from '../../../../src/core/endpoint/dialects/dialects.ts';
import { buildChatBody } from '../../../../src/core/endpoint/buildBody.ts';
import { type LearnedManners, mannersOf, NOTHING_LEARNED } from '../../../../src/core/endpoint/manners.ts';
import type { ThinkingEffort } from '../../../../src/core/endpoint/thinkingEffort.ts';
import { thinkingChoices, thinkingFields } from '../../../../src/core/endpoint/thinkingFields.ts';
import type { DialectName } from '../../../../src/core/settings/endpoint.ts';

/** Server family and model. */
type Who = readonly [DialectName, string];

function thinker([name, model]: Who, learned: Partial<LearnedManners> = {}) {
  return { dialect: DIALECTS[name], model, learned: { ...NOTHING_LEARNED, ...learned } };
}

function checkFields(who: Who, effort: ThinkingEffort, expected: object): void {
  assert.deepEqual(thinkingFields(thinker(who), effort), expected);
}

function checkChoices(who: Who, expected: string): void {
  assert.equal(thinkingChoices(thinker(who), false).join(' '), expected);
}

const effort = (word: string) => ({ reasoning_effort: word });
const template = (fields: object) => ({ chat_template_kwargs: fields });

describe('thinkingFields', () => {
  const rows: Readonly<Record<string, readonly [Who, ThinkingEffort, object]>> = {
    'an effort in the words of Fireworks': [
      ['fireworks', 'accounts/fireworks/models/qwen3-235b'],
      'high',
      effort('high'),
    ],
    'no thinking at Fireworks': [['fireworks', 'accounts/fireworks/models/glm-5'], 'off', effort('none')],
    'on is what lies in the middle where only efforts are known': [['fireworks', 'glm-5'], 'on', effort('medium')],
    'gpt-oss cannot stop': [['fireworks', 'accounts/fireworks/models/gpt-oss-120b'], 'off', effort('low')],
    'the o-series takes no less than low': [['openai', 'o4-mini'], 'off', effort('low')],
    'gpt-5 takes minimal': [['openai', 'gpt-5-mini'], 'off', effort('minimal')],
    'gpt-5 for code does not': [['openai', 'gpt-5-codex'], 'off', effort('low')],
    'from gpt-5.1 on there is none': [['openai', 'gpt-5.2'], 'off', effort('none')],
    'gpt-5 Pro has no choice': [['openai', 'gpt-5-pro-2026-01-01'], 'low', {}],
    'the chat variant does not think': [['openai', 'gpt-5-chat-latest'], 'off', {}],
    'models of OpenAI that do not think are not asked': [['openai', 'gpt-4o'], 'off', {}],
    'a name with its maker before it': [['azure', 'openai/gpt-5'], 'high', effort('high')],
    'DeepSeek switches': [['deepseek', 'deepseek-chat'], 'on', { thinking: { type: 'enabled' } }],
    'a switch takes every effort as on': [['deepseek', 'deepseek-chat'], 'low', { thinking: { type: 'enabled' } }],
    'DeepSeek off': [['deepseek', 'deepseek-reasoner'], 'off', { thinking: { type: 'disabled' } }],
    'Qwen at vLLM': [['vllm', 'Qwen/Qwen3-8B'], 'off', template({ enable_thinking: false })],
    'DeepSeek at SGLang': [['sglang', 'deepseek-ai/DeepSeek-V3.1'], 'on', template({ thinking: true })],
    'gpt-oss at llama.cpp': [['llamaCpp', 'gpt-oss-20b-mxfp4.gguf'], 'high', template({ reasoning_effort: 'high' })],
    'gpt-oss at vLLM': [['vllm', 'openai/gpt-oss-20b'], 'medium', effort('medium')],
    'any other model at llama.cpp': [['llamaCpp', 'my-model'], 'off', template({ enable_thinking: false })],
    'OpenRouter turns it off': [['openrouter', 'anthropic/claude-sonnet-5'], 'off', { reasoning: { enabled: false } }],
    'OpenRouter with an effort': [['openrouter', 'x-ai/grok-4.3'], 'low', { reasoning: { effort: 'low' } }],
    'Together, a model with both modes': [['together', 'zai-org/GLM-5'], 'off', { reasoning: { enabled: false } }],
    'Together, a model that does not think': [['together', 'meta-llama/Llama-3.3-70B'], 'off', {}],
    'Gemini 2.5 Flash': [['gemini', 'models/gemini-2.5-flash'], 'off', effort('none')],
    'Gemini 3 always thinks': [['gemini', 'gemini-3-pro'], 'off', effort('low')],
    'an older Gemini': [['gemini', 'gemini-2.0-flash'], 'high', {}],
    'Qwen at Groq': [['groq', 'qwen/qwen3-32b'], 'high', effort('default')],
    'Llama at Groq': [['groq', 'llama-3.3-70b-versatile'], 'off', {}],
    'the nearest of two efforts': [['xai', 'grok-3-mini'], 'medium', effort('high')],
    'Grok 4 takes no effort': [['xai', 'grok-4'], 'high', {}],
    'Mistral thinks when asked to': [['mistral', 'mistral-medium-latest'], 'low', effort('high')],
    'and not unasked': [['mistral', 'mistral-small-latest'], 'off', {}],
    'LiteLLM is never made to think': [['litellm', 'claude-sonnet'], 'off', {}],
    'no switch is known': [['lmStudio', 'qwen3-8b'], 'off', {}],
  };
  for (const [name, row] of Object.entries(rows)) it(name, () => checkFields(...row));

  it('leaves out what was refused, and takes what comes closest of what was not', () => {
    const who: Who = ['fireworks', 'qwen3'];
    assert.deepEqual(thinkingFields(thinker(who, { dropped: ['reasoning_effort'] }), 'high'), {});
    const taken = { reasoningEfforts: ['low', 'high'] };
    assert.deepEqual(thinkingFields(thinker(who, taken), 'medium'), effort('high'));
    assert.deepEqual(thinkingFields(thinker(who, taken), 'off'), {});
    assert.deepEqual(thinkingFields(thinker(['openai', 'gpt-5'], { reasoningEfforts: ['high'] }), 'off'), {});
  });

  it('sends nothing without a wish', () => {
    for (const dialect of Object.values(DIALECTS)) {
      const options = { manners: mannersOf(dialect, 'gpt-5'), stream: true, extraBody: {} };
      const body = buildChatBody({ model: 'gpt-5', messages: [] }, options);
      for (const field of ['reasoning_effort', 'reasoning', 'thinking', 'chat_template_kwargs'])
        assert.ok(!(field in body), dialect.name);
    }
  });
});

describe('thinkingChoices', () => {
  const rows: Readonly<Record<string, readonly [Who, string]>> = {
    'all that Fireworks has': [['fireworks', 'glm-5'], 'off low medium high'],
    'nothing for a model that is not known to think': [['fireworks', 'llama-v3p1-8b-instruct'], ''],
    'no off for a model that cannot stop': [['openai', 'gpt-5'], 'low medium high'],
    'a switch': [['vllm', 'Qwen/Qwen3-8B'], 'off on'],
    'a switch where the server takes it for every model': [['llamaCpp', 'gemma-3-4b-it.gguf'], ''],
    'nothing where one choice is left': [['mistral', 'magistral-medium-latest'], ''],
    'high or not at all': [['mistral', 'mistral-small-latest'], 'off high'],
    'closed models through OpenRouter': [['openrouter', 'anthropic/claude-opus-4.8'], 'off on low medium high'],
    'closed models that do not think': [['openrouter', 'openai/gpt-4o'], ''],
    'every model of DeepSeek': [['deepseek', 'deepseek-chat'], 'off on'],
    'no family': [['generic', 'qwen3'], ''],
  };
  for (const [name, row] of Object.entries(rows)) it(name, () => checkChoices(...row));

  it('comes with the first thought of a model that nobody knows', () => {
    assert.deepEqual(thinkingChoices(thinker(['llamaCpp', 'my-model']), true), ['off', 'on']);
    assert.deepEqual(thinkingChoices(thinker(['generic', 'my-model']), true), []);
  });

  it('goes with a refusal', () => {
    assert.deepEqual(thinkingChoices(thinker(['vllm', 'qwen3'], { dropped: ['chat_template_kwargs'] }), true), []);
    const learned = { reasoningEfforts: ['low', 'medium', 'high'] };
    assert.deepEqual(thinkingChoices(thinker(['fireworks', 'glm-5'], learned), false), ['low', 'medium', 'high']);
  });
});
