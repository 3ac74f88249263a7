import * as vscode from 'vscode';
import type { Attachment } from '../../core/chat/conversation.ts';
import type { ModelGateway } from '../../core/endpoint/modelGateway.ts';
import type { Logger } from '../../core/ports.ts';
import { buildPromptQuestion } from '../../core/prompts/buildPromptQuestion.ts';
import { PROMPT_DEFINITIONS, type PromptDefinition } from '../../core/prompts/promptDefinitions.ts';
import { createAttachment, placeLabel } from '../chat/attachments.ts';
import type { ChatController } from '../chat/chatController.ts';
import type { CommandHandler, CommandHandlers } from '../commands/commandHandlers.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import { askQuestion } from './askQuestion.ts';
import { ContinueHere } from './continueHere.ts';
import { problemsAt, promptPlace } from './promptSubject.ts';
import { showInformation } from '../notices.ts';

export interface RegisterPromptsDeps {
  readonly gateway: ModelGateway;
  readonly chat: ChatController;
  readonly settings: SettingsSource;
  readonly log: Logger;
  /** The workspace's: remembers what was asked. */
  readonly memory: vscode.Memento;
}

type PromptCommand =
  `interline.${PromptDefinition['name']}` | 'interline.ask' | 'interline.continueHere' | 'interline.stop';

export interface RegisteredPrompts extends vscode.Disposable {
  readonly commands: CommandHandlers<PromptCommand>;
}

/** The prompts of the palette and the editor's menu. */
export function registerPrompts(deps: RegisterPromptsDeps): RegisteredPrompts {
  const { chat } = deps;
  const continueHere = new ContinueHere(deps);
  const prompt =
    (name: PromptDefinition['name']): CommandHandler =>
    () =>
      runPrompt(name, chat);
  return {
    commands: {
      'interline.ask': () => ask(deps),
      'interline.explain': prompt('explain'),
      'interline.fix': prompt('fix'),
      'interline.writeTests': prompt('writeTests'),
      'interline.document': prompt('document'),
      'interline.refactor': prompt('refactor'),
      'interline.continueHere': () => continueHere.run(),
      // What streams into the editor is in the user's way; a chat can wait for the next Escape.
      'interline.stop': () => (continueHere.busy ? continueHere.stop() : chat.stop()),
    },
    dispose: () => continueHere.dispose(),
  };
}

/** A question of the user's own, with the selection if there is one. */
async function ask({ chat, memory }: RegisterPromptsDeps): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor && !editor.selection.isEmpty ? editor : undefined;
  const source = selected && { document: selected.document, range: selected.selection };
  const text = await askQuestion(memory, source ? placeLabel(source) : '');
  if (text === undefined) return;
  if (!source) return chat.ask({ text, attachments: [] });
  const attachment = await createAttachment(source, crypto.randomUUID());
  if (attachment) await chat.ask({ text, attachments: [attachment] });
}

/** A built-in prompt about the code at the cursor; its answer streams into the chat. */
async function runPrompt(name: PromptDefinition['name'], chat: ChatController): Promise<void> {
  const definition = PROMPT_DEFINITIONS.find((one) => one.name === name);
  const editor = vscode.window.activeTextEditor;
  if (!definition || !editor) {
    void showInformation('Open a file and select the code that this is about.');
    return;
  }
  const place = await promptPlace(editor);
  const attachment: Attachment | undefined = await createAttachment(place, crypto.randomUUID());
  if (!attachment) return;
  const problems = definition.withDiagnostics ? problemsAt(place) : [];
  const text = buildPromptQuestion(definition, { place: attachment.label, problems });
  await chat.ask({ text, attachments: [attachment] });
}
