import * as vscode from 'vscode';
import type { DocumentChange } from '../../core/edit/session/applyDocumentChange.ts';
import { areSameChanges } from '../../core/edit/session/documentEdits.ts';

export interface PlannedWrite {
  readonly changes: readonly DocumentChange[];
  /** Called when the document holds them, before anything else can happen to it. */
  readonly onWritten: () => void;
}

/** So often a write is refused because the document changes under it, before the document is taken to be read-only. */
const MAX_REFUSALS = 20;

/**
 * Writes into one document for all edits in it, one write after the other. What is written without a foreign change in between is one
 * undo step.
 */
export class DocumentWriter {
  readonly document: vscode.TextDocument;
  #asked: PlannedWrite | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #isStepOpen = false;

  constructor(document: vscode.TextDocument) {
    this.document = document;
  }

  /** @param plan Called right before every try, because the document may have changed. @returns False when the document takes no changes. */
  write(plan: () => PlannedWrite): Promise<boolean> {
    const written = this.#last.then(() => this.#write(plan));
    this.#last = written;
    return written;
  }

  /** The next write begins an undo step of its own. */
  endStep(): void {
    this.#isStepOpen = false;
  }

  /** Must hear of every change of the document. True for one that it has made itself. */
  observe(changes: readonly DocumentChange[]): boolean {
    const asked = this.#asked;
    if (asked && areSameChanges(asked.changes, changes)) {
      this.#asked = undefined;
      this.#isStepOpen = true;
      asked.onWritten();
      return true;
    }
    this.#isStepOpen = false;
    return false;
  }

  async #write(plan: () => PlannedWrite): Promise<boolean> {
    for (let refusals = 0; refusals < MAX_REFUSALS; refusals += 1) {
      const planned = plan();
      if (planned.changes.length === 0) {
        planned.onWritten();
        return true;
      }
      this.#asked = planned;
      const editor = visibleEditor(this.document);
      await (editor ? this.#writeInEditor(editor, planned) : this.#writeUnseen(planned));
      // That something has changed is told before the edit is done; read-only editors report success.
      if (this.#asked !== planned) return true;
      this.#asked = undefined;
    }
    return false;
  }

  async #writeInEditor(editor: vscode.TextEditor, { changes }: PlannedWrite): Promise<void> {
    const options = { undoStopBefore: !this.#isStepOpen, undoStopAfter: false };
    await editor.edit((edit) => {
      for (const change of changes) edit.replace(this.#rangeOf(change), change.text);
    }, options);
  }

  /** Only editors can join writes to one undo step. */
  async #writeUnseen({ changes }: PlannedWrite): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    for (const change of changes) edit.replace(this.document.uri, this.#rangeOf(change), change.text);
    await vscode.workspace.applyEdit(edit);
    this.#isStepOpen = false;
  }

  #rangeOf({ start, end }: DocumentChange): vscode.Range {
    return new vscode.Range(this.document.positionAt(start), this.document.positionAt(end));
  }
}

/** The editor in front where several show the document. */
export function visibleEditor(document: vscode.TextDocument): vscode.TextEditor | undefined {
  const active = vscode.window.activeTextEditor;
  if (active?.document === document) return active;
  return vscode.window.visibleTextEditors.find((editor) => editor.document === document);
}
