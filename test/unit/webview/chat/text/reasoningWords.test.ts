import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { thinkingWords, thoughtWords } from '../../../../../src/webview/chat/text/reasoningWords.ts';

function checkThought(view: Parameters<typeof thoughtWords>[0], expected: string): void {
  assert.equal(thoughtWords(view), expected);
}

describe('thoughtWords', () => {
  const exact = { count: 345, estimated: false };
  const rows: Readonly<Record<string, readonly [Parameters<typeof thoughtWords>[0], string]>> = {
    'all that is known': [{ reasoningMs: 12_300, reasoningTokens: exact }, 'Thought for 12 s · 345 tokens'],
    'an estimate': [
      { reasoningMs: 400, reasoningTokens: { count: 1204, estimated: true } },
      'Thought for 0.4 s · ≈1,204 tokens',
    ],
    'a single token': [
      { reasoningMs: 1000, reasoningTokens: { count: 1, estimated: false } },
      'Thought for 1.0 s · 1 token',
    ],
    minutes: [{ reasoningMs: 125_000 }, 'Thought for 2 min 5 s'],
    'from a version that did not measure': [{ reasoningTokens: exact }, 'Reasoning · 345 tokens'],
    nothing: [{}, 'Reasoning'],
  };
  for (const [name, row] of Object.entries(rows)) it(name, () => checkThought(...row));
});

describe('thinkingWords', () => {
  const rows: readonly (readonly [number, string])[] = [
    [0, 'Thinking…'],
    [999, 'Thinking…'],
    [5_400, 'Thinking… 5 s'],
    [59_900, 'Thinking… 59 s'],
    [61_000, 'Thinking… 1 min 1 s'],
  ];
  for (const [sinceMs, expected] of rows) it(`${sinceMs} ms`, () => assert.equal(thinkingWords(sinceMs), expected));
});
