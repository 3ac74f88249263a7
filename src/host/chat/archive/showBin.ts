import * as vscode from 'vscode';
import type { ConversationSummary } from '../../../core/chat/archive/conversationSummary.ts';
import { plainLabel } from '../../../core/util/plainLabel.ts';
import { askModally, showInformation } from '../../notices.ts';
import type { ChatDesk } from './chatDesk.ts';
import type { ConversationActions } from './conversationActions.ts';
import { DAY_MS, KEPT_DAYS, purgeOld } from './purgeOld.ts';

interface BinItem extends vscode.QuickPickItem {
  readonly id: string;
}

/** Chats that were deleted, to restore them or to delete them for good. What lies there for longer than it is kept goes first. */
export async function showBin(desk: ChatDesk, actions: ConversationActions): Promise<void> {
  const all = await desk.archive.list();
  const purged = await purgeOld(desk, all);
  const deleted = (purged ? await desk.archive.list() : all)
    .filter(({ deletedAt }) => deletedAt !== undefined)
    .sort((a, b) => (b.deletedAt ?? 0) - (a.deletedAt ?? 0));
  if (deleted.length === 0) {
    void showInformation(vscode.l10n.t('No chat has been deleted.'));
    return;
  }
  const chosen = await chooseFrom(deleted, desk.clock.now());
  if (chosen === 'empty') {
    await empty(desk, deleted);
  } else if (chosen !== undefined) {
    await actions.restore(chosen.id);
    await desk.show(chosen.id);
  }
}

function chooseFrom(deleted: readonly ConversationSummary[], now: number): Promise<BinItem | 'empty' | undefined> {
  const pick = vscode.window.createQuickPick<BinItem>();
  pick.title = vscode.l10n.t('Deleted Chats');
  pick.placeholder = vscode.l10n.t('Choose a chat to restore');
  pick.matchOnDetail = true;
  pick.buttons = [{ iconPath: new vscode.ThemeIcon('clear-all'), tooltip: vscode.l10n.t('Empty the Bin…') }];
  pick.items = deleted.map((summary) => binItem(summary, now));
  pick.show();
  return new Promise((resolve) => {
    const answer = (value: BinItem | 'empty' | undefined): void => {
      resolve(value);
      pick.hide();
    };
    pick.onDidAccept(() => answer(pick.activeItems[0]));
    pick.onDidTriggerButton(() => answer('empty'));
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
  });
}

function binItem({ id, title, excerpt, deletedAt = 0 }: ConversationSummary, now: number): BinItem {
  const daysLeft = Math.max(1, Math.ceil((deletedAt + KEPT_DAYS * DAY_MS - now) / DAY_MS));
  const left = daysLeft === 1 ? vscode.l10n.t('1 day left') : vscode.l10n.t('{0} days left', daysLeft);
  return { id, label: plainLabel(title), description: left, detail: plainLabel(excerpt) };
}

async function empty(desk: ChatDesk, deleted: readonly ConversationSummary[]): Promise<void> {
  const button = vscode.l10n.t('Delete for Good');
  const message =
    deleted.length === 1
      ? vscode.l10n.t('Delete one chat for good?')
      : vscode.l10n.t('Delete {0} chats for good?', deleted.length);
  const detail = vscode.l10n.t('This cannot be undone.');
  if ((await askModally({ message, detail, severity: 'warning' }, button)) !== button) return;
  for (const { id } of deleted) {
    await desk.leave(id);
    await desk.storage.remove(id);
  }
}
