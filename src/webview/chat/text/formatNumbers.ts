import type { UsageView } from '../../../shared/chatProtocol.ts';

/** A whole number with separators: `1,204`. */
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

/** A short time: `0.4 s`, `12 s`, `2 min 5 s`. */
export function formatSeconds(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** One line below an answer: `1,204 in · 86 out · 0.4 s · 52 tok/s`; `≈` stands in front of counts that are estimates. */
export function formatUsage(usage: UsageView): string {
  const about = usage.estimated ? '≈' : '';
  const parts = [`${about}${formatCount(usage.promptTokens)} in`, `${about}${formatCount(usage.completionTokens)} out`];
  if (usage.timeToFirstTokenMs !== undefined) parts.push(formatSeconds(usage.timeToFirstTokenMs));
  if (usage.tokensPerSecond !== undefined) parts.push(`${about}${formatRate(usage.tokensPerSecond)} tok/s`);
  return parts.join(' · ');
}

/** The same in words, for the tooltip and for screen readers. */
export function describeUsage(usage: UsageView): string {
  const lines = [
    `${formatCount(usage.promptTokens)} tokens in`,
    `${formatCount(usage.completionTokens)} tokens out`,
    ...(usage.cachedTokens === undefined
      ? []
      : [`${formatCount(usage.cachedTokens)} of those in came from the server's cache`]),
    ...(usage.timeToFirstTokenMs === undefined
      ? []
      : [`${formatSeconds(usage.timeToFirstTokenMs)} to the first token`]),
    ...(usage.tokensPerSecond === undefined ? [] : [`${formatRate(usage.tokensPerSecond)} tokens per second`]),
  ];
  return usage.estimated ? `${lines.join('\n')}\nEstimated: the server did not say.` : lines.join('\n');
}

/** `≈1,890 tok`: attachments are always estimates. */
export function formatTokens(tokens: number): string {
  return `≈${formatCount(tokens)} tok`;
}

function formatRate(tokensPerSecond: number): string {
  return tokensPerSecond < 9.95 ? tokensPerSecond.toFixed(1) : formatCount(tokensPerSecond);
}
