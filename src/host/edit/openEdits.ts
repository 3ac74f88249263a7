import * as vscode from 'vscode';
import type { DocumentChange } from '../../core/edit/session/applyDocumentChange.ts';
import type { InlineEditState } from '../../core/edit/session/inlineEdit.ts';
import { regionText } from '../../core/edit/session/showInlineEdit.ts';
import { DocumentWriter } from './documentWriter.ts';
import { LiveEdit } from './liveEdit.ts';
import { onDocumentGone } from '../onDocumentGone.ts';

/** Every edit that is not over yet, in whatever document. Hears of all changes of documents and tells its edits. */
export class OpenEdits implements vscode.Disposable {
  readonly #edits = new Map<string, LiveEdit>();
  readonly #writers = new Map<vscode.TextDocument, DocumentWriter>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable;
  #count = 0;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidChangeTextDocument((event) => this.#observe(event)),
      onDocumentGone((document) => {
        for (const edit of this.in(document)) edit.forget();
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        for (const edit of this.#edits.values()) void edit.work();
      }),
    );
  }

  /** The document in which an edit has begun, changed or ended. */
  get onDidChange(): vscode.Event<vscode.TextDocument> {
    return this.#changed.event;
  }

  get all(): readonly LiveEdit[] {
    return [...this.#edits.values()];
  }

  /** In the order of their places. */
  in(document: vscode.TextDocument): readonly LiveEdit[] {
    return this.all.filter((edit) => edit.document === document).sort((a, b) => a.state.start - b.state.start);
  }

  byId(id: string): LiveEdit | undefined {
    return this.#edits.get(id);
  }

  add(document: vscode.TextDocument, state: InlineEditState): LiveEdit {
    const writer = this.#writers.get(document) ?? new DocumentWriter(document);
    this.#writers.set(document, writer);
    this.#count += 1;
    const edit = new LiveEdit({ id: `edit-${this.#count}`, writer, state, onChange: (one) => this.#onChange(one) });
    this.#edits.set(edit.id, edit);
    this.#changed.fire(document);
    return edit;
  }

  dispose(): void {
    for (const edit of this.#edits.values()) edit.stop();
    this.#subscriptions.dispose();
  }

  #onChange(edit: LiveEdit): void {
    if (edit.isOver) this.#edits.delete(edit.id);
    if (edit.isOver && this.in(edit.document).length === 0) this.#writers.delete(edit.document);
    this.#changed.fire(edit.document);
  }

  #observe({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const writer = this.#writers.get(document);
    if (writer === undefined || contentChanges.length === 0) return;
    const changes = contentChanges.map(({ rangeOffset, rangeLength, text }): DocumentChange => ({
      start: rangeOffset,
      end: rangeOffset + rangeLength,
      text,
    }));
    const before = new Map(this.in(document).map((edit) => [edit, edit.state]));
    const isOwn = writer.observe(changes);
    for (const [edit, state] of before) {
      // Whose write it was has its new state by now; for the others in the document it is a change elsewhere.
      if (!isOwn || edit.state === state) edit.observe(changes, !isOwn);
    }
  }
}

/** Where an edit stands now, in lines of the document. */
export function regionOf({ state, document }: LiveEdit): vscode.Range {
  const end = state.start + regionText(state, state.view).length;
  return new vscode.Range(document.positionAt(state.start), document.positionAt(end));
}
