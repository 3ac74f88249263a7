import * as vscode from 'vscode';
import type { Logger } from '../../core/ports.ts';
import type { ContextKey } from '../contributions.ts';
import { showWarning } from '../notices.ts';
import { showError } from '../showError.ts';
import type { EditorStreamEnd } from './editorStream.ts';

export interface Writing {
  /** For the log. */
  readonly name: string;
  /** Gets what is written, at its cursor. */
  readonly editor: vscode.TextEditor;
  /** Read inside the stream, so that typing while the model is looked for counts as typing in the text. */
  readonly pieces: (signal: AbortSignal) => AsyncIterable<string>;
  /** What the error's button does; the editor is shown again before. */
  readonly tryAgain: () => Promise<void>;
}

/** What writes a model's text into an editor. One at a time: where somebody starts anew, the old one stops. */
export class EditorWriter implements vscode.Disposable {
  readonly #log: Logger;
  #running: AbortController | undefined;

  constructor(log: Logger) {
    this.#log = log;
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

  /** Resolves when the text is there or the user has been told why not. */
  async write({ name, editor, pieces, tryAgain }: Writing): Promise<void> {
    this.stop();
    const abort = new AbortController();
    this.#setRunning(abort);
    try {
      const { EditorStream } = await import('./editorStream.ts');
      const position = editor.selection.active;
      const stream = new EditorStream({ editor, position, pieces: pieces(abort.signal), abort });
      const end = await withStatus(() => stream.run());
      this.#log.info(`${name} ended.`, { end: end.kind });
      report(end, () => showAgain(editor, tryAgain));
    } finally {
      if (this.#running === abort) this.#setRunning(undefined);
    }
  }

  #setRunning(abort: AbortController | undefined): void {
    this.#running = abort;
    const key: ContextKey = 'interline.streamingIntoEditor';
    void vscode.commands.executeCommand('setContext', key, abort !== undefined);
  }
}

function report(end: EditorStreamEnd, tryAgain: () => Promise<void>): void {
  if (end.kind === 'failed') void showError(end.error, { tryAgain });
  else if (end.kind === 'readOnly') void showWarning(vscode.l10n.t('This editor does not take changes.'));
}

/** What came before the failure stays; the next try goes on behind it, where the cursor is. */
async function showAgain({ document }: vscode.TextEditor, tryAgain: () => Promise<void>): Promise<void> {
  await vscode.window.showTextDocument(document);
  await tryAgain();
}

function withStatus<T>(work: () => Promise<T>): Thenable<T> {
  const title = vscode.l10n.t('Interline is writing. Escape stops it.');
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, work);
}
