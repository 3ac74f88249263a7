import * as vscode from 'vscode';
import { formatAttachment } from '../../core/chat/formatAttachment.ts';
import type { ModelGateway } from '../../core/endpoint/modelGateway.ts';
import { continueText } from '../../core/prompts/continueText.ts';
import { textAroundCursor } from '../../core/prompts/textAroundCursor.ts';
import { type WritingPlace, writingMessages } from '../../core/prompts/writingMessages.ts';
import { estimateTokens } from '../../core/usage/estimateTokens.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import type { EditorWriter } from './editorWriter.ts';
import type { FilledPrompt } from './promptLibrary.ts';

export interface WritePromptDeps {
  readonly gateway: ModelGateway;
  readonly settings: SettingsSource;
  readonly writer: EditorWriter;
}

/** For the text around the cursor; what the prompt names comes on top. */
const MAX_TOKENS_AROUND = 4000;

/** Streams the answer to a prompt in at the cursor, as one undo step. */
export async function insertAnswer(
  deps: WritePromptDeps,
  prompt: FilledPrompt,
  editor: vscode.TextEditor,
): Promise<void> {
  await deps.writer.write({
    name: vscode.l10n.t('Prompt at the cursor'),
    editor,
    // Looked at when the writing begins, so that a second try sees what the first has left.
    pieces: (signal) => answerPieces(deps, prompt, { signal, place: placeAt(editor) }),
    tryAgain: () => insertAnswer(deps, prompt, editor),
  });
}

/** Streams the answer to a prompt into a document of its own, which nobody has saved yet; the editor finds out its language. */
export async function writeNewFile(deps: WritePromptDeps, prompt: FilledPrompt): Promise<void> {
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: '' }));
  await deps.writer.write({
    name: vscode.l10n.t('Prompt for a new file'),
    editor,
    pieces: (signal) => answerPieces(deps, prompt, { signal }),
    tryAgain: () => writeNewFile(deps, prompt),
  });
}

interface Answering {
  readonly signal: AbortSignal;
  readonly place?: WritingPlace;
}

function answerPieces(
  { gateway, settings }: WritePromptDeps,
  { text, attachments, choice }: FilledPrompt,
  { signal, place }: Answering,
): AsyncIterable<string> {
  const instruction = [...attachments.map(formatAttachment), text].join('\n\n');
  const { maxTokens, temperature } = settings.current.chat;
  const request = { messages: writingMessages(instruction, place), maxTokens, temperature };
  return continueText({
    gateway,
    plan: { kind: 'chat', request },
    role: 'edit',
    ...(choice && { override: choice }),
    suffix: place?.suffix ?? '',
    signal,
  });
}

function placeAt({ document, selection }: vscode.TextEditor): WritingPlace {
  const offset = document.offsetAt(selection.active);
  return {
    ...textAroundCursor({ text: document.getText(), offset, maxTokens: MAX_TOKENS_AROUND, estimateTokens }),
    fileName: document.isUntitled ? '' : vscode.workspace.asRelativePath(document.uri, false),
    language: document.languageId,
  };
}
