import assert from 'node:assert/strict';
import { createUsageLedger } from '../../../../src/core/usage/usageLedger.ts';
import type { UsageRecord } from '../../../../src/core/usage/usageRecord.ts';
import { usageReport } from '../../../../src/host/usage/usageReport.ts';

const record = (more: Partial<UsageRecord> = {}): UsageRecord => ({
  role: 'completion',
  endpointName: 'local',
  model: 'sc',
  usage: { promptTokens: 1700, completionTokens: 17, totalTokens: 1717, cachedTokens: 5, source: 'reported' },
  startedAt: 0,
  outcome: 'completed',
  ...more,
});

function checkReport(name: string, records: readonly UsageRecord[], lines: readonly string[]): void {
  it(name, () => {
    const ledger = createUsageLedger();
    for (const entry of records) ledger.record(entry);
    const report = usageReport(ledger).split('\n');
    for (const line of lines) assert.ok(report.includes(line), `${line}\n${report.join('\n')}`);
  });
}

describe('usageReport', () => {
  const guess = { promptTokens: 3, completionTokens: 1, totalTokens: 4, source: 'estimated' } as const;
  checkReport('nothing yet', [], ['No request has been sent from this window yet.']);
  checkReport(
    'exact numbers by model, and their sum',
    [record(), record({ model: 'other' })],
    ['| local | sc | suggestions | 1 | 1700 | 17 | 5 |', '| **All** | | | 2 | 3400 | 34 | 10 |'],
  );
  checkReport(
    'estimates are marked in their line and in the sum',
    [record(), record({ role: 'chat', usage: guess })],
    [
      '| local | sc | chat | 1 | ≈3 | ≈1 | 0 |',
      '| local | sc | suggestions | 1 | 1700 | 17 | 5 |',
      '| **All** | | | 2 | ≈1703 | ≈18 | 5 |',
      'Last request: ≈3 in, ≈1 out.',
    ],
  );
  checkReport(
    'times of the last request',
    [record({ timeToFirstTokenMs: 80, tokensPerSecond: 50 })],
    ['Last request: 1700 in, 17 out, 5 from the cache, first token after 80 ms, 50 tokens/s.'],
  );
  checkReport(
    'a prompt cache that helps nothing',
    Array.from({ length: 25 }, () => record({ usage: { ...record().usage, cachedTokens: 0 } })),
    [
      'local read the last 24 prompts anew, although they begin alike: something between here and the model, a load balancer for example, seems to defeat its prompt cache.',
    ],
  );
  checkReport(
    'costs, where they are known',
    [record({ cost: { amount: 0.25, currency: 'USD', estimated: false } }), record({ role: 'chat' })],
    [
      '| Endpoint | Model | For | Requests | In | Out | Cached | Cost |',
      '| local | sc | suggestions | 1 | 1700 | 17 | 5 | $0.25 |',
      '| local | sc | chat | 1 | 1700 | 17 | 5 | – |',
      '| **All** | | | 2 | 3400 | 34 | 10 | $0.25 |',
    ],
  );
  checkReport(
    'the cost of the last request',
    [record({ cost: { amount: 0.002, currency: 'EUR', estimated: true } })],
    ['Last request: 1700 in, 17 out, 5 from the cache, ≈€0.002.'],
  );
  checkReport(
    'hostile names',
    [record({ model: 'a|b', endpointName: '<i>' })],
    ['| \\<i\\> | a\\|b | suggestions | 1 | 1700 | 17 | 5 |'],
  );
});
