import { indentationWidth, lastLine } from '../code/lines.ts';
import { scanCode, type OpenBracket } from '../code/scanCode.ts';
import type { CleaningContext } from './cleaningContext.ts';

/** Closing brackets and what ends a statement or an element behind them, nothing else. */
export function isClosing(line: string): boolean {
  return /^[)\]}]+[;,)]*$/.test(line);
}

/** The brackets, in order, that a line closes without having opened them; empty unless it begins with one and leaves none open. */
export function closersOf(line: string, { syntax }: CleaningContext): string {
  if (!/^[)\]}]/.test(line)) return '';
  const { open, unmatched } = scanCode(line, { syntax });
  return open.length > 0 ? '' : unmatched.map(({ bracket }) => bracket).join('');
}

/**
 * Whether the innermost bracket that is open at the cursor has no closer below. Told by columns: a closer stands in that of the line which
 * opened the bracket, and the text around the cursor may begin in the middle of blocks, so that counting would not do.
 */
export function isClosingNeeded(context: CleaningContext): boolean {
  if (!context.syntax.brackets) return true;
  const opener = columnOfOpener(context);
  if (opener === undefined) return false;
  const closer = columnOfCloser(context);
  return closer === undefined || closer < opener;
}

/**
 * Whether the lines below close a bracket in this column which nothing has opened there: an opener was there, and is wanted again.
 *
 * @param outer What is open of the brackets left of the cursor.
 */
export function isOpenerMissing(column: number, outer: readonly OpenBracket[], context: CleaningContext): boolean {
  return columnOfCloser(context) === column && columnOfOpener(context, outer) !== column;
}

/** Column of the line on which the innermost bracket was opened that is open at the cursor. */
function columnOfOpener(
  { atCursor, prefix, tabSize }: CleaningContext,
  outer: readonly OpenBracket[] = atCursor.outer,
): number | undefined {
  const { index } = outer.at(-1) ?? { index: -1 };
  // What stands above the window has no column.
  return index < 0 ? undefined : indentationWidth(lastLine(prefix.slice(0, index)) + prefix.slice(index), tabSize);
}

/** Column of the line on which the text right of the cursor first closes a bracket that it has not opened. */
function columnOfCloser({ atCursor, suffix, syntax, tabSize }: CleaningContext): number | undefined {
  const from = { ...atCursor, open: [], unmatched: [] };
  const end = scanCode(suffix, { syntax, from, visit: (_, { unmatched }) => unmatched.length === 0 });
  const closer = end.unmatched[0]?.index;
  return closer === undefined
    ? undefined
    : indentationWidth(lastLine(suffix.slice(0, closer)) + suffix.slice(closer), tabSize);
}
