import * as vscode from 'vscode';
import { type ChatDesk, readConversation } from './chatDesk.ts';
import { createConversationActions } from './conversationActions.ts';
import { copyChat, exportChat } from './exportChat.ts';
import { importChats } from './importChats.ts';
import { showBin } from './showBin.ts';
import { showChats } from './showChats.ts';

/** What commands and pages ask of the stored chats; where no id is given, it is about the chat that was last worked in. */
export interface ChatCommands {
  showChats(): Promise<void>;
  showBin(): Promise<void>;
  importChats(): Promise<void>;
  /** Asks for a title; one that is given is taken. */
  rename(title?: string): Promise<void>;
  togglePin(): Promise<void>;
  remove(): Promise<void>;
  exportChat(): Promise<void>;
  copyChat(): Promise<void>;
  /** All that can be done with the chat, in a list. */
  showMenu(): Promise<void>;
}

interface MenuItem extends vscode.QuickPickItem {
  readonly command?: string;
}

/** Puts the parts together; `newChat` shows an empty chat. */
export function createChatCommands(desk: ChatDesk, newChat: () => Promise<void>): ChatCommands {
  const actions = createConversationActions(desk);
  const currentId = async (): Promise<string> => (await desk.current()).session.conversation.id;
  const bin = (): Promise<void> => showBin(desk, actions);
  const importFiles = (): Promise<void> => importChats(desk);
  return {
    showChats: () =>
      showChats({
        ...{ desk, actions, newChat },
        exportChat: (id) => exportChat(desk, id),
        importChats: importFiles,
        showBin: bin,
      }),
    showBin: bin,
    importChats: importFiles,
    async rename(title) {
      const id = await currentId();
      await (title === undefined ? actions.rename(id) : actions.setTitle(id, title));
    },
    togglePin: async () => actions.togglePin(await currentId()),
    remove: async () => void (await actions.remove(await currentId())),
    exportChat: async () => exportChat(desk, await currentId()),
    copyChat: async () => copyChat(desk, await currentId()),
    async showMenu() {
      const conversation = await readConversation(desk, await currentId());
      const chosen = await vscode.window.showQuickPick(menuItems(conversation?.isPinned === true), {
        title: vscode.l10n.t('Chat'),
      });
      if (chosen?.command) await vscode.commands.executeCommand(chosen.command);
    },
  };
}

function menuItems(isPinned: boolean): readonly MenuItem[] {
  const separator = { label: '', kind: vscode.QuickPickItemKind.Separator };
  return [
    { label: vscode.l10n.t('$(edit) Rename…'), command: 'interline.renameChat' },
    isPinned
      ? { label: vscode.l10n.t('$(pinned) Unpin'), command: 'interline.pinChat' }
      : { label: vscode.l10n.t('$(pin) Pin'), command: 'interline.pinChat' },
    { label: vscode.l10n.t('$(open-preview) Open in Editor Tab'), command: 'interline.openChatInTab' },
    { label: vscode.l10n.t('$(multiple-windows) Open in New Window'), command: 'interline.openChatInWindow' },
    separator,
    { label: vscode.l10n.t('$(copy) Copy as Markdown'), command: 'interline.copyChat' },
    { label: vscode.l10n.t('$(save-as) Export…'), command: 'interline.exportChat' },
    { label: vscode.l10n.t('$(trash) Delete…'), command: 'interline.deleteChat' },
    separator,
    { label: vscode.l10n.t('$(cloud-download) Import Chats…'), command: 'interline.importChats' },
    { label: vscode.l10n.t('$(history) Deleted Chats…'), command: 'interline.showDeletedChats' },
  ];
}
