import * as vscode from 'vscode';
import { conversationTitle, LONGEST_STORED_TITLE } from '../../../core/chat/conversationTitle.ts';
import { askModally, showInformation } from '../../notices.ts';
import { changeConversation, type ChatDesk, readConversation } from './chatDesk.ts';
import { KEPT_DAYS } from './purgeOld.ts';

/** What can be done with one conversation, open or not, from a list, a page or the palette. */
export interface ConversationActions {
  /** Asks for a title. */
  rename(id: string): Promise<void>;
  /** An empty one gives the first words back. */
  setTitle(id: string, title: string): Promise<void>;
  togglePin(id: string): Promise<void>;
  /** Asks first; a notice then offers to undo it. True: it was deleted. */
  remove(id: string): Promise<boolean>;
  restore(id: string): Promise<void>;
}

export function createConversationActions(desk: ChatDesk): ConversationActions {
  const titleOf = async (id: string): Promise<string> => {
    const conversation = await readConversation(desk, id);
    return conversation ? conversationTitle(conversation) : '';
  };
  const setTitle = (id: string, title: string): Promise<void> =>
    changeConversation(desk, id, { type: 'titled', text: title.trim().slice(0, LONGEST_STORED_TITLE), by: 'person' });
  const restore = (id: string): Promise<void> => changeConversation(desk, id, { type: 'undeleted' });
  const offerUndo = async (id: string, title: string, wasOpen: boolean): Promise<void> => {
    const undo = vscode.l10n.t('Undo');
    if ((await showInformation(vscode.l10n.t('Deleted the chat “{0}”.', title), undo)) !== undo) return;
    await restore(id);
    if (wasOpen) await desk.show(id);
  };
  return {
    setTitle,
    restore,
    async rename(id) {
      const title = await vscode.window.showInputBox({
        title: vscode.l10n.t('Rename Chat'),
        prompt: vscode.l10n.t('Leave it empty for the first words of the chat.'),
        value: await titleOf(id),
      });
      if (title !== undefined) await setTitle(id, title);
    },
    async togglePin(id) {
      const conversation = await readConversation(desk, id);
      if (conversation) await changeConversation(desk, id, { type: 'pinned', isPinned: !conversation.isPinned });
    },
    async remove(id) {
      const title = await titleOf(id);
      const button = vscode.l10n.t('Delete');
      const message = vscode.l10n.t('Delete the chat “{0}”?', title);
      const detail = vscode.l10n.t('It goes to the bin, and can be restored for {0} days.', KEPT_DAYS);
      if ((await askModally({ message, detail, severity: 'warning' }, button)) !== button) return false;
      const wasOpen = desk.pool.find(id) !== undefined;
      await desk.leave(id);
      await changeConversation(desk, id, { type: 'deleted', at: desk.clock.now() });
      void offerUndo(id, title, wasOpen).catch((error: unknown) =>
        desk.log.error('A deleted chat could not be restored.', { reason: String(error) }),
      );
      return true;
    },
  };
}
