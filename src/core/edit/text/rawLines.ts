/** What stands at the end of a text's lines. */
export type LineEnd = '\n' | '\r\n';

/** A part of a text, in lines from 0; `end` is the first line after it. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** A part of a text, in UTF-16 code units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Lines with their ends, so that joining them gives the text back byte for byte; a text that ends its last line has no empty one after it. */
export function splitRawLines(text: string): readonly string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

/** A raw line without its end. */
export function contentOf(rawLine: string): string {
  return rawLine.replace(/[\r\n]+$/, '');
}

export function contentsOf(rawLines: readonly string[]): readonly string[] {
  return rawLines.map(contentOf);
}

/** The line end that most lines have; `\n` for a text of one line. */
export function lineEndOf(text: string): LineEnd {
  const all = text.match(/\n/g)?.length ?? 0;
  const windows = text.match(/\r\n/g)?.length ?? 0;
  return windows * 2 > all ? '\r\n' : '\n';
}

/**
 * Raw lines for new contents.
 * @param endsLine Whether the last one gets an end: as the text has it whose place they take.
 */
export function toRawLines(
  contents: readonly string[],
  { lineEnd, endsLine }: { readonly lineEnd: LineEnd; readonly endsLine: boolean },
): readonly string[] {
  return contents.map((line, index) => (index < contents.length - 1 || endsLine ? line + lineEnd : line));
}

/** The range grown to whole lines, the last one with its end; an empty range is the line that it stands in. */
export function wholeLines(document: string, { start, end }: TextRange): TextRange {
  const lineStart =
    Math.max(document.lastIndexOf('\n', start - 1), start > 0 ? loneReturnBefore(document, start) : -1) + 1;
  // A selection that ends at a line's start does not mean that line.
  const last = end > start && isLineStart(document, end) ? end - 1 : end;
  const lineEnd = /\r\n|\n|\r/g;
  lineEnd.lastIndex = end > start && document[last] === '\n' && document[last - 1] === '\r' ? last - 1 : last;
  const match = lineEnd.exec(document);
  const afterMark = Math.max(lineStart, wholeText(document).start);
  return { start: afterMark, end: match === null ? document.length : match.index + match[0].length };
}

/** The whole document but for a byte order mark, which is no part of its first line. */
export function wholeText(document: string): TextRange {
  return { start: document.startsWith('\uFEFF') ? 1 : 0, end: document.length };
}

function isLineStart(document: string, offset: number): boolean {
  const before = document[offset - 1];
  return before === '\n' || (before === '\r' && document[offset] !== '\n');
}

/** The nearest `\r` before the offset that ends a line by itself; -1 without one. */
function loneReturnBefore(document: string, offset: number): number {
  const at = document.lastIndexOf('\r', offset - 1);
  return at !== -1 && document[at + 1] !== '\n' ? at : -1;
}

/** Lines without the blank ones at both ends. */
export function trimBlankEdges(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1) return [];
  return lines.slice(first, lines.findLastIndex((line) => line.trim() !== '') + 1);
}

/** A line for comparison where white space does not count. */
export function looseKey(line: string): string {
  return line.trim().replace(/\s+/g, ' ');
}

/** Whether a line says enough to be recognised by: more than brackets, a keyword's end or nothing. */
export function isSignificant(line: string): boolean {
  return (
    /[\p{L}\p{N}_].*[\p{L}\p{N}_].*[\p{L}\p{N}_]/u.test(line) &&
    !/^\s*(?:else|end|try|do|fi|done|esac|begin|return;?|break;?|continue;?|finally|pass|then)\b\W*$/.test(line)
  );
}
