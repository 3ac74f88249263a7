import { strict as assert } from 'node:assert';
import { plausibleTemplates } from '../../../../src/core/doctor/plausibleTemplates.ts';
import { FIM_TEMPLATES } from '../../../../src/core/fim/fimTemplates.ts';

function checkFamilies(model: string, expected: readonly string[]): void {
  it(`${model || 'a nameless model'} is tried with ${expected.join(', ')}`, () => {
    assert.deepEqual(
      plausibleTemplates(model).map(({ family }) => family),
      expected,
    );
  });
}

describe('plausibleTemplates', () => {
  checkFamilies('accounts/fireworks/models/starcoder-16b-w8a16', ['starcoder', 'mellum', 'qwen']);
  checkFamilies('JetBrains/Mellum-4b-base', ['mellum', 'starcoder2', 'qwen']);
  checkFamilies('qwen2.5-coder:7b-base', ['qwen', 'starcoder', 'granite4']);
  checkFamilies('zai-org/GLM-4.6', ['glm', 'codegeex4', 'qwen']);
  checkFamilies('gpt-5', ['starcoder', 'qwen', 'mellum']);
  checkFamilies('', ['starcoder', 'mellum', 'qwen']);

  it('tries both orders for every family that could be confused with one of the other order', () => {
    for (const { family } of FIM_TEMPLATES.filter((template) => template.kind === 'fim')) {
      const orders = new Set(plausibleTemplates(family).map(({ order }) => order));
      if (['starcoder', 'starcoder2', 'mellum', 'glm', 'codegeex4', 'codestral'].includes(family))
        assert.equal(orders.size, 2, family);
    }
  });

  it('never asks more than three times', () => {
    for (const { family } of FIM_TEMPLATES) assert.ok(plausibleTemplates(family).length <= 3, family);
  });
});
