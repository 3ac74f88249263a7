import * as vscode from 'vscode';
import type { ModelGateway } from '../../core/endpoint/modelGateway.ts';
import type { Logger } from '../../core/ports.ts';
import { continueText } from '../../core/prompts/continueText.ts';
import { untilAborted } from '../../core/util/untilAborted.ts';
import type { ContextKey } from '../contributions.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import { showError } from '../showError.ts';
import { EditorStream, type EditorStreamEnd } from './editorStream.ts';
import { planHere } from './planHere.ts';
import { showInformation, showWarning } from '../notices.ts';

export interface ContinueHereDeps {
  readonly gateway: ModelGateway;
  readonly settings: SettingsSource;
  readonly log: Logger;
}

/** The prompt that writes into the editor. One at a time: where somebody starts anew, the old one stops. */
export class ContinueHere implements vscode.Disposable {
  readonly #deps: ContinueHereDeps;
  #running: AbortController | undefined;

  constructor(deps: ContinueHereDeps) {
    this.#deps = deps;
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  stop(): void {
    this.#running?.abort();
  }

  dispose(): void {
    this.stop();
  }

  /** Writes on at the cursor of the active editor. Resolves when the text is there or the user has been told why not. */
  async run(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
      void showInformation('Open a file and put the cursor where the text should go on.');
      return;
    }
    this.stop();
    const abort = new AbortController();
    this.#setRunning(abort);
    try {
      const end = await withStatus(() => this.#stream(editor, abort));
      this.#report(end, editor);
    } finally {
      if (this.#running === abort) this.#setRunning(undefined);
    }
  }

  async #stream(editor: vscode.TextEditor, abort: AbortController): Promise<EditorStreamEnd> {
    const position = editor.selection.active;
    const stream = new EditorStream({ editor, position, pieces: this.#pieces(editor, abort.signal), abort });
    return stream.run();
  }

  /** The plan is made inside the stream, so that typing while the model is looked for counts as typing in the text. */
  async *#pieces(editor: vscode.TextEditor, signal: AbortSignal): AsyncGenerator<string> {
    const { gateway, settings } = this.#deps;
    const { document, selection } = editor;
    const plan = planHere({ gateway, settings: settings.current, document, position: selection.active });
    const here = await untilAborted(plan, signal);
    if (here) yield* continueText({ ...here, gateway, signal });
  }

  #report(end: EditorStreamEnd, editor: vscode.TextEditor): void {
    this.#deps.log.info('Continue Here ended.', { end: end.kind });
    if (end.kind === 'failed') void showError(end.error, { tryAgain: () => this.#again(editor) });
    else if (end.kind === 'readOnly') void showWarning('This editor does not take changes.');
  }

  /** What came before the failure stays; the next try goes on behind it, where the cursor is. */
  async #again(editor: vscode.TextEditor): Promise<void> {
    await vscode.window.showTextDocument(editor.document);
    await this.run();
  }

  #setRunning(abort: AbortController | undefined): void {
    this.#running = abort;
    const key: ContextKey = 'interline.streamingIntoEditor';
    void vscode.commands.executeCommand('setContext', key, abort !== undefined);
  }
}

function withStatus<T>(work: () => Promise<T>): Thenable<T> {
  const title = 'Interline is writing. Escape stops it.';
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, work);
}
