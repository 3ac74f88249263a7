import { t } from '@vscode/l10n';
import { displayLocale } from '../../util/displayLocale.ts';
import type { ConversationSummary } from './conversationSummary.ts';

export interface SummaryGroup {
  readonly label: string;
  readonly summaries: readonly ConversationSummary[];
}

/** Pinned ones, today, yesterday, the last seven days, then by month. Keeps the order, which must be that of `compareSummaries`. */
export function groupByDay(summaries: readonly ConversationSummary[], now: number): readonly SummaryGroup[] {
  const groups = new Map<string, ConversationSummary[]>();
  for (const summary of summaries) {
    const label = summary.isPinned ? t('Pinned') : dayLabel(summary.usedAt, now);
    groups.set(label, [...(groups.get(label) ?? []), summary]);
  }
  return [...groups].map(([label, members]) => ({ label, summaries: members }));
}

function dayLabel(at: number, now: number): string {
  const day = (offset: number): number => startOfDay(now, offset);
  if (at >= day(0)) return t('Today');
  if (at >= day(-1)) return t('Yesterday');
  if (at >= day(-6)) return t('Last 7 days');
  return new Intl.DateTimeFormat(displayLocale(), { month: 'long', year: 'numeric' }).format(at);
}

/** Days are not all of the same length: the calendar knows. */
function startOfDay(now: number, offset: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + offset).getTime();
}
