import assert from 'node:assert/strict';
import type { UsageView } from '../../../../../src/shared/chatProtocol.ts';
import {
  describeUsage,
  formatCount,
  formatSeconds,
  formatTokens,
  formatUsage,
  formatUsageShort,
} from '../../../../../src/webview/chat/text/formatNumbers.ts';

const counts: UsageView = { promptTokens: 1204, completionTokens: 86, estimated: false };

function checkUsage(changes: Partial<UsageView>, expected: string): void {
  assert.equal(formatUsage({ ...counts, ...changes }), expected);
}

describe('formatUsage', () => {
  it('shows what is known', () => checkUsage({}, '1,204 in · 86 out'));
  it('shows speed', () =>
    checkUsage({ timeToFirstTokenMs: 412, tokensPerSecond: 52.4 }, '1,204 in · 86 out · 0.4 s · 52 tok/s'));
  it('shows the cost where it is known', () => checkUsage({ cost: '$0.0021' }, '1,204 in · 86 out · $0.0021'));
  it('marks estimates', () =>
    checkUsage({ estimated: true, tokensPerSecond: 3.14 }, '≈1,204 in · ≈86 out · ≈3.1 tok/s'));
});

describe('formatUsageShort', () => {
  const rows: readonly (readonly [Partial<UsageView>, string])[] = [
    [{}, '86 out'],
    [{ estimated: true, timeToFirstTokenMs: 412 }, '≈86 out'],
    [{ cost: '$0.0021' }, '86 out · $0.0021'],
  ];
  for (const [changes, expected] of rows)
    it(expected, () => assert.equal(formatUsageShort({ ...counts, ...changes }), expected));
});

describe('describeUsage', () => {
  it('says in words what the line abbreviates', () => {
    const words = describeUsage({ ...counts, cachedTokens: 1024, timeToFirstTokenMs: 412, tokensPerSecond: 52 });
    assert.deepEqual(words.split('\n'), [
      '1,204 tokens in',
      '86 tokens out',
      "1,024 of those in came from the server's cache",
      '0.4 s to the first token',
      '52 tokens per second',
    ]);
  });
  it('says that an estimate is one', () => assert.match(describeUsage({ ...counts, estimated: true }), /Estimated/));
});

describe('formatSeconds', () => {
  const rows: readonly (readonly [number, string])[] = [
    [0, '0.0 s'],
    [412, '0.4 s'],
    [9_949, '9.9 s'],
    [9_960, '10 s'],
    [59_400, '59 s'],
    [59_600, '1 min 0 s'],
    [125_000, '2 min 5 s'],
  ];
  for (const [milliseconds, expected] of rows) {
    it(`${milliseconds} ms is ${expected}`, () => assert.equal(formatSeconds(milliseconds), expected));
  }
});

describe('counts', () => {
  it('have separators', () => assert.equal(formatCount(1_234_567.4), '1,234,567'));
  it('of attachments are estimates', () => assert.equal(formatTokens(1890), '≈1,890 tok'));
});
