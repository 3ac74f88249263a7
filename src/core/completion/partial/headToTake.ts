import { firstLine } from '../code/lines.ts';
import { continueAfter, scanCode, START, type CodeState, type OpenBracket } from '../code/scanCode.ts';
import { syntaxOf } from '../code/languageSyntax.ts';
import { createCleaningContext, type CleaningContext } from '../postprocess/cleaningContext.ts';
import { limitLength } from '../postprocess/limitLength.ts';

/** How much of a suggestion one wants: its first statement (in prose: sentence), or all to the end of the bracket. */
export type HeadKind = 'statement' | 'bracket';

/** The suggestion that is shown, and where. Line ends `\n` or `\r\n`. */
export interface ShownText {
  /** Text left of the cursor, or the end of it that starts with a line. */
  readonly before: string;
  /** What is left of the suggestion. */
  readonly text: string;
  /** Right of the cursor, what accepting all of it would replace. */
  readonly replaced: string;
  readonly languageId: string;
  readonly tabSize: number;
}

export interface Head {
  readonly text: string;
  /** So many characters right of the cursor go with it: closers that the head brings itself. */
  readonly replaceRight: number;
}

/** The first part of a suggestion; the whole of it where it has no smaller one. */
export function headToTake(kind: HeadKind, shown: ShownText): Head {
  const length = kind === 'statement' ? statementLength(shown) : (bracketLength(shown) ?? statementLength(shown));
  const text = shown.text.slice(0, length);
  return { text, replaceRight: length === shown.text.length ? shown.replaced.length : closersIn(text, shown) };
}

function statementLength(shown: ShownText): number {
  // A suggestion that begins with a line end goes on in the next line: the statement is the one that stands there.
  const lead = isInCall(shown) ? '' : (/^\s*\n[ \t]*/.exec(shown.text)?.[0] ?? '');
  const rest = shown.text.slice(lead.length);
  const syntax = syntaxOf(shown.languageId);
  if (syntax.prose) return lead.length + sentenceLength(rest);
  const context = createCleaningContext({
    prefix: shown.before + lead,
    suffix: '',
    languageId: shown.languageId,
    insertSpaces: true,
    tabSize: shown.tabSize,
    stop: [],
    length: 'statement',
  });
  const unified = rest.replaceAll('\r\n', '\n');
  const lines = limitLength(unified, context).trimEnd();
  const statement = lines.slice(0, endOfFirst(lines, context)).trimEnd();
  // A suggestion that goes on with closing brackets has nothing smaller than the first line of them.
  return lead.length + lengthIn(rest, statement === '' ? firstLine(lines).length : statement.length);
}

/** The cursor's line has a parenthesis or a square bracket open: whatever follows is a part of one statement. */
function isInCall({ before, languageId }: ShownText): boolean {
  const innermost = scanCode(before, { syntax: syntaxOf(languageId) }).open.at(-1);
  if (innermost === undefined || innermost.index <= before.lastIndexOf('\n')) return false;
  return innermost.bracket !== '{' || innermost.inside !== undefined;
}

/** The statement goes on though a semicolon has ended its first branch. */
const OTHER_BRANCH = /^;\s*else\b/;

/**
 * Just behind the first `;` that stands in no bracket of the text itself, in no string and in no comment, or in front of the `}` that closes the
 * block around the statement.
 */
function endOfFirst(text: string, { atCursor, syntax, prefix, linePrefix }: CleaningContext): number {
  let end = text.length;
  if (!syntax.brackets || syntax.lineComments.includes(';')) return end;
  const lineStart = prefix.length - linePrefix.length;
  // Where lines end statements, a semicolon parts the head of a loop or a condition, or stands in front of `then`.
  const mayEnd = !syntax.lineEndsStatement;
  scanCode(text, {
    syntax,
    from: atCursor,
    visit: (index, { open, outer, quote, comment, unmatched }) => {
      if (quote !== undefined || comment !== undefined || open.length > 0) return true;
      const isBlocksEnd = text[index] === '}' && isBlockAbove(outer.at(-1), lineStart);
      const isSemicolon = text[index] === ';' && mayEnd && !OTHER_BRANCH.test(text.slice(index));
      const isEnd = isSemicolon && (!hasParenthesis(atCursor) || unmatched.length > 0);
      if (isBlocksEnd) end = index;
      else if (isEnd) end = index + 1;
      return !isBlocksEnd && !isEnd;
    },
  });
  return end;
}

function isBlockAbove(bracket: OpenBracket | undefined, lineStart: number): boolean {
  return bracket?.bracket === '{' && bracket.index < lineStart;
}

/** Inside `for (` a semicolon ends no statement. */
function hasParenthesis({ outer }: CodeState): boolean {
  return outer.at(-1)?.bracket === '(';
}

/** To the first full stop, question mark or exclamation mark that ends a sentence, or to the end of the line. */
function sentenceLength(text: string): number {
  const end = /[.!?…]["')\]]*(?=\s|$)|\n/.exec(text.trimEnd());
  if (end === null) return text.length;
  return end[0] === '\n' ? end.index : end.index + end[0].length;
}

/** Through the closer of the bracket that the cursor's line has open, else of the first one that the suggestion closes; undefined: there is none. */
function bracketLength({ before, text, languageId }: ShownText): number | undefined {
  const syntax = syntaxOf(languageId);
  const from = continueAfter(scanCode(before, { syntax, from: START }));
  const lineStart = before.lastIndexOf('\n') + 1;
  const isOpenOnLine = from.outer.some(({ index }) => index >= lineStart);
  let own: number | undefined;
  let wasOpen = false;
  let outer: number | undefined;
  // One step beyond the end, so that the last character's effect is seen.
  const look = (index: number, { open, unmatched }: CodeState): void => {
    if (open.length === 0 && wasOpen) own ??= index;
    if (unmatched.length > 0) outer ??= index;
    wasOpen = open.length > 0;
  };
  const end = scanCode(text, {
    syntax,
    from,
    visit: (index, state) => {
      look(index, state);
    },
  });
  look(text.length, end);
  if (isOpenOnLine || own === undefined) return outer ?? own;
  return Math.min(own, outer ?? own);
}

/** How many of the closers right of the cursor the head brings itself. */
function closersIn(head: string, { before, replaced, languageId }: ShownText): number {
  const syntax = syntaxOf(languageId);
  const from = continueAfter(scanCode(before, { syntax }));
  let hasLeftString = false;
  const look = ({ quote }: CodeState): void => {
    hasLeftString ||= quote === undefined;
  };
  const end = scanCode(head, {
    syntax,
    from,
    visit: (_, state) => {
      look(state);
    },
  });
  look(end);
  const quote = from.quote !== undefined && hasLeftString ? from.quote : '';
  const closers = quote + end.unmatched.map(({ bracket }) => bracket).join('');
  let count = 0;
  while (count < closers.length && closers[count] === replaced[count]) count += 1;
  return count;
}

/** A length in text with `\n` alone as a length in the text as it is. */
function lengthIn(text: string, unifiedLength: number): number {
  let length = 0;
  for (let left = unifiedLength; left > 0; left -= 1) length += text.startsWith('\r\n', length) ? 2 : 1;
  return length;
}
