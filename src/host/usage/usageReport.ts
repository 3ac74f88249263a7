import { t } from '@vscode/l10n';
import { formatCost, formatCosts } from '../../core/usage/formatCost.ts';
import { formatDuration, formatSpeed } from '../../core/usage/formatUsage.ts';
import { describeUncached } from '../../core/usage/promptCacheWatch.ts';
import type { UsageLedger } from '../../core/usage/usageLedger.ts';
import type { UsageGroup, UsageTotals } from '../../core/usage/usageTotals.ts';
import { escapeMarkdown } from '../../core/util/escapeMarkdown.ts';

/** Token usage of this window as a markdown document with exact numbers; `≈` marks sums that hold an estimate. */
export function usageReport(usage: Pick<UsageLedger, 'totals' | 'groups' | 'lastRequest' | 'uncached'>): string {
  if (usage.totals.requests === 0)
    return `# ${t('Token usage')}\n\n${t('No request has been sent from this window yet.')}\n`;
  const isPriced = usage.totals.costs !== undefined;
  const columns = [t('Endpoint'), t('Model'), t('For'), t('Requests'), t('In'), t('Out'), t('Cached')];
  const shown = isPriced ? [...columns, t('Cost')] : columns;
  const header = `| ${shown.join(' | ')} |\n|:--|:--|:--|--:|--:|--:|--:|${isPriced ? '--:|' : ''}`;
  const costCell = ({ costs = [] }: UsageTotals): string => (isPriced ? ` ${formatCosts(costs) || '–'} |` : '');
  const rows = usage.groups.map((group) => groupRow(group) + costCell(group.totals));
  const sum = `| **${t('All')}** | | | ${counts(usage.totals)} |${costCell(usage.totals)}`;
  return [
    `# ${t('Token usage')}`,
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
  return `| ${escapeMarkdown(endpointName)} | ${escapeMarkdown(model)} | ${roleName(role)} | ${counts(totals)} |`;
}

function roleName(role: UsageGroup['role']): string {
  switch (role) {
    case 'completion':
      return t('suggestions');
    case 'chat':
      return t('chat');
    case 'edit':
      return t('edits');
  }
}

function counts({ requests, promptTokens, completionTokens, cachedTokens, estimated }: UsageTotals): string {
  const mark = estimated ? '≈' : '';
  return `${requests} | ${mark}${promptTokens} | ${mark}${completionTokens} | ${cachedTokens}`;
}

function lastRequestLine({ lastRequest }: Pick<UsageLedger, 'lastRequest'>): string {
  if (!lastRequest) return '';
  const { usage, timeToFirstTokenMs, tokensPerSecond, cost } = lastRequest;
  const mark = usage.source === 'estimated' ? '≈' : '';
  const parts = [
    t('{0} in, {1} out', `${mark}${usage.promptTokens}`, `${mark}${usage.completionTokens}`),
    ...(usage.cachedTokens === undefined ? [] : [t('{0} from the cache', usage.cachedTokens)]),
    ...(timeToFirstTokenMs === undefined ? [] : [t('first token after {0}', formatDuration(timeToFirstTokenMs))]),
    ...(tokensPerSecond === undefined ? [] : [formatSpeed(tokensPerSecond)]),
    ...(cost === undefined ? [] : [formatCost(cost)]),
  ];
  return t('Last request: {0}.', parts.join(', '));
}

function cacheNote({ uncached }: Pick<UsageLedger, 'uncached'>): string {
  return uncached ? describeUncached(uncached, escapeMarkdown(uncached.endpointName)) : '';
}

function note({ estimated }: UsageTotals): string {
  return estimated
    ? t("≈: at least one answer came without the server's own counts, or was stopped before they came.")
    : '';
}
