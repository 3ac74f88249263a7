import { enclosingColumn, headerColumn } from '../code/headerColumn.ts';
import { firstLine, indentationWidth, isBlank } from '../code/lines.ts';
import { scanCode, type CodeState } from '../code/scanCode.ts';
import { withoutComment } from '../code/withoutComment.ts';
import { isAnnotation } from './annotations.ts';
import { isBodyBetween } from './bodyBetween.ts';
import type { CleaningContext } from './cleaningContext.ts';
import { isOpenerMissing } from './closingLines.ts';

/** Words that go on with a construct whose block has just ended. */
const CONTINUES = /^(?:[)\]}]+\s*)?(?:else|elif|elsif|elseif|except|catch|finally|rescue|ensure|until)\b|^\}\s*while\b/;
/** A line that goes on with the expression above it. */
const CONTINUES_EXPRESSION = /^(?:[.?:+*/&|=<>%^)\]},-]|and\b|or\b|instanceof\b|as\b|in\b|if\b.*\belse\b)/;

/** What a head goes on with on a line of its own. */
const HEAD_GOES_ON = /^(?:where|throws|implements|extends)\b/;

/** Code that ends with a word or a type. */
const LACKS_SEMICOLON = /^(?!#)(?!.*\/\/).*(?:[\w>*&]|::)$/;
const PREPROCESSOR = /^#\s*(?:if|el|end|define|pragma|include)/;

/** A branch on one line, behind which another may come. */
const MAY_HAVE_ELSE = /^\s*(?:else\s+)?if\b/;

/** The end of a line that wants another one. */
const GOES_ON = /(?:[:,\\({[=+\-*/|&<>.]|\b(?:then|do|else|in|and|or|not))$/;

/** The answer up to where it stops being what was asked for: a line, a statement, or the block that the cursor is in. Never at a mere blank line. */
export function limitLength(text: string, context: CleaningContext): string {
  if (staysOnLine(text, context)) return withinLine(text, context);
  const lines = describeLines(text, context);
  const end = endOfAnswer(lines, context);
  return text
    .split('\n')
    .slice(0, end ?? lines.length)
    .join('\n');
}

/**
 * The first line, but nothing of a block that would have to be opened in the middle of the line and never closed. Where a text over several
 * lines goes on below, it is the first line with words.
 */
function withinLine(text: string, context: CleaningContext): string {
  const blank = mayGoOnBelow(context) ? (/^(?:[ \t]*\n)*/.exec(text)?.[0] ?? '') : '';
  const first = blank + firstLine(text.slice(blank.length));
  const opener = /[{([]\s*$/.exec(first)?.[0].trim();
  const isCut = hasTextRight(context) && !isBlank(text.slice(first.length));
  return isCut && opener !== undefined && !context.restOfLine.includes(opener) ? '' : first;
}

/** The cursor stands at the end of a line of prose, or of a long comment or string. */
function mayGoOnBelow(context: CleaningContext): boolean {
  const { comment, quote, kind } = context.atCursor;
  const isLongString = quote !== undefined && !kind.endsWithLine;
  const isLong = context.syntax.prose || comment === 'block' || isLongString;
  return isLong && isBlank(context.restOfLine);
}

/**
 * True when the answer, as far as it has come, has said all that `limitLength` will let through: the stream may end. Of the last line its
 * first word has to be there, or it does not count; a statement that is over for certain needs no next line.
 */
export function isComplete(text: string, context: CleaningContext): boolean {
  const lineStart = text.lastIndexOf('\n') + 1;
  if (lineStart === 0) return false;
  if (staysOnLine(text, context)) return !mayGoOnBelow(context) || /\S[^\n]*\n/.test(text);
  const isTelling = /^\s*(?:\w+\W|[)\]}]|[^\w\s]+\w*\W)/.test(text.slice(lineStart));
  const lines = describeLines(isTelling ? text : text.slice(0, lineStart - 1), context);
  const end = endOfAnswer(lines, context);
  return end !== undefined || (!isTelling && (isStatementOver(lines, context) || isBlockOver(lines, context)));
}

/** The last whole line closes the bracket that the cursor's line opened, nothing like `else` can take the construct up again, and nothing around it is left to close. */
function isBlockOver(lines: readonly Line[], context: CleaningContext): boolean {
  const last = lines.at(-1);
  if (context.length !== 'block' || lines.length < 2 || last === undefined) return false;
  if (blockKind(lines, context) !== 'bracket' || /\b(?:if|else|try|catch|do)\b/.test(context.linePrefix)) return false;
  return last.end.outer.length === 0 && hasClosed(last.end, context) && !hasClosed(last.start, context);
}

/** The lines that have come are whole, and whatever the next one holds cannot go on with them. */
function isStatementOver(lines: readonly Line[], context: CleaningContext): boolean {
  const last = lines.findLast(({ text }) => !isBlank(text));
  if (context.length === 'block' || context.openOnLine > 0 || last === undefined) return false;
  // Below the cursor's line its body may be growing.
  if (last !== lines[0] && last.indentation > baseIndentation(lines, context)) return false;
  const { open, outer, quote, comment } = last.end;
  const isOpen = open.length > 0 || quote !== undefined || comment !== undefined;
  if (isOpen || outer.length !== context.atCursor.outer.length) return false;
  const isFirst = lines.filter(({ text }) => !isBlank(text)).length === 1;
  const line = withoutComment(last === lines[0] ? context.linePrefix + last.text : last.text, context.syntax);
  if (leadsOn(line, context)) return false;
  return isFirst && endsStatement(line, context);
}

function endsStatement(line: string, { syntax }: CleaningContext): boolean {
  if (line.endsWith(';')) return !MAY_HAVE_ELSE.test(line);
  return syntax.lineEndsStatement && !GOES_ON.test(line);
}

function staysOnLine(text: string, context: CleaningContext): boolean {
  return context.length === 'line' || (hasTextRight(context) && !isBodyBetween(text, context));
}

/** Right of the cursor stands more than closing brackets, quotes and separators: the answer is a part of this line. */
function hasTextRight({ restOfLine }: CleaningContext): boolean {
  return /[^\s)\]}>"'`;,:]/.test(restOfLine);
}

interface Line {
  readonly text: string;
  readonly indentation: number;
  /** Grammar at its start and its end. */
  readonly start: CodeState;
  readonly end: CodeState;
}

function describeLines(text: string, context: CleaningContext): readonly Line[] {
  let start = context.atCursor;
  return text.split('\n').map((line, index) => {
    const from = start;
    const shown = index === 0 ? context.linePrefix + line : line;
    start = scanCode(`${line}\n`, { syntax: context.syntax, from });
    return { text: line, indentation: indentationWidth(shown, context.tabSize), start: from, end: start };
  });
}

/** Strings, comments and brackets that the answer itself has open reach over the line's start: no block can end there. */
function isInside({ start }: Line): boolean {
  return start.open.length > 0 || start.quote !== undefined || start.comment === 'block';
}

function endOfAnswer(lines: readonly Line[], context: CleaningContext): number | undefined {
  if (opensWhatStandsBelow(lines, context)) return 1;
  if (context.length === 'block') return endOfBlock(lines, context);
  const next = lines.findIndex(({ text }) => !isBlank(text));
  if (context.length === 'statement' || next <= 0) return endOfStatement(lines, context);
  const end = endOfNextStatement(lines.slice(next));
  return end && next + end;
}

/** The rest of the cursor's line opens a block whose body is there already. */
function opensWhatStandsBelow(lines: readonly Line[], context: CleaningContext): boolean {
  const { linePrefix, linesBelow, syntax, inText, tabSize } = context;
  const [first, next] = [lines[0], linesBelow.find((line) => !isBlank(line)) ?? ''];
  if (first === undefined || lines.length === 1 || isBlank(linePrefix) || isBlank(first.text) || inText) return false;
  const column = indentationWidth(linePrefix, tabSize);
  if (indentationWidth(next, tabSize) <= column) return false;
  if (first.end.open.length > 0) return isOpenerMissing(column, first.end.outer, context);
  return syntax.indentationBlocks && /:\s*$/.test(first.text);
}

/** The lines of a statement that begins with the first of them. */
function endOfNextStatement(lines: readonly Line[]): number | undefined {
  const base = lines[0]?.indentation ?? 0;
  const end = lines.findIndex(
    (line, index) =>
      index > 0 &&
      !isBlank(line.text) &&
      !isInside(line) &&
      line.indentation <= base &&
      !CONTINUES_EXPRESSION.test(line.text.trim()),
  );
  return end < 0 ? undefined : end;
}

function endOfStatement(lines: readonly Line[], context: CleaningContext): number | undefined {
  const base = baseIndentation(lines, context);
  const isOpen = context.openOnLine > 0 && context.atCursor.outer.length > 0;
  for (const [index, line] of lines.entries()) {
    if (index === 0 || isBlank(line.text) || isInside(line)) continue;
    if (isStatementOver(lines.slice(0, index), context)) return index;
    if (line.indentation < base && CONTINUES.test(line.text.trim())) return index;
    const stillOpen = isOpen && line.start.outer.length === context.atCursor.outer.length;
    const above = wholeLineAbove(lines, index, context);
    const goesOn = continuesExpression(line.text, above, context) || leadsOn(above, context);
    if (stillOpen || line.indentation > base || goesOn || takesUp(line, above, base)) continue;
    return index;
  }
  return undefined;
}

/** A body whose bracket has a line of its own, or another branch: they stand in the column of their statement. */
function takesUp({ text, indentation }: Line, above: string, base: number): boolean {
  if (indentation !== base) return false;
  const line = text.trim();
  if (line.startsWith('{')) return !/[;{}]\s*$/.test(above);
  if (HEAD_GOES_ON.test(line)) return true;
  return CONTINUES.test(line) && !/^[)\]}]/.test(line);
}

/** Operators go on with what is above, unless that has ended: then they begin something, as in `--width: 1px`, `*next = 1` or `.rule {`. */
function continuesExpression(line: string, above: string, { syntax }: CleaningContext): boolean {
  const text = line.trim();
  const openers = [...syntax.lineComments, ...(syntax.blockComment?.slice(0, 1) ?? [])];
  if (openers.some((opener) => text.startsWith(opener))) return false;
  return CONTINUES_EXPRESSION.test(text) && (/^[)\]},]/.test(text) || !/(?:;|^\s*\})$/.test(above.trimEnd()));
}

/** The code of the last line above this one that is not blank; the cursor's own with what stands left of the cursor. */
function wholeLineAbove(lines: readonly Line[], index: number, { linePrefix, syntax }: CleaningContext): string {
  const above = lines.slice(0, index).findLastIndex(({ text }) => !isBlank(text));
  const text = lines[above]?.text ?? '';
  return withoutComment(above === 0 ? linePrefix + text : text, syntax);
}

/** A decorator, an attribute, the end of a comment about what follows or a type on a line of its own: no statement by itself. */
function leadsOn(line: string, { syntax }: CleaningContext): boolean {
  const text = line.trim();
  if (isAnnotation(text) || (syntax.semicolons && LACKS_SEMICOLON.test(text))) return true;
  const close = syntax.blockComment?.[1];
  return close !== undefined && text.endsWith(close) && /^(?:\*|\/\*|<!--|--\[\[|\{-|\(\*)/.test(text);
}

/** The number of lines that belong to the cursor's block; undefined when the answer does not reach its end. */
function endOfBlock(lines: readonly Line[], context: CleaningContext): number | undefined {
  const kind = blockKind(lines, context);
  const base = kind === 'body' ? baseIndentation(lines, context) : headerColumn(context.prefix, context);
  let phase: Phase = 'inBlock';
  for (const [index, line] of lines.entries()) {
    if (index === 0 || isBlank(line.text) || isInside(line)) continue;
    phase = phaseAfterLine({ lines, line, index, base, kind, phase }, context);
    if (phase === 'over') return index;
  }
  return undefined;
}

/** A number is the column of the line that closed the block: only lines that close what is around it may follow. */
type Phase = 'inBlock' | 'over' | number;

function phaseAfterLine(place: PlaceInBlock & { readonly phase: Phase }, context: CleaningContext): Phase {
  const { line, base, kind } = place;
  const closedBefore = kind === 'bracket' && place.phase === 'inBlock' && hasClosed(line.start, context);
  const phase = closedBefore ? base : place.phase;
  if (phase === 'inBlock') {
    if (!endsBlock(place, context)) return 'inBlock';
    return closesOnly(line, context) ? line.indentation : 'over';
  }
  if (phase === 'over') return 'over';
  // `else` and its like take the construct up again.
  const takesUpAgain = CONTINUES.test(line.text.trim()) && line.indentation >= phase;
  if (takesUpAgain && !isOfBlockAround(place, context)) return 'inBlock';
  return closesOnly(line, context) && line.indentation < phase ? line.indentation : 'over';
}

type BlockKind = 'bracket' | 'indentation' | 'body';

interface PlaceInBlock {
  readonly lines: readonly Line[];
  readonly line: Line;
  readonly index: number;
  readonly base: number;
  readonly kind: BlockKind;
}

function endsBlock(place: PlaceInBlock, context: CleaningContext): boolean {
  const { line, base, kind } = place;
  if (PREPROCESSOR.test(line.text)) return false;
  if (kind === 'bracket') return line.indentation < base && !isCloser(line, context);
  if (context.syntax.prose || isAtMarginByCustom(place, context)) return false;
  if (CONTINUES.test(line.text.trim())) return isOfBlockAround(place, context);
  if (kind === 'indentation') return line.indentation <= base;
  if (line.indentation < base) return true;
  if (hasHeaderOver(place, context)) return true;
  return base === 0 && startsNextDefinition(place, context);
}

/** The cursor's line is the head of a block which `{` on a line of its own, or a word, opened and closed; a neighbour begins. */
function hasHeaderOver({ lines, line, index, base }: PlaceInBlock, context: CleaningContext): boolean {
  if (line.indentation !== base || isBlank(context.linePrefix) || !isBlank(lines[0]?.text ?? '')) return false;
  const above = lines.slice(1, index).filter(({ text }) => !isBlank(text));
  const last = above.at(-1);
  const isOver = last?.indentation === base && (/^\}[;,)]*$/.test(last.text.trim()) || isCloser(last, context));
  return isOver && above.some(({ indentation }) => indentation > base) && !isCloser(line, context);
}

/** `else` and its like, but of a statement around the one whose block this is. */
function isOfBlockAround({ line, base, kind }: PlaceInBlock, context: CleaningContext): boolean {
  const column = kind === 'body' ? enclosingColumn(context.prefix, base, context) : base;
  return column !== undefined && line.indentation < column;
}

/** A label of C, a clause of SQL, and where indentation makes blocks a comment: they stand at the margin without ending anything. */
function isAtMarginByCustom({ lines, line, index, base, kind }: PlaceInBlock, context: CleaningContext): boolean {
  const { languageId, syntax } = context;
  if (languageId === 'c' || languageId === 'cpp')
    return /^[A-Za-z_]\w*:\s*$|^\s*(?:public|protected|private)\s*:\s*$/.test(line.text);
  if (languageId === 'sql')
    return !/;\s*$/.test(lines.slice(0, index).findLast(({ text }) => !isBlank(text))?.text ?? '');
  const isComment = ({ text }: Line): boolean => syntax.lineComments.some((opener) => text.trim().startsWith(opener));
  if (!syntax.indentationBlocks || !isComment(line)) return false;
  const next = lines.slice(index + 1).find((other) => !isBlank(other.text) && !isComment(other));
  const leftmost = kind === 'indentation' ? base + 1 : Math.max(base, 1);
  return next !== undefined && next.indentation >= leftmost;
}

/** At the margin a block of its own has been written and, after a blank line, something new begins. */
function startsNextDefinition({ lines, line, index }: PlaceInBlock, context: CleaningContext): boolean {
  if (line.indentation > 0 || !isBlank(lines[index - 1]?.text ?? '') || isCloser(line, context)) return false;
  const above = lines.slice(0, index).filter(({ text }) => !isBlank(text));
  // The rest of the cursor's own line was all that was missing.
  const isOneLine = above.length === 1 && above[0] === lines[0] && !isBlank(context.linePrefix);
  if (isOneLine) return !GOES_ON.test(lines[0]?.text.trimEnd() ?? '');
  return above.some(({ indentation, start }) => indentation > 0 && start.quote === undefined);
}

function blockKind(lines: readonly Line[], context: CleaningContext): BlockKind {
  const { linePrefix, openOnLine, syntax, inText } = context;
  if (syntax.prose) return 'body';
  const continuesBelow = isBlank(lines[0]?.text ?? '') || /[{([]\s*$/.test(linePrefix);
  if (openOnLine > 0 && continuesBelow) return 'bracket';
  const opensByIndentation = syntax.indentationBlocks && !inText && /:\s*$/.test(linePrefix);
  return opensByIndentation && isBlank(lines[0]?.text ?? '') ? 'indentation' : 'body';
}

/** Whether the bracket that the cursor's line opened last has been closed. */
function hasClosed(state: CodeState | undefined, { atCursor }: CleaningContext): boolean {
  return state !== undefined && state.open.length === 0 && state.outer.length < atCursor.outer.length;
}

/** The column that the block's lines stand in, or, after an opening line, that line's column. */
function baseIndentation(lines: readonly Line[], { linePrefix, tabSize }: CleaningContext): number {
  if (linePrefix !== '') return indentationWidth(linePrefix, tabSize);
  return lines.find(({ text }) => !isBlank(text))?.indentation ?? 0;
}

/** It closes what is around the block and begins nothing there, as `}) => {` does. */
function closesOnly(line: Line, context: CleaningContext): boolean {
  return isCloser(line, context) && line.end.open.length === 0;
}

/** A line that begins by closing something which was open before the answer: bracket, tag or word. */
function isCloser({ text, start, end }: Line, { syntax }: CleaningContext): boolean {
  const trimmed = text.trim();
  if (/^[)\]}]/.test(trimmed)) return end.outer.length < start.outer.length || start.outer.length === 0;
  return /^<\//.test(trimmed) || syntax.closingWords.some((word) => new RegExp(`^${word}\\b`).test(trimmed));
}
