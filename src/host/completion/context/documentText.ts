import * as vscode from 'vscode';
import type { ContextSnippet } from '../../../core/completion/context/contextSnippet.ts';

/** Documents that people write; all others only show something. */
const SCHEMES: ReadonlySet<string> = new Set([
  'file',
  'untitled',
  'vscode-remote',
  'vscode-vfs',
  'vscode-notebook-cell',
]);

/** Of a longer document only a part of so many lines is looked at, whose edges lie at multiples of half of it. */
const PART_LINES = 400;
const PARTS_KEPT = 40;

/** Whether its text is of a kind that may be shown to a model at all. */
export function isWritten({ scheme }: vscode.Uri): boolean {
  return SCHEMES.has(scheme);
}

/** What every snippet says of its document. */
export function originOf(document: vscode.TextDocument): Pick<ContextSnippet, 'uri' | 'path' | 'languageId'> {
  const { uri, languageId } = document;
  return { uri: uri.toString(), path: vscode.workspace.asRelativePath(uri, false), languageId };
}

interface Part {
  readonly version: number;
  readonly firstLine: number;
  readonly text: string;
}

/** Cuts the parts of documents around the places that people visited; the same string until the document changes. */
export class DocumentParts {
  readonly #parts = new Map<string, Part>();

  partOf(document: vscode.TextDocument, line: number): Pick<Part, 'firstLine' | 'text'> {
    const key = document.uri.toString();
    const half = PART_LINES / 2;
    const firstLine = document.lineCount <= PART_LINES ? 0 : Math.max(0, Math.floor(line / half) * half - half / 2);
    const known = this.#parts.get(key);
    if (known?.version === document.version && known.firstLine === firstLine) return known;
    const range = new vscode.Range(firstLine, 0, firstLine + PART_LINES, 0);
    const part = { version: document.version, firstLine, text: linesIn(document, range) };
    this.#parts.delete(key);
    this.#parts.set(key, part);
    const [oldest] = this.#parts.keys();
    if (this.#parts.size > PARTS_KEPT && oldest !== undefined) this.#parts.delete(oldest);
    return part;
  }
}

/** The text of a range with line ends `\n`. */
export function linesIn(document: vscode.TextDocument, range: vscode.Range): string {
  const text = document.getText(range);
  return document.eol === vscode.EndOfLine.CRLF ? text.replaceAll('\r\n', '\n') : text;
}
