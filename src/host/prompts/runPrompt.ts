import * as vscode from 'vscode';
import { isRecord } from '../../core/util/isRecord.ts';
import type { ChatController } from '../chat/chatController.ts';
import { showInformation } from '../notices.ts';
import { pickPrompt } from './pickPrompt.ts';
import type { FilledPrompt, PromptInfo, PromptLibrary } from './promptLibrary.ts';
import { insertAnswer, writeNewFile, type WritePromptDeps } from './writePrompt.ts';

export interface RunPromptDeps extends WritePromptDeps {
  readonly library: PromptLibrary;
  readonly chat: ChatController;
}

/** What a key binding may say: `{ "prompt": "review", "inputs": { "branch": "main" } }`. */
interface RunArguments {
  readonly prompt?: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** *Run Prompt…*: the one that the argument names, else one that the user picks. */
export async function runPrompt(deps: RunPromptDeps, argument: unknown): Promise<void> {
  const { prompt: name, inputs } = parseArguments(argument);
  const prompt = name === undefined ? await pickPrompt(deps.library) : await deps.library.find(name);
  if (prompt) await runThis(deps, prompt, inputs);
  else if (name !== undefined) await tellUnknown(deps, name);
}

/** Runs a prompt on what the active editor shows, in the prompt's own mode. */
export async function runThis(
  deps: RunPromptDeps,
  prompt: PromptInfo,
  inputs: Readonly<Record<string, string>> = {},
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const mode = prompt.file?.mode ?? 'chat';
  if ((mode === 'insert' || mode === 'edit') && !editor) {
    void showInformation('This prompt writes into a file. Open one, then run the prompt again.');
    return;
  }
  const filled = await deps.library.fill(prompt, { editor, inputs });
  if (!filled) return;
  switch (mode) {
    case 'chat':
      return deps.chat.ask(filled);
    case 'newFile':
      return writeNewFile(deps, filled);
    case 'insert':
      return editor && insertAnswer(deps, filled, editor);
    case 'edit':
      return editWith(filled, editor);
  }
}

/** The inline edit works on the active editor; asking for inputs may have taken the focus away from it. */
async function editWith(filled: FilledPrompt, editor: vscode.TextEditor | undefined): Promise<void> {
  if (editor) await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  const { text: instruction, attachments, choice } = filled;
  await vscode.commands.executeCommand('interline.edit', { instruction, attachments, ...(choice && { choice }) });
}

function parseArguments(argument: unknown): RunArguments {
  if (typeof argument === 'string') return { prompt: argument, inputs: {} };
  if (!isRecord(argument)) return { inputs: {} };
  const { prompt, inputs } = argument;
  const texts = Object.entries(isRecord(inputs) ? inputs : {}).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : [],
  );
  return { ...(typeof prompt === 'string' && { prompt }), inputs: Object.fromEntries(texts) };
}

async function tellUnknown(deps: RunPromptDeps, name: string): Promise<void> {
  const choose = 'Choose a Prompt';
  const message = `There is no prompt named “${name}”. Correct the name, or choose one that there is.`;
  if ((await showInformation(message, choose)) === choose) await runPrompt(deps, undefined);
}
