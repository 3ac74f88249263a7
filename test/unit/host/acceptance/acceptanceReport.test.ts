import assert from 'node:assert/strict';
import type { LanguageAcceptance } from '../../../../src/core/completion/acceptance/acceptanceStatistics.ts';
import { acceptanceReport } from '../../../../src/host/acceptance/acceptanceReport.ts';

const counts = (shown: number, accepted: number): LanguageAcceptance => ({
  shown,
  accepted,
  partly: 1,
  characters: 120,
  lines: 7,
  recentShort: { shown: 0, taken: 0 },
  recentLong: { shown: 0, taken: 0 },
});
const neutral = { waitFactor: () => 1, prefersShort: () => false };

describe('acceptanceReport', () => {
  it('says so when there is nothing', () => {
    assert.match(acceptanceReport({ statistics: {}, ...neutral }), /No suggestion has been shown/);
  });
  it('has a row a language, the busiest first, and their sum', () => {
    const report = acceptanceReport({ statistics: { go: counts(4, 1), rust: counts(20, 4) }, ...neutral });
    const rows = report.split('\n').filter((line) => line.startsWith('|'));
    assert.deepEqual(rows.slice(2), [
      '| rust | 20 | 4 | 1 | 25 % | 120 | 7 |',
      '| go | 4 | 1 | 1 | 50 % | 120 | 7 |',
      '| **All** | 24 | 5 | 2 | 29 % | 240 | 14 |',
    ]);
  });
  it('tells what follows from it', () => {
    const statistics = { go: counts(40, 1) };
    const report = acceptanceReport({ statistics, waitFactor: () => 1.35, prefersShort: () => true });
    assert.match(report, /In go, Interline waits 35 % longer/);
    assert.match(report, /In go, suggestions are kept short/);
  });
  it('lets a language name be no markdown', () => {
    assert.ok(
      !acceptanceReport({ statistics: { '[x](command:y)': counts(1, 1) }, ...neutral }).includes('[x](command:y)'),
    );
  });
});
