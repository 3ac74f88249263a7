import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { shortModelName } from '../../../../src/core/util/shortModelName.ts';

describe('shortModelName', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['accounts/fireworks/models/starcoder-16b', 'starcoder-16b'],
    ['accounts/me/deployments/a1', 'a1'],
    ['meta-llama/Llama-3', 'meta-llama/Llama-3'],
    ['accounts/fireworks/models/', 'accounts/fireworks/models/'],
  ];
  for (const [name, expected] of rows) it(name, () => assert.equal(shortModelName(name), expected));
});
