import * as vscode from 'vscode';
import type { ContextSnippet } from '../../../core/completion/context/contextSnippet.ts';
import type { Clock } from '../../../core/ports.ts';
import { isWritten, linesIn, originOf } from './documentText.ts';
import type { CursorPlace, SnippetSource } from './snippetSource.ts';

const EDITS_KEPT = 12;
/** Edits so near to each other are one. */
const NEAR_LINES = 6;
/** Shown on either side of an edit. */
const LINES_AROUND = 4;
/** An edit that has grown beyond this is a new one. */
const LONGEST_EDIT_LINES = 30;
/** What is so near to the cursor the model sees anyway. */
const IN_SIGHT_LINES = 40;

interface Edit {
  readonly document: vscode.TextDocument;
  firstLine: number;
  lastLine: number;
  at: number;
}

/** The places where text was changed last, the newest last. A key costs a few comparisons; texts are cut when they are asked for. */
export class RecentEdits implements SnippetSource {
  readonly kinds = ['recentEdit'] as const;
  readonly #clock: Clock;
  readonly #listener: vscode.Disposable;
  #edits: Edit[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // Whole documents replaced by a formatter or a branch switch are no edits of a person.
      if (contentChanges.length > EDITS_KEPT || !isWritten(document.uri)) return;
      for (const change of contentChanges) this.#note(document, change);
    });
  }

  snippets({ document, position }: CursorPlace): readonly ContextSnippet[] {
    return this.#edits.flatMap((edit) => {
      if (edit.document.isClosed) return [];
      const isNear =
        edit.document === document &&
        position.line >= edit.firstLine - IN_SIGHT_LINES &&
        position.line <= edit.lastLine + IN_SIGHT_LINES;
      return isNear ? [] : [snippetOf(edit)];
    });
  }

  dispose(): void {
    this.#listener.dispose();
    this.#edits = [];
  }

  #note(document: vscode.TextDocument, { range, text }: vscode.TextDocumentContentChangeEvent): void {
    const first = range.start.line;
    const added = countLineEnds(text);
    const shift = added - (range.end.line - first);
    for (const edit of this.#edits) if (edit.document === document) moveDown(edit, range.end.line, shift);
    const near = this.#edits.find((edit) => edit.document === document && isNear(edit, first, first + added));
    this.#edits = this.#edits.filter((edit) => edit !== near && !edit.document.isClosed).slice(1 - EDITS_KEPT);
    this.#edits.push({
      document,
      firstLine: Math.min(first, near?.firstLine ?? first),
      lastLine: Math.max(first + added, near?.lastLine ?? 0),
      at: this.#clock.now(),
    });
  }
}

/** Lines were added or removed above it. */
function moveDown(edit: Edit, line: number, shift: number): void {
  if (edit.firstLine > line) edit.firstLine += shift;
  if (edit.lastLine >= line) edit.lastLine = Math.max(edit.firstLine, edit.lastLine + shift);
}

function isNear(edit: Edit, first: number, last: number): boolean {
  const isClose = first <= edit.lastLine + NEAR_LINES && last >= edit.firstLine - NEAR_LINES;
  return isClose && Math.max(last, edit.lastLine) - Math.min(first, edit.firstLine) <= LONGEST_EDIT_LINES;
}

function snippetOf({ document, firstLine, lastLine, at }: Edit): ContextSnippet {
  const start = Math.max(0, firstLine - LINES_AROUND);
  const end = Math.min(lastLine, firstLine + LONGEST_EDIT_LINES) + LINES_AROUND + 1;
  const text = linesIn(document, new vscode.Range(start, 0, end, 0));
  return { source: 'recentEdit', ...originOf(document), text, firstLine: start, touchedAt: at };
}

function countLineEnds(text: string): number {
  return text.split('\n').length - 1;
}
