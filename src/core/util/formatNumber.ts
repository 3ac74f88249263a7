import { displayLocale } from './displayLocale.ts';

/** A number with so many decimals as the display language writes it, `1.2` or `1,2`; no marks between thousands, which read as decimals elsewhere. */
export function formatNumber(value: number, decimals = 0): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: false };
  return new Intl.NumberFormat(displayLocale(), digits).format(value);
}
