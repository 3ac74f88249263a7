import { indentWidth } from '../text/lexemes.ts';
import { renderRestOfLine, type Candidate, type Prediction } from './candidate.ts';
import type { Choice } from './choose.ts';
import type { CursorContext } from './cursorContext.ts';

type LineBreak = Extract<Prediction, { kind: 'lineBreak' }>;

/**
 * True for a candidate that would only say what stands beside the cursor already: the same line as one of the next three above or
 * below, or the very text that follows. `cursor` is where the generation began, `context` where it is.
 */
export function isUnwanted(candidate: Candidate, context: CursorContext, cursor: CursorContext): boolean {
  const rest = renderRestOfLine(candidate);
  const line = (context.lineStart + rest).split('\n').at(-1)?.trim() ?? '';
  if (line === '') return true;
  const isFreshLine = context.lineStart.trim() === '';
  // Editors close brackets by themselves; a line of nothing else tells nothing.
  if (isFreshLine && (countWords(rest) === 0 || rest.trim() === cursor.linesBelow[0]?.trim())) return true;
  if (rest.trim() === '') return false;
  const neighbours = [...cursor.linesAbove.slice(0, 3), ...cursor.linesBelow.slice(0, 3)];
  return countWords(line) > 1 && neighbours.some((neighbour) => neighbour.trim() === line);
}

/** True when the choice would write what already follows the cursor. */
export function reachesSuffix({ prediction, leader }: Choice, cursor: CursorContext, written: string): boolean {
  const lineEnd = hasPassedClosers(cursor, written) ? '' : cursor.lineEnd.trim();
  if (prediction.kind === 'lineBreak') return lineEnd !== '' || continuesBelow(prediction, cursor);
  if (prediction.kind === 'end' || lineEnd === '') return false;
  const rest = renderRestOfLine(leader).trim();
  if (rest === lineEnd) return true;
  if (!closesOuterBracket(written + prediction.text) || !lineEnd.startsWith(prediction.text.trim())) return false;
  return !goesOnBehindClosers(rest, lineEnd);
}

/**
 * Editors close a bracket as soon as it is opened. Where the pattern has more to say behind it (`total(` with `)` after the cursor, going on
 * `): number {`), the closing bracket is written again, as models do; clients know that it is there already.
 */
function goesOnBehindClosers(rest: string, lineEnd: string): boolean {
  return CLOSERS.test(lineEnd) && rest.startsWith(lineEnd) && countWords(rest.slice(lineEnd.length)) > 0;
}

/** Past that point the bracket after the cursor no longer bounds the text. */
function hasPassedClosers({ lineEnd }: CursorContext, written: string): boolean {
  return CLOSERS.test(lineEnd.trim()) && lowestDepth(written) < 0;
}

const CLOSERS = /^[)\]}]+$/;

/** True when the next line lies outside of the block in which the cursor stands. */
export function endsBlock({ prediction, leader }: Choice, cursor: CursorContext, written: string): boolean {
  if (prediction.kind !== 'lineBreak') return false;
  const base = leader.opensBlock ? cursor.baseIndent : indentWidth(cursor.lineStart);
  if (prediction.indent !== base) return prediction.indent < base;
  const lastLine = (cursor.lineStart + written).split('\n').at(-1) ?? '';
  return !(indentWidth(lastLine) > base && prediction.blankLines === 0 && CLOSING_LINE.test(prediction.line));
}

/** Starts of lines that belong to the block above although they stand as far left as its first line. */
const CLOSING_LINE = /^(?:[)\]}]|<\/|(?:end|else|elif|elsif|except|finally|catch|rescue|ensure|fi|done|esac)\b)/;

function continuesBelow(prediction: LineBreak, cursor: CursorContext): boolean {
  const below = cursor.linesBelow[0];
  return below !== undefined && below.trim() === prediction.line.trim() && indentWidth(below) === prediction.indent;
}

/** A closing bracket or quote that nothing in the text opened. */
function closesOuterBracket(text: string): boolean {
  const quote = /["'`]$/.exec(text)?.[0];
  return lowestDepth(text) < 0 || (quote !== undefined && text.split(quote).length % 2 === 0);
}

/** The least number of brackets open at any place of the text; below zero when it closes one that it has not opened. */
function lowestDepth(text: string): number {
  let depth = 0;
  let lowest = 0;
  for (const bracket of text.match(/[()[\]{}]/g) ?? []) {
    depth += '([{'.includes(bracket) ? 1 : -1;
    lowest = Math.min(lowest, depth);
  }
  return lowest;
}

function countWords(line: string): number {
  return line.match(/[\p{L}\p{N}_$]+/gu)?.length ?? 0;
}
