import * as vscode from 'vscode';

export interface Excerpt {
  readonly text: string;
  /** Offset of the excerpt's start in the document; negative when text of other notebook cells stands before it. */
  readonly textStart: number;
  readonly firstLine: number;
}

/** Whole lines around the position. A line costs a prompt a token at least, so more than `maxLines` on either side could never be sent. */
export function textAround(document: vscode.TextDocument, position: vscode.Position, maxLines: number): Excerpt {
  const first = Math.max(0, position.line - maxLines);
  const start = new vscode.Position(first, 0);
  const end = new vscode.Position(position.line + maxLines + 1, 0);
  const text = document.getText(new vscode.Range(start, end));
  const cells = first === 0 ? cellsBefore(document) : '';
  return { text: cells + text, textStart: document.offsetAt(start) - cells.length, firstLine: first };
}

/** The code cells above a notebook's cell, as if they were one file; empty elsewhere. */
function cellsBefore(document: vscode.TextDocument): string {
  if (document.uri.scheme !== 'vscode-notebook-cell') return '';
  const cells = vscode.workspace.notebookDocuments
    .map((notebook) => notebook.getCells())
    .find((candidates) => candidates.some((cell) => cell.document === document));
  const own = cells?.findIndex((cell) => cell.document === document) ?? 0;
  return (cells ?? [])
    .slice(0, own)
    .filter((cell) => cell.document.languageId === document.languageId)
    .map((cell) => `${cell.document.getText()}\n\n`)
    .join('');
}
