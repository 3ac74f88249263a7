import { displayLocale } from '../util/displayLocale.ts';
import type { Cost } from './cost.ts';

const MOST_DIGITS = 8;

/** `$1.25`, `$0.034`, `≈€0.00042`: as the currency is written in the language of the words, small amounts with their first two digits. */
export function formatCost({ amount, currency, estimated }: Cost, locale = displayLocale()): string {
  const digits = amount > 0 && amount < 1 ? { maximumFractionDigits: fractionDigits(amount) } : {};
  const written = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...digits,
  }).format(amount);
  return estimated ? `≈${written}` : written;
}

/** Sums in several currencies stand side by side. */
export function formatCosts(costs: readonly Cost[], locale?: string): string {
  return costs.map((cost) => formatCost(cost, locale)).join(' + ');
}

function fractionDigits(amount: number): number {
  return Math.min(MOST_DIGITS, Math.max(2, Math.ceil(-Math.log10(amount)) + 1));
}
