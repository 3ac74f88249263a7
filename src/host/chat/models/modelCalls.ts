import * as vscode from 'vscode';
import type { ChatSession } from '../../../core/chat/chatSession.ts';
import { changeSettings, type SettingsChange } from '../../../core/chat/conversationSettings.ts';
import { DEFAULT_SYSTEM_PROMPT } from '../../../core/chat/defaultSystemPrompt.ts';
import { roleSettings } from '../../../core/endpoint/knownEndpoints.ts';
import { shortModelName } from '../../../core/util/shortModelName.ts';
import { openSettings } from '../../settings/openSettings.ts';
import type { SettingsSource } from '../../settings/settingsSource.ts';
import { writeRole } from '../../settings/writeRole.ts';
import type { ChatModel } from '../chatModel.ts';
import type { ChatModels } from './chatModels.ts';
import type { SystemPromptFiles } from './systemPromptFiles.ts';

/** What the page asks about the model and the settings of its conversation. */
export interface ModelCalls {
  /** Lets the user choose among the models of all endpoints, for this conversation. */
  choose(): Promise<void>;
  configure(change: SettingsChange): void;
  /** Opens the prompt in use in an editor; a new one is named first, and used. */
  editSystemPrompt(isNew: boolean): Promise<void>;
}

export interface ModelCallsOptions {
  readonly session: Pick<ChatSession, 'conversation' | 'change'>;
  readonly model: Pick<ChatModel, 'labels'>;
  readonly models: ChatModels;
  readonly promptFiles: Pick<SystemPromptFiles, 'write' | 'edit'>;
  readonly settings: SettingsSource;
}

export function createModelCalls({ session, model, models, promptFiles, settings }: ModelCallsOptions): ModelCalls {
  const configure = (change: SettingsChange): void => {
    const before = session.conversation.settings;
    const after = changeSettings(before, change, settings.current.chat.systemPrompts);
    if (JSON.stringify(after) !== JSON.stringify(before)) session.change({ type: 'configured', settings: after });
  };
  const edit = (name: string): Promise<void> =>
    // Who edits the prompt from a conversation wants the new text in it, too.
    promptFiles.edit(name, () => {
      if (session.conversation.settings.systemPrompt?.name === name)
        configure({ setting: 'systemPrompt', value: name });
    });

  return {
    async choose() {
      const { chooseModel } = await import('./chooseModel.ts');
      const { modelLabel, endpointLabel, settings: own } = model.labels;
      const chosen = await chooseModel(
        { models, settings },
        {
          title: vscode.l10n.t('Interline: Model for This Chat'),
          current: { endpointName: endpointLabel, model: modelLabel },
          makeDefault: (named) => writeRole(settings, 'chat', named),
          ...(own?.hasOwnModel && { wayBack: wordsForDefault(settings) }),
        },
      );
      if (chosen === undefined) return;
      if (chosen.kind === 'default') return configure({ setting: 'model' });
      const { endpointName, model: name } = chosen;
      models.remember({ endpointName, model: name });
      configure({ setting: 'model', endpointName, model: name });
    },
    configure,
    async editSystemPrompt(isNew) {
      const { systemPrompts } = settings.current.chat;
      if (isNew) {
        const name = await askForName(systemPrompts.map((prompt) => prompt.name));
        if (name === undefined) return;
        await promptFiles.write(name, DEFAULT_SYSTEM_PROMPT);
        configure({ setting: 'systemPrompt', value: name });
        return edit(name);
      }
      const inUse = session.conversation.settings.systemPrompt;
      if (inUse === undefined) return openSettings('interline.chat.systemPrompt');
      // Its name may be gone from the settings: the conversation's copy is what is left of it.
      if (!systemPrompts.some(({ name }) => name === inUse.name)) await promptFiles.write(inUse.name, inUse.text);
      return edit(inUse.name);
    },
  };
}

function wordsForDefault(settings: SettingsSource): string {
  const { endpointName, model } = roleSettings(settings.current, 'chat');
  return [shortModelName(model), endpointName].filter((part) => part !== '').join(' · ');
}

async function askForName(taken: readonly string[]): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Interline: New System Prompt'),
    prompt: vscode.l10n.t('A short name for it'),
    placeHolder: vscode.l10n.t('Reviewer'),
    validateInput: (value) =>
      taken.includes(value.trim()) ? vscode.l10n.t('There is a system prompt of this name already.') : undefined,
  });
  return name?.trim() === '' ? undefined : name?.trim();
}
