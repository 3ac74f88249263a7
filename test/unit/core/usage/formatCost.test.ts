import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { formatCost, formatCosts } from '../../../../src/core/usage/formatCost.ts';

type Row = readonly [amount: number, currency: string, locale: string, expected: string];

function checkFormat(...[amount, currency, locale, expected]: Row): void {
  // Some locales part the sign from the number by a space that does not break.
  const written = formatCost({ amount, currency, estimated: false }, locale).replace(/\s/g, ' ');
  assert.equal(written, expected);
}

describe('formatCost', () => {
  const rows: readonly Row[] = [
    [0, 'USD', 'en', '$0.00'],
    [1.256, 'USD', 'en', '$1.26'],
    [1234.5, 'USD', 'en', '$1,234.50'],
    [0.5, 'USD', 'en', '$0.50'],
    [0.034, 'USD', 'en', '$0.034'],
    [0.01, 'USD', 'en', '$0.01'],
    [0.00042, 'USD', 'en', '$0.00042'],
    [0.000000000001, 'USD', 'en', '$0.00'],
    [1.256, 'EUR', 'de', '1,26 €'],
    [0.034, 'EUR', 'de', '0,034 €'],
    [12.4, 'JPY', 'en', '¥12'],
    [0.4, 'JPY', 'en', '¥0.4'],
  ];
  for (const row of rows) it(row.join(' '), () => checkFormat(...row));

  it('marks what is not sure, and parts currencies', () => {
    const euro = { amount: 1, currency: 'EUR', estimated: true };
    assert.equal(formatCosts([euro, { amount: 2, currency: 'USD', estimated: false }], 'en'), '≈€1.00 + $2.00');
    assert.equal(formatCosts([], 'en'), '');
  });
});
