import * as vscode from 'vscode';
import type { PromptMode } from '../../core/prompts/file/promptFile.ts';
import { isRecord } from '../../core/util/isRecord.ts';
import type { ChatController } from '../chat/chatController.ts';
import type { CommandName } from '../contributions.ts';
import { showInformation } from '../notices.ts';
import { pickPrompt } from './pickPrompt.ts';
import type { FilledPrompt, PromptInfo, PromptLibrary } from './promptLibrary.ts';
import type { PromptPlace } from './promptSubject.ts';
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
    void showInformation(vscode.l10n.t('This prompt writes into a file. Open one, then run the prompt again.'));
    return;
  }
  const place = mode === 'edit' ? selectedPlace(editor) : undefined;
  const filled = await deps.library.fill(prompt, { editor, inputs, ...(place && { place }) });
  if (filled) await RUNNERS[mode](deps, filled, editor);
}

type Runner = (deps: RunPromptDeps, filled: FilledPrompt, editor: vscode.TextEditor | undefined) => Promise<void>;

const RUNNERS: Readonly<Record<PromptMode, Runner>> = {
  chat: ({ chat }, filled) => chat.ask(filled),
  newFile: (deps, filled) => writeNewFile(deps, filled),
  insert: async (deps, filled, editor) => editor && insertAnswer(deps, filled, editor),
  edit: (_deps, filled, editor) => editWith(filled, editor),
};

/** What an inline edit is about, when something is selected. */
function selectedPlace(editor: vscode.TextEditor | undefined): PromptPlace | undefined {
  return !editor || editor.selection.isEmpty ? undefined : { document: editor.document, range: editor.selection };
}

/** The inline edit works on the active editor; asking for inputs may have taken the focus away from it. */
async function editWith(filled: FilledPrompt, editor: vscode.TextEditor | undefined): Promise<void> {
  if (editor) await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  const { text: instruction, attachments, choice } = filled;
  const edit: CommandName = 'interline.edit';
  await vscode.commands.executeCommand(edit, { instruction, attachments, ...(choice && { choice }) });
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
  const choose = vscode.l10n.t('Choose a Prompt');
  const message = vscode.l10n.t('There is no prompt named “{0}”. Correct the name, or choose one that there is.', name);
  if ((await showInformation(message, choose)) === choose) await runPrompt(deps, undefined);
}
