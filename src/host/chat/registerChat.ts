import * as vscode from 'vscode';
import type { CommandHandlers } from '../commands/commandHandlers.ts';
import { CHAT_TAB, CHAT_VIEW } from '../contributions.ts';
import type { ChatController } from './chatController.ts';
import { ChatPanel, type ChatPanelDeps } from './chatPanel.ts';
import { type ChatModelsDeps, createChatModels } from './models/chatModels.ts';
import { createSystemPromptFiles, SYSTEM_PROMPT_SCHEME } from './models/systemPromptFiles.ts';

type ChatCommand =
  | 'interline.openChat'
  | 'interline.newChat'
  | 'interline.findInChat'
  | 'interline.chooseChatModel'
  | 'interline.showChats'
  | 'interline.renameChat'
  | 'interline.pinChat'
  | 'interline.deleteChat'
  | 'interline.showDeletedChats'
  | 'interline.openChatInTab'
  | 'interline.openChatInWindow'
  | 'interline.exportChat'
  | 'interline.copyChat'
  | 'interline.importChats'
  | 'interline.attachSelection'
  | 'interline.attachFile';

export interface RegisteredChat extends vscode.Disposable {
  readonly chat: ChatController;
  readonly commands: CommandHandlers<ChatCommand>;
}

export type RegisterChatDeps = Omit<ChatPanelDeps, 'models' | 'promptFiles'> & ChatModelsDeps;

/** The chat panel with its commands. Before the extension goes away, `chat.flush()` is worth waiting for. */
export function registerChat(deps: RegisterChatDeps): RegisteredChat {
  const models = createChatModels(deps);
  const promptFiles = createSystemPromptFiles(deps.settings);
  const panel = new ChatPanel({ ...deps, models, promptFiles });
  const registration = vscode.Disposable.from(
    models,
    promptFiles,
    vscode.workspace.registerFileSystemProvider(SYSTEM_PROMPT_SCHEME, promptFiles, { isCaseSensitive: true }),
    vscode.window.registerWebviewViewProvider(CHAT_VIEW, panel.viewProvider),
    vscode.window.registerWebviewPanelSerializer(CHAT_TAB, panel.tabSerializer),
  );
  return {
    chat: panel,
    commands: {
      'interline.openChat': () => panel.show(),
      'interline.newChat': () => panel.newChat(),
      'interline.findInChat': () => panel.find(),
      'interline.chooseChatModel': () => panel.chooseModel(),
      'interline.showChats': () => panel.withCommands((chats) => chats.showChats()),
      'interline.renameChat': () => panel.withCommands((chats) => chats.rename()),
      'interline.pinChat': () => panel.withCommands((chats) => chats.togglePin()),
      'interline.deleteChat': () => panel.withCommands((chats) => chats.remove()),
      'interline.showDeletedChats': () => panel.withCommands((chats) => chats.showBin()),
      'interline.openChatInTab': () => panel.openInTab(false),
      'interline.openChatInWindow': () => panel.openInTab(true),
      'interline.exportChat': () => panel.withCommands((chats) => chats.exportChat()),
      'interline.copyChat': () => panel.withCommands((chats) => chats.copyChat()),
      'interline.importChats': () => panel.withCommands((chats) => chats.importChats()),
      'interline.attachSelection': () => panel.attach('selection'),
      'interline.attachFile': () => panel.attach('file'),
    },
    dispose() {
      registration.dispose();
      panel.dispose();
    },
  };
}
