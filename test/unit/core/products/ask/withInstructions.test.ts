import assert from 'node:assert/strict';
import { withInstructions } from '../../../../../src/core/products/ask/withInstructions.ts';

const MESSAGES = [
  { role: 'system', content: 'Write.' },
  { role: 'user', content: 'This.' },
] as const;

describe('withInstructions', () => {
  it('adds them to the system prompt alone', () =>
    assert.deepEqual(withInstructions(MESSAGES, 'Use tabs.'), [
      { role: 'system', content: 'Write.\n\nUse tabs.' },
      { role: 'user', content: 'This.' },
    ]));
  it('adds nothing where the project asks nothing', () => assert.deepEqual(withInstructions(MESSAGES, ''), MESSAGES));
});
