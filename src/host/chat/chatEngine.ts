import type * as vscode from 'vscode';
import { ChatPanel, type ChatPanelDeps } from './chatPanel.ts';
import { type ChatModelsDeps, createChatModels } from './models/chatModels.ts';

export type ChatEngineDeps = Omit<ChatPanelDeps, 'models'> & ChatModelsDeps;

/** The chat behind its registrations; loaded when its page, a tab or a command first wants it. */
export interface ChatEngine extends vscode.Disposable {
  readonly panel: ChatPanel;
}

export function createChatEngine(deps: ChatEngineDeps): ChatEngine {
  const models = createChatModels(deps);
  const panel = new ChatPanel({ ...deps, models });
  return {
    panel,
    dispose() {
      models.dispose();
      panel.dispose();
    },
  };
}
