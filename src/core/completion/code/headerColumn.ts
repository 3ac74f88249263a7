import type { LanguageSyntax } from './languageSyntax.ts';
import { indentationWidth, isBlank, lastLine } from './lines.ts';
import { continueAfter, scanCode, START, type CodeState } from './scanCode.ts';

interface HeaderOptions {
  readonly syntax: LanguageSyntax;
  readonly tabSize: number;
  /** The grammar's state where the text begins. */
  readonly atStart?: CodeState | undefined;
}

/** Longer heads than this are none. */
const MOST_LINES = 20;
/** A line that can only go on with the one above, as a list of initialisers does. */
const GOES_ON = /^\s*(?:[:,?&|]|where\b|throws\b|implements\b|extends\b)/;

/**
 * Column of the line with which the statement begins that the text ends in. The line that opens a block may be its last one and stand in any
 * column, as where parameters over several lines are aligned with the first of them.
 */
export function headerColumn(text: string, { syntax, tabSize, atStart = START }: HeaderOptions): number {
  const line = lastLine(text);
  const above = text.slice(0, text.length - line.length);
  const column = indentationWidth(line, tabSize);
  if (!syntax.brackets) return column;
  const before = continueAfter(scanCode(above, { syntax, from: atStart }));
  const { outer } = scanCode(line, { syntax, from: before });
  const { index } = before.outer[outer.length] ?? { index: -1 };
  const opened = index < 0 ? above.length : index;
  const first = lastLine(text.slice(0, opened)).length;
  return Math.min(
    column,
    columnOfFirst(text.slice(0, opened - first), text.slice(opened - first), { syntax, tabSize }),
  );
}

/** The same for a line whose brackets are all its own, and the lines above it. */
function columnOfFirst(above: string, line: string, { syntax, tabSize }: HeaderOptions): number {
  const lines = above.slice(0, -1).split('\n');
  let [current, column] = [line, indentationWidth(line, tabSize)];
  for (const higher of lines.reverse().slice(0, MOST_LINES)) {
    const mayGoOn = !syntax.indentationBlocks && (GOES_ON.test(current) || higher.endsWith(','));
    const goesOn = mayGoOn || higher.endsWith('\\');
    if (!goesOn || isBlank(higher)) break;
    current = higher;
    column = Math.min(column, indentationWidth(higher, tabSize));
  }
  return column;
}

/** Column of the statement that opened the block around a line in `column`, told by indentation; undefined: none does. */
export function enclosingColumn(text: string, column: number, options: HeaderOptions): number | undefined {
  const lines = text.split('\n');
  const isLeft = (line: string): boolean => !isBlank(line) && indentationWidth(line, options.tabSize) < column;
  const header = lines.slice(0, -1).findLastIndex(isLeft);
  return header < 0 ? undefined : headerColumn(lines.slice(0, header + 1).join('\n'), options);
}
