import assert from 'node:assert/strict';
import { entryTakesImages, nameTakesImages } from '../../../../src/core/endpoint/takesImages.ts';

describe('nameTakesImages', () => {
  const checkName = (name: string, expected: true | undefined): void => {
    it(`${name}: ${expected ?? 'does not say'}`, () => assert.equal(nameTakesImages(name), expected));
  };
  for (const name of [
    'gpt-4o-mini',
    'gpt-4.1',
    'gpt-5',
    'o3',
    'o4-mini',
    'openai/o1',
    'claude-3-5-sonnet-latest',
    'anthropic/claude-sonnet-4-5',
    'gemini-2.5-pro',
    'gemma3:12b',
    'google/gemma-3-27b-it',
    'pixtral-12b-2409',
    'mistral-small-3.1-24b-instruct',
    'llava:13b',
    'qwen2.5-vl-72b-instruct',
    'Qwen/Qwen3-VL-30B-A3B-Instruct',
    'accounts/fireworks/models/qwen2p5-vl-32b-instruct',
    'accounts/fireworks/models/llama-v3p2-90b-vision-instruct',
    'meta-llama/Llama-4-Scout-17B-16E-Instruct',
    'accounts/fireworks/models/llama4-maverick-instruct-basic',
    'accounts/fireworks/models/phi-3-vision-128k-instruct',
    'deepseek-vl2',
    'InternVL3-8B',
    'minicpm-v:8b',
    'moondream',
    'grok-4',
    'glm-4.5v',
    'HuggingFaceTB/SmolVLM-Instruct',
  ])
    checkName(name, true);
  for (const name of [
    'gpt-3.5-turbo',
    'o1-mini',
    'gpt-oss-120b',
    'accounts/fireworks/models/starcoder-16b-w8a16',
    'accounts/fireworks/models/llama-v3p1-8b-instruct',
    'llama3.2:3b',
    'qwen2.5-coder-7b',
    'qwen3-coder',
    'deepseek-chat',
    'deepseek-r1',
    'mistral-small-24b-2501',
    'codestral-latest',
    'gemma2:9b',
    'codegemma',
    'glm-4.5-air',
    'phi-4-mini',
    'kimi-k2-instruct',
    'tinyllama-1.1b',
    'devstral-small',
    'gpt2-vlsp',
  ])
    checkName(name, undefined);
});

describe('entryTakesImages', () => {
  const checkEntry = (
    server: string,
    entry: Readonly<Record<string, unknown>>,
    expected: boolean | undefined,
  ): void => {
    it(`${server}: ${expected ?? 'does not say'}`, () => assert.equal(entryTakesImages(entry), expected));
  };
  checkEntry('OpenRouter', { architecture: { input_modalities: ['text', 'image'] } }, true);
  checkEntry('OpenRouter, text alone', { architecture: { input_modalities: ['text'] } }, false);
  checkEntry('GitHub Models', { supported_input_modalities: ['text', 'image', 'audio'] }, true);
  checkEntry('Fireworks', { supports_image_input: true }, true);
  checkEntry('Fireworks, text alone', { supports_image_input: false }, false);
  checkEntry('Mistral', { capabilities: { vision: true, completion_chat: true } }, true);
  checkEntry('Mistral, text alone', { capabilities: { vision: false } }, false);
  checkEntry('llama.cpp', { capabilities: ['completion', 'multimodal'] }, true);
  checkEntry('llama.cpp, text alone', { capabilities: ['completion'] }, undefined);
  checkEntry('LM Studio', { type: 'vlm' }, true);
  checkEntry('LM Studio, text alone', { type: 'llm' }, undefined);
  checkEntry('vLLM', { id: 'm', max_model_len: 8192 }, undefined);
});
