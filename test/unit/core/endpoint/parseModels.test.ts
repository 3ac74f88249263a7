import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { DIALECTS } from '../../../../src/core/endpoint/dialects/dialects.ts';
import { parseModels } from '../../../../src/core/endpoint/parseModels.ts';
import type { ModelInfo } from '../../../../src/core/endpoint/requests.ts';
import type { DialectName } from '../../../../src/core/settings/endpoint.ts';

function checkEntry(name: DialectName, entry: object, expected: Omit<ModelInfo, 'id'>): void {
  assert.deepEqual(parseModels({ data: [{ id: 'm', ...entry }] }, DIALECTS[name]), [{ id: 'm', ...expected }]);
}

describe('parseModels', () => {
  const rows: Readonly<Record<string, readonly [DialectName, object, Omit<ModelInfo, 'id'>]>> = {
    'prices for a token, as texts': [
      'openrouter',
      { context_length: 8192, pricing: { prompt: '0.0000011', completion: '0.000004' } },
      { contextLength: 8192, price: { input: 1.1, output: 4 } },
    ],
    'free of charge': ['openrouter', { pricing: { prompt: '0', completion: '0' } }, { price: { input: 0, output: 0 } }],
    'it depends': ['openrouter', { pricing: { prompt: '-1', completion: '-1' } }, {}],
    'half a price': ['openrouter', { pricing: { prompt: '1' } }, {}],
    'no price at all': ['openrouter', { pricing: 'ask us' }, {}],
    'prices for a million tokens': [
      'together',
      { pricing: { input: 0.2, output: 0.6 } },
      { price: { input: 0.2, output: 0.6 } },
    ],
    'a family that lists none': [
      'vllm',
      { pricing: { prompt: '1', completion: '1' }, max_model_len: 4096 },
      { contextLength: 4096 },
    ],
  };
  for (const [name, row] of Object.entries(rows)) it(name, () => checkEntry(...row));
});
