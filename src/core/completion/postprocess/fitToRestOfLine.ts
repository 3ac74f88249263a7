import { firstLine, indentationWidth, isBlank, leadingSpace } from '../code/lines.ts';
import { scanCode, type CodeState } from '../code/scanCode.ts';
import { isBodyBetween } from './bodyBetween.ts';
import type { CleaningContext } from './cleaningContext.ts';
import { saysRestAnew } from './saysRestAnew.ts';

/** The text to insert, and how many characters right of the cursor, on its line, it takes the place of. */
export interface FittedAnswer {
  readonly text: string;
  readonly replaceRight: number;
}

/** Makes the answer and what already stands right of the cursor one line: nothing is there twice, and the brackets agree. */
export function fitToRestOfLine(answer: string, context: CleaningContext): FittedAnswer {
  if (isBlank(context.restOfLine)) return { text: answer, replaceRight: 0 };
  // An answer of one line leaves the rest of the line where it is.
  const text = isBlank(firstLine(answer)) ? answer : answer.replace(/\n\s*$/, '');
  const cut = findOverlap(text, context);
  if (cut !== undefined)
    return { text: closeOnOwnLine(trimForRest(upTo(cut, text), context), context), replaceRight: 0 };
  if (saysRestAnew(text, context)) return { text, replaceRight: context.restOfLine.trimEnd().length };
  const replaceRight = isOnlyClosing(context.restOfLine) ? countReplaced(text, context) : 0;
  if (replaceRight > 0) return { text, replaceRight };
  const kept = isOnlyClosing(context.restOfLine) ? text : cutAtDoubleCloser(text, context);
  return { text: closeOnOwnLine(trimForRest(dropTerminator(kept, context), context), context), replaceRight: 0 };
}

/** The answer before the rest of the line; where that begins a line of the answer, with its indentation. */
function upTo(cut: number, text: string): string {
  const kept = text.slice(0, cut);
  return kept.endsWith('\n') ? kept + leadingSpace(text.slice(cut)) : kept;
}

/** `({ id: x });` before `);`: a statement cannot end inside brackets. */
function dropTerminator(text: string, { restOfLine }: CleaningContext): string {
  return /^\s*[)\]]/.test(restOfLine) ? text.replace(/;\s*$/, '') : text;
}

/** Where the answer begins to say the rest of the line; undefined when it does not. */
function findOverlap(text: string, context: CleaningContext): number | undefined {
  let whole: number | undefined;
  let partial: number | undefined;
  const excess = excessClosers(text, context);
  scanCode(text, {
    syntax: context.syntax,
    from: context.atCursor,
    visit: (index, state) => {
      const overlap = compareWithRest(text.slice(index), context.restOfLine);
      if (overlap === undefined || !mayEndAt({ context, text, index, state, excess, overlap })) return true;
      if (overlap.isWhole) whole ??= index;
      else partial ??= index;
      return whole === undefined;
    },
  });
  return whole ?? partial;
}

interface Overlap {
  readonly said: string;
  /** The whole rest of the line was said, and a line end (or nothing) follows. */
  readonly isWhole: boolean;
}

/** How far `said` repeats `rest`, white space compared loosely; undefined unless one of them ends with the other. */
function compareWithRest(said: string, rest: string): Overlap | undefined {
  const line = firstLine(said);
  const wanted = rest.trimEnd();
  // White space in front of a closer is a matter of style, in front of a word it belongs to the answer.
  if (/^\s/.test(line) && /^[^\s)\]}>,;]/.test(wanted)) return undefined;
  const [index, other] = agreement(line, wanted);
  if (isBlank(line.slice(0, index))) return undefined;
  const isLineSaid = isBlank(line.slice(index));
  if (other === wanted.length) return isLineSaid ? { said: line.slice(0, index), isWhole: true } : undefined;
  const isCutOff = isLineSaid && line.length === said.length && !isInWord(wanted, other);
  // One sign of an operator, as the last of `a =` in front of `== b`, may well be the answer's own.
  return isCutOff && !/^\s*[=&|+*/<:.#!~-]\s*$/.test(line) ? { said: line.slice(0, index), isWhole: false } : undefined;
}

/** How many characters of each agree from the start, white space compared loosely. */
function agreement(line: string, wanted: string): readonly [index: number, other: number] {
  let [index, other] = [0, 0];
  while (index < line.length && other < wanted.length) {
    if (line[index] === wanted[other]) {
      index += 1;
      other += 1;
    } else if (/\s/.test(line.charAt(index)) && !isInWord(wanted, other)) index += 1;
    else if (/\s/.test(wanted.charAt(other)) && !isInWord(line, index)) other += 1;
    else break;
  }
  return [index, other];
}

function isInWord(text: string, index: number): boolean {
  return /\w/.test(text.charAt(index - 1)) && /\w/.test(text.charAt(index));
}

interface OverlapPlace {
  readonly context: CleaningContext;
  readonly text: string;
  readonly index: number;
  readonly state: CodeState;
  readonly excess: number;
  readonly overlap: Overlap;
}

/** An overlap counts unless the answer needs those characters to close what it opened itself, or splits a word. */
function mayEndAt({ context, text, index, state, excess, overlap }: OverlapPlace): boolean {
  if (isInWord(text, index) || closesOwnTag(text.slice(0, index), overlap.said)) return false;
  if (overlap.isWhole && /\w{3}/.test(overlap.said)) return true;
  if (state.open.length > 0 || !isRestsPlace(state, context)) return false;
  // `) => {` and its like: nobody says that twice.
  if (overlap.isWhole && !isOnlyClosing(overlap.said)) return true;
  if (/^["'`]/.test(overlap.said) && text[index - 1] === '\\') return false;
  if (overlap.said.startsWith('>') && openAngles(text.slice(0, index)) > 0) return false;
  const closers = scanCode(overlap.said, { syntax: context.syntax, from: { ...state, unmatched: [] } }).unmatched
    .length;
  return closers <= Math.max(0, excess) || /\w/.test(overlap.said);
}

/** In or out of a string, as the rest of the line needs it; it may also close the one around the cursor's code. */
function isRestsPlace({ quote, ownQuote }: CodeState, context: CleaningContext): boolean {
  const closesOuter = quote !== undefined && !ownQuote && context.restOfLine.trimStart().startsWith(quote);
  return closesOuter || quote === context.atCursor.quote || quote === restState(context).quote;
}

/** An element of that name, begun by the answer, is still open there. */
function closesOwnTag(before: string, said: string): boolean {
  const name = /^\s*<\/([A-Za-z][\w.-]*)/.exec(said)?.[1];
  if (name === undefined) return false;
  const opened = before.split(new RegExp(`<${name}(?:\\s[^<>]*)?(?<!/)>`)).length;
  return opened > before.split(`</${name}>`).length;
}

/** `<` of types and tags that are still open; arrows and comparisons do not count. */
function openAngles(text: string): number {
  return (text.match(/[\w:]</g)?.length ?? 0) - (text.match(/(?<![=\s-])>/g)?.length ?? 0);
}

/** How many brackets would be closed twice on the cursor's line if the answer went in as it is. */
function excessClosers(text: string, context: CleaningContext): number {
  const said = scanCode(text, { syntax: context.syntax, from: context.atCursor }).unmatched.length;
  const standing = scanCode(context.restOfLine, { syntax: context.syntax, from: restState(context) }).unmatched.length;
  return said + standing - context.openOnLine;
}

/** The state in which the rest of the line is to be read: a string that it leaves open is the answer's to close. */
function restState({ atCursor, restOfLine }: CleaningContext): CodeState {
  const { quote, kind } = atCursor;
  const isLong = !kind.endsWithLine && /\w/.test(restOfLine);
  const goesOn = quote !== undefined && (isLong || restOfLine.includes(quote));
  return { ...atCursor, quote: goesOn ? quote : undefined, open: [], unmatched: [] };
}

function isOnlyClosing(rest: string): boolean {
  return /^[\s)\]}>"'`;,]*$/.test(rest);
}

/** How much of the closers right of the cursor the answer closes itself: it takes their place. */
function countReplaced(text: string, context: CleaningContext): number {
  const { restOfLine, atCursor, syntax } = context;
  const end = scanCode(text, { syntax, from: atCursor });
  const closers = end.unmatched.slice(0, Math.max(0, excessClosers(text, context))).map(({ bracket }) => bracket);
  const closesString = atCursor.quote !== undefined && end.quote === undefined && end.unmatched.length >= 0;
  const wanted = closesString ? [atCursor.quote, ...closers] : closers;
  let at = 0;
  for (const closer of wanted) {
    const from = at + (/^\s*/.exec(restOfLine.slice(at))?.[0].length ?? 0);
    if (!restOfLine.startsWith(closer, from)) break;
    at = from + closer.length;
  }
  const terminator = /^\s*[;,]+\s*$/.exec(restOfLine.slice(at))?.[0];
  return at > 0 && terminator !== undefined && text.trimEnd().endsWith(terminator.trim())
    ? at + terminator.trimEnd().length
    : at;
}

/** `add(1, 2)).toEqual(3)` before `).toBe(3)`: the answer ends before the bracket that stands there already. */
function cutAtDoubleCloser(text: string, context: CleaningContext): string {
  const first = scanCode(text, { syntax: context.syntax, from: context.atCursor }).unmatched[0];
  const isDouble = first !== undefined && context.restOfLine.trimStart().startsWith(first.bracket);
  return isDouble && excessClosers(text, context) > 0 ? text.slice(0, first.index) : text;
}

function trimForRest(text: string, { restOfLine }: CleaningContext): string {
  return /^\s/.test(restOfLine) ? text.replace(/[ \t]+$/, '') : text;
}

/** A body between `{` and the `}` right of the cursor leaves that `}` on a line of its own. */
function closeOnOwnLine(text: string, context: CleaningContext): string {
  const { linePrefix, tabSize } = context;
  const last = text.slice(text.lastIndexOf('\n') + 1);
  if (
    !isBodyBetween(text, context) ||
    isBlank(last) ||
    indentationWidth(last, tabSize) <= indentationWidth(linePrefix, tabSize)
  )
    return text;
  return `${text}\n${leadingSpace(linePrefix)}`;
}
