import assert from 'node:assert/strict';
import { connectionTo } from '../../../support/wireClient.ts';
import { familyOfModel } from '../../../../src/core/fim/modelFamilies.ts';
import { selectFimTemplate, templateForTarget } from '../../../../src/core/fim/selectFimTemplate.ts';

function checkModel(modelId: string, family: string): void {
  it(`${modelId} speaks ${family}`, () => assert.equal(familyOfModel(modelId), family));
}

describe('selectFimTemplate', () => {
  checkModel('accounts/fireworks/models/starcoder-16b-w8a16', 'starcoder');
  checkModel('accounts/fireworks/models/starcoder-7b', 'starcoder');
  checkModel('bigcode/tiny_starcoder_py', 'starcoder');
  checkModel('bigcode/starcoder2-15b', 'starcoder2');
  checkModel('starcoder2:3b', 'starcoder2');
  checkModel('accounts/fireworks/models/starcoder2-7b', 'starcoder2');
  checkModel('bigcode/santacoder', 'santacoder');
  checkModel('smallcloudai/Refact-1_6B-fim', 'starcoder');
  checkModel('stabilityai/stable-code-3b', 'starcoder');
  checkModel('ibm-granite/granite-34b-code-base-8k', 'starcoder');
  checkModel('ibm-granite/granite-4.0-h-tiny-base', 'granite4');
  checkModel('ibm-granite/granite-3.3-8b-instruct', 'chat');
  checkModel('codellama/CodeLlama-13b-hf', 'codellama');
  checkModel('/models/codellama-7b.Q4_K_M.gguf', 'codellama');
  checkModel('deepseek-ai/deepseek-coder-6.7b-base', 'deepseek');
  checkModel('DeepSeek-Coder-V2-Lite-Base', 'deepseek');
  checkModel('deepseek-chat', 'chat');
  checkModel('deepseek-ai/DeepSeek-R1', 'chat');
  checkModel('Qwen/Qwen2.5-Coder-7B', 'qwen');
  checkModel('qwen2.5-coder:7b-base-q4_0', 'qwen');
  checkModel('Qwen3-Coder-30B-A3B-Instruct', 'qwen');
  checkModel('accounts/fireworks/models/qwen2p5-coder-32b-instruct', 'qwen');
  checkModel('qwen3:8b', 'chat');
  checkModel('codeqwen:7b-code', 'codeqwen');
  checkModel('Qwen/CodeQwen1.5-7B', 'codeqwen');
  checkModel('google/codegemma-7b', 'codegemma');
  checkModel('google/gemma-2-9b-it', 'chat');
  checkModel('mistralai/Codestral-22B-v0.1', 'codestral');
  checkModel('mistralai/Mamba-Codestral-7B-v0.1', 'chat');
  checkModel('mistral-large-latest', 'chat');
  checkModel('ByteDance-Seed/Seed-Coder-8B-Base', 'seedCoder');
  checkModel('JetBrains/Mellum-4b-base', 'mellum');
  checkModel('codegeex4-all-9b', 'codegeex4');
  checkModel('zai-org/GLM-4.6', 'glm');
  checkModel('mercury-coder-small', 'mercury');
  checkModel('infly/OpenCoder-8B-Base', 'chat');
  checkModel('gpt-3.5-turbo-instruct', 'suffixField');
  checkModel('gpt-4o-mini', 'chat');
  checkModel('o3-mini', 'chat');
  checkModel('claude-sonnet-4', 'chat');
  checkModel('llama-3.3-70b-versatile', 'chat');
  checkModel('meta-llama/Llama-3.1-8B-Instruct', 'chat');
  checkModel('tiny-fim', 'starcoder');
  checkModel('acme-code-v2', 'starcoder');
  checkModel('something-nobody-knows', 'starcoder');
  checkModel('acme-7b-instruct', 'chat');
  checkModel('', 'starcoder');

  const taught = [
    ['a model that only chats is asked in words', 'starcoder', { chatOnly: true }, 'chat'],
    ['also over a family that the user names', 'starcoder', { chatOnly: true }, 'chat', 'codestral'],
    ['a suffix that is refused is put into words', 'gpt-3.5-turbo-instruct', { suffixRefused: true }, 'chat'],
    ['a template needs no suffix field', 'starcoder', { suffixRefused: true }, 'starcoder'],
    ['nothing learned changes nothing', 'starcoder', undefined, 'starcoder'],
  ] as const;
  for (const [name, model, learned, family, setting = 'auto'] of taught)
    it(name, () => {
      assert.equal(
        templateForTarget(setting, {
          model,
          connection: connectionTo('http://127.0.0.1:9'),
          ...(learned && { learned }),
        }).family,
        family,
      );
    });
  it('obeys a family that the user names, over the model', () => {
    assert.equal(selectFimTemplate('codestral', 'starcoder-7b').family, 'codestral');
  });
  it('falls back to the model when the named family is unknown', () => {
    assert.equal(selectFimTemplate('no such family', 'starcoder-7b').family, 'starcoder');
  });
  it('reads a template of the user, with its order, its escapes and its tokens', () => {
    const template = selectFimTemplate('<|suf|>{suffix}<|pre|>{filename}\\n{prefix}<|mid|>', 'gpt-4o');
    assert.deepEqual(template, {
      kind: 'fim',
      family: 'user',
      order: 'suffixFirst',
      prompt: '<|suf|>{suffix}<|pre|>{filename}\n{prefix}<|mid|>',
      stops: ['<|suf|>', '<|pre|>', '<|mid|>'],
      sentinels: ['<|suf|>', '<|pre|>', '<|mid|>'],
    });
  });
});
