import { formatDuration, formatSpeed } from '../../core/usage/formatUsage.ts';
import { describeUncached } from '../../core/usage/promptCacheWatch.ts';
import type { UsageGroup, UsageLedger, UsageTotals } from '../../core/usage/usageLedger.ts';
import { escapeMarkdown } from '../../core/util/escapeMarkdown.ts';

/** Token usage of this window as a markdown document with exact numbers; `≈` marks sums that hold an estimate. */
export function usageReport(usage: Pick<UsageLedger, 'totals' | 'groups' | 'lastRequest' | 'uncached'>): string {
  if (usage.totals.requests === 0) return '# Token usage\n\nNo request has been sent from this window yet.\n';
  const header = '| Endpoint | Model | For | Requests | In | Out | Cached |\n|:--|:--|:--|--:|--:|--:|--:|';
  const rows = usage.groups.map(groupRow);
  const sum = `| **All** | | | ${counts(usage.totals)} |`;
  return [
    '# Token usage',
    [header, ...rows, sum].join('\n'),
    lastRequestLine(usage),
    cacheNote(usage),
    note(usage.totals),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function groupRow({ endpointName, model, role, totals }: UsageGroup): string {
  return `| ${escapeMarkdown(endpointName)} | ${escapeMarkdown(model)} | ${role} | ${counts(totals)} |`;
}

function counts({ requests, promptTokens, completionTokens, cachedTokens, estimated }: UsageTotals): string {
  const mark = estimated ? '≈' : '';
  return `${requests} | ${mark}${promptTokens} | ${mark}${completionTokens} | ${cachedTokens}`;
}

function lastRequestLine({ lastRequest }: Pick<UsageLedger, 'lastRequest'>): string {
  if (!lastRequest) return '';
  const { usage, timeToFirstTokenMs, tokensPerSecond } = lastRequest;
  const mark = usage.source === 'estimated' ? '≈' : '';
  const parts = [
    `${mark}${usage.promptTokens} in, ${mark}${usage.completionTokens} out`,
    ...(usage.cachedTokens === undefined ? [] : [`${usage.cachedTokens} from the cache`]),
    ...(timeToFirstTokenMs === undefined ? [] : [`first token after ${formatDuration(timeToFirstTokenMs)}`]),
    ...(tokensPerSecond === undefined ? [] : [formatSpeed(tokensPerSecond)]),
  ];
  return `Last request: ${parts.join(', ')}.`;
}

function cacheNote({ uncached }: Pick<UsageLedger, 'uncached'>): string {
  return uncached ? describeUncached(uncached, escapeMarkdown(uncached.endpointName)) : '';
}

function note({ estimated }: UsageTotals): string {
  return estimated
    ? "≈: at least one answer came without the server's own counts, or was stopped before they came."
    : '';
}
