import * as vscode from 'vscode';
import type { ModelGateway } from '../../core/endpoint/modelGateway.ts';
import { continueText } from '../../core/prompts/continueText.ts';
import { untilAborted } from '../../core/util/untilAborted.ts';
import { showInformation } from '../notices.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import type { EditorWriter } from './editorWriter.ts';
import { planHere } from './planHere.ts';

export interface ContinueHereDeps {
  readonly gateway: ModelGateway;
  readonly settings: SettingsSource;
  readonly writer: EditorWriter;
}

/** Writes on at the cursor of the active editor. Resolves when the text is there or the user has been told why not. */
export async function continueHere(deps: ContinueHereDeps): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void showInformation(vscode.l10n.t('Open a file and put the cursor where the text should go on.'));
    return;
  }
  await deps.writer.write({
    name: vscode.l10n.t('Continue Here'),
    editor,
    pieces: (signal) => piecesHere(deps, editor, signal),
    tryAgain: () => continueHere(deps),
  });
}

async function* piecesHere(
  { gateway, settings }: ContinueHereDeps,
  { document, selection }: vscode.TextEditor,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const plan = planHere({ gateway, settings: settings.current, document, position: selection.active });
  const here = await untilAborted(plan, signal);
  if (here) yield* continueText({ ...here, gateway, signal });
}
