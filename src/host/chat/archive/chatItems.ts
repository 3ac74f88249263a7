import * as vscode from 'vscode';
import type { SearchHit } from '../../../core/chat/archive/conversationArchive.ts';
import type { ConversationSummary } from '../../../core/chat/archive/conversationSummary.ts';
import { groupByDay } from '../../../core/chat/archive/groupByDay.ts';
import { displayLocale } from '../../../core/util/displayLocale.ts';
import { plainLabel } from '../../../core/util/plainLabel.ts';

/** A button of an entry, with what it does. */
export interface ActionButton extends vscode.QuickInputButton {
  readonly action: string;
}

/** An entry of a list of chats, or a heading, which stands for none. */
export interface ChatItem extends vscode.QuickPickItem {
  readonly summary?: ConversationSummary;
}

export type ButtonsOf = (summary: ConversationSummary) => readonly ActionButton[];

/** All chats below headings of days. */
export function groupedItems(
  summaries: readonly ConversationSummary[],
  now: number,
  buttonsOf: ButtonsOf,
): readonly ChatItem[] {
  return groupByDay(summaries, now).flatMap(({ label, summaries: members }) => [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...members.map((summary) => chatItem(summary, summary.excerpt, { now, buttonsOf })),
  ]);
}

/** What was found, in the order of the list. Shown as it is: the list's own filter knows titles alone. */
export function hitItems(hits: readonly SearchHit[], now: number, buttonsOf: ButtonsOf): readonly ChatItem[] {
  return hits.map(({ summary, excerpt }) => ({ ...chatItem(summary, excerpt, { now, buttonsOf }), alwaysShow: true }));
}

interface Drawing {
  readonly now: number;
  readonly buttonsOf: ButtonsOf;
}

function chatItem(summary: ConversationSummary, excerpt: string, { now, buttonsOf }: Drawing): ChatItem {
  const { title, isPinned, usedAt, model, messageCount } = summary;
  const count = messageCount === 1 ? vscode.l10n.t('1 message') : vscode.l10n.t('{0} messages', String(messageCount));
  const parts = [
    timeOf(usedAt, now),
    ...(model === '' ? [] : [shortModel(model)]),
    ...(messageCount > 0 ? [count] : []),
  ];
  const detail = plainLabel(excerpt);
  return {
    label: isPinned ? `$(pinned) ${plainLabel(title)}` : plainLabel(title),
    description: plainLabel(parts.join(' · ')),
    // An answer that is as short as its title would stand there twice.
    ...(detail !== '' && excerpt !== title && { detail }),
    buttons: [...buttonsOf(summary)],
    summary,
  };
}

/** The time of today and yesterday, the day of what is older. */
function timeOf(at: number, now: number): string {
  const isRecent = now - at < 36 * 3_600_000;
  const options: Intl.DateTimeFormatOptions = isRecent
    ? { hour: 'numeric', minute: '2-digit' }
    : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(displayLocale(), options).format(at);
}

/** Names on routers begin with a path that says little. */
function shortModel(model: string): string {
  return model.slice(model.lastIndexOf('/') + 1).slice(0, 40);
}
