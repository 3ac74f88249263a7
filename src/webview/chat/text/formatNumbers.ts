import { t } from '@vscode/l10n';
import { displayLocale } from '../../../core/util/displayLocale.ts';
import { formatNumber } from '../../../core/util/formatNumber.ts';
import type { UsageView } from '../../../shared/chatProtocol.ts';

/** A whole number with separators: `1,204`. */
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString(displayLocale());
}

/** A short time: `0.4 s`, `12 s`, `2 min 5 s`. */
export function formatSeconds(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${formatNumber(seconds, 1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** One line below an answer: `1,204 in · 86 out · 0.4 s · 52 tok/s`; `≈` stands in front of counts that are estimates. */
export function formatUsage(usage: UsageView): string {
  const about = usage.estimated ? '≈' : '';
  const parts = [
    t('{0} in', about + formatCount(usage.promptTokens)),
    t('{0} out', about + formatCount(usage.completionTokens)),
  ];
  if (usage.timeToFirstTokenMs !== undefined) parts.push(formatSeconds(usage.timeToFirstTokenMs));
  if (usage.tokensPerSecond !== undefined) parts.push(t('{0} tok/s', about + formatRate(usage.tokensPerSecond)));
  if (usage.cost !== undefined) parts.push(usage.cost);
  return parts.join(' · ');
}

/** For narrow panels: `86 out`, with what it cost where that is known. */
export function formatUsageShort({ completionTokens, estimated, cost }: UsageView): string {
  const out = t('{0} out', `${estimated ? '≈' : ''}${formatCount(completionTokens)}`);
  return cost === undefined ? out : `${out} · ${cost}`;
}

/** The same in words, for the tooltip and for screen readers. */
export function describeUsage(usage: UsageView): string {
  const lines = [
    t('{0} tokens in', formatCount(usage.promptTokens)),
    t('{0} tokens out', formatCount(usage.completionTokens)),
    ...(usage.cachedTokens === undefined
      ? []
      : [t("{0} of those in came from the server's cache", formatCount(usage.cachedTokens))]),
    ...(usage.timeToFirstTokenMs === undefined
      ? []
      : [t('{0} to the first token', formatSeconds(usage.timeToFirstTokenMs))]),
    ...(usage.tokensPerSecond === undefined ? [] : [t('{0} tokens per second', formatRate(usage.tokensPerSecond))]),
    ...(usage.cost === undefined ? [] : [t('Cost: {0}', usage.cost)]),
  ];
  return [...lines, ...(usage.estimated ? [t('Estimated: the server did not say.')] : [])].join('\n');
}

/** `≈1,890 tok`: attachments are always estimates. */
export function formatTokens(tokens: number): string {
  return t('≈{0} tok', formatCount(tokens));
}

function formatRate(tokensPerSecond: number): string {
  return tokensPerSecond < 9.95 ? formatNumber(tokensPerSecond, 1) : formatCount(tokensPerSecond);
}
