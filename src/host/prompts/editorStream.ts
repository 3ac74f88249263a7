import * as vscode from 'vscode';
import { createStreamedRange, type StreamedRange } from '../../core/prompts/streamedRange.ts';
import { onDocumentGone } from '../onDocumentGone.ts';

/** How a stream into a document ended; whatever came until then stays. */
export type EditorStreamEnd =
  | { readonly kind: 'completed' | 'stopped' }
  /** Somebody began to write, delete or undo in the streamed text. */
  | { readonly kind: 'takenOver' }
  | { readonly kind: 'documentClosed' }
  /** The editor refuses changes. */
  | { readonly kind: 'readOnly' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface EditorStreamOptions {
  readonly editor: vscode.TextEditor;
  readonly position: vscode.Position;
  readonly pieces: AsyncIterable<string>;
  /** Ends the pieces; called when nothing more is wanted. */
  readonly abort: AbortController;
}

/** So often an edit is refused because the document changes under it, before the document is taken to be read-only. */
const MAX_REFUSALS = 20;

/**
 * Writes pieces into a document as they come, as one undo step. The document may change elsewhere meanwhile; a change inside the streamed text
 * ends the stream and leaves the text to the one who made it.
 */
export class EditorStream {
  readonly #options: EditorStreamOptions;
  readonly #document: vscode.TextDocument;
  readonly #range: StreamedRange;
  readonly #listeners: vscode.Disposable;
  #pending = '';
  #writing: Promise<void> | undefined;
  #end: EditorStreamEnd | undefined;
  /** The next edit begins an undo step: it is the first one, or somebody else's edit came between. */
  #startsUndoStep = true;

  constructor(options: EditorStreamOptions) {
    this.#options = options;
    this.#document = options.editor.document;
    this.#range = createStreamedRange(this.#document.offsetAt(options.position));
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => this.#observe(event)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#startWriting()),
      onDocumentGone((document) => {
        if (document === this.#document) this.#finish({ kind: 'documentClosed' });
      }),
    );
  }

  /** Never rejects. */
  async run(): Promise<EditorStreamEnd> {
    const { pieces, abort } = this.#options;
    try {
      for await (const piece of pieces) {
        if (this.#end) break;
        this.#pending += piece;
        this.#startWriting();
      }
      await this.#writeRest();
      return this.#end ?? { kind: abort.signal.aborted ? 'stopped' : 'completed' };
    } catch (error) {
      await this.#writeRest();
      return this.#end ?? (abort.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error });
    } finally {
      this.#listeners.dispose();
    }
  }

  #finish(end: EditorStreamEnd): void {
    this.#end ??= end;
    this.#pending = '';
    this.#options.abort.abort();
  }

  #observe({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (document !== this.#document || contentChanges.length === 0 || this.#end) return;
    const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
      offset: rangeOffset,
      length: rangeLength,
      text,
    }));
    const origin = this.#range.apply(changes);
    if (origin === 'inside') this.#finish({ kind: 'takenOver' });
    // Joined to their step, our next edit would be undone with it.
    else if (origin === 'elsewhere') this.#startsUndoStep = true;
  }

  #startWriting(): void {
    this.#writing ??= this.#write(false).finally(() => {
      this.#writing = undefined;
    });
  }

  async #writeRest(): Promise<void> {
    await this.#writing;
    await this.#write(true);
  }

  /** Writes what waits, as long as there is some. What no editor shows now is written only at the end, without one. */
  async #write(atEnd: boolean): Promise<void> {
    const { abort } = this.#options;
    for (let refusals = 0; this.#pending !== '' && !abort.signal.aborted;) {
      const editor = visibleEditor(this.#options.editor);
      if (!editor && !atEnd) return;
      const text = this.#pending;
      this.#pending = '';
      if (await this.#insert(text, editor)) {
        refusals = 0;
        continue;
      }
      this.#pending = text + this.#pending;
      refusals += 1;
      if (refusals > MAX_REFUSALS) this.#finish({ kind: 'readOnly' });
    }
  }

  /** False when the document has changed between our looking at it and the edit, or takes no edits. */
  async #insert(text: string, editor: vscode.TextEditor | undefined): Promise<boolean> {
    const offset = this.#range.end;
    const at = this.#document.positionAt(offset);
    this.#range.expect(text);
    try {
      await (editor ? this.#insertByEditor(editor, at, text) : insertUnseen(this.#document, at, text));
      // Read-only editors report success; that something has changed is told before the edit is.
      const done = this.#range.end > offset;
      if (done && editor) this.#startsUndoStep = false;
      return done;
    } finally {
      this.#range.expect(undefined);
    }
  }

  async #insertByEditor(editor: vscode.TextEditor, at: vscode.Position, text: string): Promise<void> {
    const wasInView = editor.visibleRanges.some((range) => range.contains(at));
    const undo = { undoStopBefore: this.#startsUndoStep, undoStopAfter: false };
    const done = await editor.edit((edit) => edit.insert(at, text), undo);
    // Follows the text like a terminal, but lets a reader scroll away.
    if (done && wasInView) editor.revealRange(this.#endRange());
  }

  #endRange(): vscode.Range {
    const end = this.#document.positionAt(this.#range.end);
    return new vscode.Range(end, end);
  }
}

/** The same editor, or another one that shows the document by now. */
function visibleEditor(editor: vscode.TextEditor): vscode.TextEditor | undefined {
  const visible = vscode.window.visibleTextEditors;
  return visible.find((one) => one === editor) ?? visible.find((one) => one.document === editor.document);
}

/** Only editors can join edits to one undo step; a document that nobody sees gets the rest in a step of its own. */
async function insertUnseen(document: vscode.TextDocument, at: vscode.Position, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, at, text);
  await vscode.workspace.applyEdit(edit);
}
