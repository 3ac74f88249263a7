import { t } from '@vscode/l10n';
import { formatNumber } from '../util/formatNumber.ts';

const THOUSAND = 1000;
const UNITS = ['', 'k', 'M', 'G'] as const;

/** A token count as people read it: `950`, `12.3k`, `1.2M`; three digits at most, `≈` in front of an estimate. */
export function formatTokens(tokens: number, estimated = false): string {
  return (estimated ? '≈' : '') + shorten(Math.max(0, Math.round(tokens)));
}

/** `850 ms` below a second, then `1.2 s`, then `3 min 5 s`. */
export function formatDuration(durationMs: number): string {
  const ms = Math.max(0, Math.round(durationMs));
  if (ms < THOUSAND) return `${ms} ms`;
  // 59.96 s would round to "60.0 s".
  if (ms < 59_950) return `${formatNumber(ms / THOUSAND, 1)} s`;
  const seconds = Math.round(ms / THOUSAND);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `7.4 tokens/s`, without decimals from ten on. */
export function formatSpeed(tokensPerSecond: number): string {
  const digits = tokensPerSecond < 9.95 ? 1 : 0;
  return t('{0} tokens/s', formatNumber(tokensPerSecond, digits));
}

function shorten(count: number): string {
  let value = count;
  let unit = 0;
  // Rounding may reach the next unit: 999 950 is 1.0M, not 1000k.
  while (unit < UNITS.length - 1 && value >= (unit === 0 ? THOUSAND : 999.5)) {
    value /= THOUSAND;
    unit++;
  }
  if (unit === 0) return String(value);
  return `${formatNumber(value, value < 99.95 ? 1 : 0)}${UNITS[unit] ?? ''}`;
}
