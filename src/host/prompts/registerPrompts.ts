import * as vscode from 'vscode';
import type { ModelGateway } from '../../core/endpoint/modelGateway.ts';
import type { Logger } from '../../core/ports.ts';
import type { ChatController } from '../chat/chatController.ts';
import type { CommandHandler, CommandHandlers } from '../commands/commandHandlers.ts';
import { showInformation } from '../notices.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import type { BuiltInPrompt } from './builtInPrompts.ts';
import { EditorWriter } from './editorWriter.ts';
import { registerPromptDiagnostics } from './promptDiagnostics.ts';
import type { PromptLibrary } from './promptLibrary.ts';

export interface RegisterPromptsDeps {
  readonly context: Pick<vscode.ExtensionContext, 'globalStorageUri' | 'workspaceState'>;
  readonly gateway: ModelGateway;
  readonly chat: ChatController;
  readonly library: PromptLibrary;
  readonly settings: SettingsSource;
  readonly log: Logger;
}

/** Built-in prompts that have a command and answer in words; `host/products` has the commands whose answer goes to a place. */
type PromptWithCommand = Exclude<BuiltInPrompt, 'review' | 'writeTests' | 'document'>;
type PromptCommand =
  | `interline.${PromptWithCommand}`
  | 'interline.ask'
  | 'interline.runPrompt'
  | 'interline.newPrompt'
  | 'interline.openPromptFolder'
  | 'interline.continueHere'
  | 'interline.stop';

export interface RegisteredPrompts extends vscode.Disposable {
  readonly commands: CommandHandlers<PromptCommand>;
}

/** The prompts of the palette and the editor's menu. What reads prompt files is loaded with the first of them. */
export function registerPrompts(deps: RegisterPromptsDeps): RegisteredPrompts {
  const { chat, context } = deps;
  const writer = new EditorWriter(deps.log);
  const diagnostics = registerPromptDiagnostics(context);
  const running = { ...deps, writer };
  const prompt =
    (name: PromptWithCommand): CommandHandler =>
    () =>
      runBuiltIn(running, name);
  return {
    commands: {
      'interline.ask': async () => (await import('./ask.ts')).ask(deps),
      'interline.explain': prompt('explain'),
      'interline.fix': prompt('fix'),
      'interline.refactor': prompt('refactor'),
      'interline.runPrompt': async (argument) => (await import('./runPrompt.ts')).runPrompt(running, argument),
      'interline.newPrompt': async () => (await import('./newPrompt.ts')).newPrompt(context),
      'interline.openPromptFolder': async () => (await import('./newPrompt.ts')).openPromptFolder(context),
      'interline.continueHere': async () => (await import('./continueHere.ts')).continueHere(running),
      // What streams into the editor is in the user's way; a chat can wait for the next Escape.
      'interline.stop': () => (writer.busy ? writer.stop() : chat.stop()),
    },
    dispose() {
      diagnostics.dispose();
      writer.dispose();
    },
  };
}

/** A prompt that ships with the extension, about the code at the cursor. */
async function runBuiltIn(
  deps: RegisterPromptsDeps & { readonly writer: EditorWriter },
  name: PromptWithCommand,
): Promise<void> {
  if (!vscode.window.activeTextEditor) {
    void showInformation(vscode.l10n.t('Open a file and select the code that this is about.'));
    return;
  }
  const prompt = await deps.library.builtIn(name);
  if (!prompt)
    throw new Error(
      vscode.l10n.t('The prompt {0} of this extension cannot be read. Install the extension anew.', name),
    );
  await (await import('./runPrompt.ts')).runThis(deps, prompt);
}
