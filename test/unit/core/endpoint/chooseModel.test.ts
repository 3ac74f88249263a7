import assert from 'node:assert/strict';
import { chooseModel } from '../../../../src/core/endpoint/chooseModel.ts';
import type { Role } from '../../../../src/core/settings/endpoint.ts';

function checkChoice(role: Role, ids: readonly string[], expected: string | undefined): void {
  it(`${role} of [${ids.join(', ')}] is ${expected}`, () => {
    const models = ids.map((id) => ({ id }));
    assert.equal(chooseModel(models, role), expected);
  });
}

describe('chooseModel', () => {
  checkChoice('completion', [], undefined);
  checkChoice('completion', ['practice'], 'practice');
  checkChoice('completion', ['llama3:8b', 'qwen2.5-coder:1.5b-base'], 'qwen2.5-coder:1.5b-base');
  checkChoice(
    'completion',
    ['text-embedding-3-small', 'whisper-1', 'gpt-4o', 'gpt-3.5-turbo-instruct'],
    'gpt-3.5-turbo-instruct',
  );
  checkChoice('completion', ['nomic-embed-text', 'mistral'], 'mistral');
  checkChoice('completion', ['nomic-embed-text:latest'], undefined);
  checkChoice('chat', ['text-embedding-3-small', 'davinci-002', 'gpt-4o'], 'gpt-4o');
  checkChoice(
    'chat',
    ['bigcode/starcoder2-7b', 'meta-llama/Llama-3.1-8B-Instruct'],
    'meta-llama/Llama-3.1-8B-Instruct',
  );
  checkChoice('chat', ['dall-e-3', 'gpt-image-1', 'gpt-4o-mini'], 'gpt-4o-mini');
  checkChoice('chat', ['bigcode/starcoder2-7b'], 'bigcode/starcoder2-7b');
  checkChoice('edit', ['bge-m3', 'any-name'], 'any-name');
});
