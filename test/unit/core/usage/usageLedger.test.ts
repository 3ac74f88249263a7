import assert from 'node:assert/strict';
import { createUsageLedger, NO_USAGE } from '../../../../src/core/usage/usageLedger.ts';
import type { TokenUsage } from '../../../../src/core/usage/tokenUsage.ts';
import type { UsageRecord } from '../../../../src/core/usage/usageRecord.ts';

const usage = (promptTokens: number, completionTokens: number, more: Partial<TokenUsage> = {}): TokenUsage => ({
  promptTokens,
  completionTokens,
  totalTokens: promptTokens + completionTokens,
  source: 'reported',
  ...more,
});

const record = (tokens: TokenUsage, more: Partial<UsageRecord> = {}): UsageRecord => ({
  role: 'completion',
  endpointName: 'Fireworks',
  model: 'starcoder',
  usage: tokens,
  startedAt: 1,
  outcome: 'completed',
  ...more,
});

function checkTotals(name: string, records: readonly UsageRecord[], expected: Partial<typeof NO_USAGE>): void {
  it(name, () => {
    const ledger = createUsageLedger();
    for (const entry of records) ledger.record(entry);
    assert.deepEqual(ledger.totals, { ...NO_USAGE, requests: records.length, ...expected });
    const restored = createUsageLedger(JSON.parse(JSON.stringify(ledger.save())));
    assert.deepEqual(restored.totals, ledger.totals, 'the sums survive saving');
    assert.deepEqual(restored.lastRequest, ledger.lastRequest);
  });
}

describe('createUsageLedger', () => {
  checkTotals('starts empty', [], {});
  checkTotals('adds what the servers count', [record(usage(7, 17)), record(usage(10, 5, { cachedTokens: 4 }))], {
    promptTokens: 17,
    completionTokens: 22,
    cachedTokens: 4,
  });
  checkTotals(
    'one guess makes the sum a guess',
    [record(usage(7, 17)), record(usage(3, 0, { source: 'estimated' }), { outcome: 'aborted' })],
    { promptTokens: 10, completionTokens: 17, estimated: true },
  );
  checkTotals(
    'a refused request without tokens leaves the sum exact',
    [record(usage(7, 17)), record(usage(0, 0, { source: 'estimated' }), { outcome: 'failed' })],
    { promptTokens: 7, completionTokens: 17 },
  );
  checkTotals(
    'adds up what is known of costs',
    [
      record(usage(1, 2), { cost: { amount: 0.5, currency: 'EUR', estimated: false } }),
      record(usage(1, 2)),
      record(usage(1, 2, { costUsd: 1 }), { cost: { amount: 0.25, currency: 'EUR', estimated: true } }),
    ],
    { promptTokens: 3, completionTokens: 6, costs: [{ amount: 0.75, currency: 'EUR', estimated: true }] },
  );
  checkTotals(
    'keeps measured times of the last request',
    [record(usage(1, 2), { timeToFirstTokenMs: 81.5, tokensPerSecond: 40 })],
    { promptTokens: 1, completionTokens: 2 },
  );

  it('keeps endpoints, models and roles apart, the largest first', () => {
    const ledger = createUsageLedger();
    ledger.record(record(usage(1, 1)));
    ledger.record(record(usage(100, 1), { role: 'chat' }));
    ledger.record(record(usage(10, 1), { model: 'other' }));
    ledger.record(record(usage(1000, 1), { endpointName: 'local' }));
    ledger.record(record(usage(1, 1)));
    assert.deepEqual(
      ledger.groups.map((group) => [group.endpointName, group.model, group.role, group.totals.promptTokens]),
      [
        ['local', 'starcoder', 'completion', 1000],
        ['Fireworks', 'starcoder', 'chat', 100],
        ['Fireworks', 'other', 'completion', 10],
        ['Fireworks', 'starcoder', 'completion', 2],
      ],
    );
  });
  it('tells its listeners of records and of a reset, and no one who left', () => {
    const ledger = createUsageLedger();
    let told = 0;
    const leave = ledger.onDidChange(() => told++);
    ledger.record(record(usage(1, 1)));
    ledger.reset();
    assert.equal(told, 2);
    assert.deepEqual(ledger.totals, NO_USAGE);
    assert.equal(ledger.lastRequest, undefined);
    leave();
    ledger.record(record(usage(1, 1)));
    assert.equal(told, 2);
  });
});

describe('createUsageLedger: what storage gives back', () => {
  const good = { role: 'chat', endpointName: 'a', model: 'm', totals: { ...NO_USAGE, promptTokens: 5 } };
  const rows: readonly (readonly [string, unknown, number])[] = [
    ['nothing', undefined, 0],
    ['a text', 'x', 0],
    ['groups that are no list', { groups: {} }, 0],
    ['a good group', { groups: [good] }, 5],
    ['a good group beside a damaged one', { groups: [good, { ...good, totals: { promptTokens: 'x' } }, null] }, 5],
    ['an unknown role', { groups: [{ ...good, role: 'agent' }] }, 0],
    ['a negative count', { groups: [{ ...good, totals: { ...good.totals, promptTokens: -5 } }] }, 0],
    ['a damaged last request', { groups: [good], lastRequest: { role: 'chat' } }, 5],
  ];
  for (const [name, saved, promptTokens] of rows)
    it(name, () => {
      const ledger = createUsageLedger(saved);
      assert.equal(ledger.totals.promptTokens, promptTokens);
      assert.equal(ledger.lastRequest, undefined);
    });
});
