import * as vscode from 'vscode';
import type { CommandHandler, CommandHandlers } from '../commands/commandHandlers.ts';
import { CHAT_TAB, CHAT_VIEW } from '../contributions.ts';
import { LoadedOnce } from '../loadedOnce.ts';
import type { ChatController } from './chatController.ts';
import type { ChatEngine, ChatEngineDeps } from './chatEngine.ts';
import type { ChatPanel } from './chatPanel.ts';
import { createLastEditor } from './lastEditor.ts';
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

export type RegisterChatDeps = Omit<ChatEngineDeps, 'promptFiles' | 'lastEditor'>;

/**
 * The chat panel with its commands. The chat itself is loaded when its view or a tab shows, or with its first command. Before the extension goes away,
 * `chat.flush()` is worth waiting for.
 */
export function registerChat(deps: RegisterChatDeps): RegisteredChat {
  // From the start: what was worked in before the chat was opened is what its first question is about.
  const lastEditor = createLastEditor();
  const promptFiles = createSystemPromptFiles(deps.settings);
  const lazy = new LoadedOnce(async () =>
    (await import('./chatEngine.ts')).createChatEngine({ ...deps, lastEditor, promptFiles }),
  );
  const registration = vscode.Disposable.from(
    lazy,
    lastEditor,
    promptFiles,
    vscode.workspace.registerFileSystemProvider(SYSTEM_PROMPT_SCHEME, promptFiles, { isCaseSensitive: true }),
    vscode.window.registerWebviewViewProvider(CHAT_VIEW, {
      resolveWebviewView: async (...view) => (await lazy.load()).panel.viewProvider.resolveWebviewView(...view),
    }),
    vscode.window.registerWebviewPanelSerializer(CHAT_TAB, {
      deserializeWebviewPanel: async (...tab) =>
        (await lazy.load()).panel.tabSerializer.deserializeWebviewPanel(...tab),
    }),
  );
  return {
    chat: laterChat(lazy),
    commands: chatCommands(lazy),
    dispose() {
      registration.dispose();
    },
  };
}

/** Where nothing is loaded, nothing is busy and nothing is left to write down. */
function laterChat(lazy: LoadedOnce<ChatEngine>): ChatController {
  return {
    get busy() {
      return lazy.part?.panel.busy === true;
    },
    show: async () => (await lazy.load()).panel.show(),
    ask: async (question) => (await lazy.load()).panel.ask(question),
    stop: () => lazy.part?.panel.stop(),
    newChat: async () => (await lazy.load()).panel.newChat(),
    flush: async () => lazy.part?.panel.flush(),
  };
}

function chatCommands(lazy: LoadedOnce<ChatEngine>): CommandHandlers<ChatCommand> {
  const later =
    (run: (panel: ChatPanel) => Promise<void>): CommandHandler =>
    async () =>
      run((await lazy.load()).panel);
  return {
    'interline.openChat': later((panel) => panel.show()),
    'interline.newChat': later((panel) => panel.newChat()),
    'interline.findInChat': later((panel) => panel.find()),
    'interline.chooseChatModel': later((panel) => panel.chooseModel()),
    'interline.showChats': later((panel) => panel.withCommands((chats) => chats.showChats())),
    'interline.renameChat': later((panel) => panel.withCommands((chats) => chats.rename())),
    'interline.pinChat': later((panel) => panel.withCommands((chats) => chats.togglePin())),
    'interline.deleteChat': later((panel) => panel.withCommands((chats) => chats.remove())),
    'interline.showDeletedChats': later((panel) => panel.withCommands((chats) => chats.showBin())),
    'interline.openChatInTab': later((panel) => panel.openInTab(false)),
    'interline.openChatInWindow': later((panel) => panel.openInTab(true)),
    'interline.exportChat': later((panel) => panel.withCommands((chats) => chats.exportChat())),
    'interline.copyChat': later((panel) => panel.withCommands((chats) => chats.copyChat())),
    'interline.importChats': later((panel) => panel.withCommands((chats) => chats.importChats())),
    'interline.attachSelection': later((panel) => panel.attach('selection')),
    'interline.attachFile': later((panel) => panel.attach('file')),
  };
}
