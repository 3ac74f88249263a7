import { scanCode } from '../code/scanCode.ts';
import { indentationWidth, isBlank, lastLine } from '../code/lines.ts';
import type { CleaningContext } from './cleaningContext.ts';

/** How many lines above the cursor a model may repeat before it goes on. */
const MAX_ECHOED_LINES = 40;

/** The beginning of a line that cannot be meant twice. */
const DECLARES = /^\s*(?:import|from|const|let|var|def|class|function|use|package|#include)\b/;

const ACCESSOR = /[\w)\]](->|::|\?\.|\.)$/;
const SPACED_OPERATOR = /\s(:?=|[+\-*/%|&^]=|={2,3}|!==?|[<>]=|=>|&&|\|\||\?\?|->|<-|\|>)[ \t]+$/;
/** Languages that join nothing with `..`, be it ranges or strings. */
const WITHOUT_DOT_DOT: ReadonlySet<string> = new Set([
  'javascript',
  'typescript',
  'javascriptreact',
  'typescriptreact',
  'python',
  'java',
  'go',
  'c',
  'cpp',
]);

/** Text from left of the cursor that the answer says again goes: lines, the line so far, a part of it, the word so far. */
export function removePrefixEcho(text: string, context: CleaningContext): string {
  const end = endOfLineEcho(text, context);
  if (end === undefined) return text.slice(endOfPartEcho(text, context));
  // A declaration may be said several times over.
  return end > 0 && isBlank(context.linePrefix) && DECLARES.test(text)
    ? removePrefixEcho(text.slice(end), context)
    : text.slice(end);
}

function endOfPartEcho(text: string, context: CleaningContext): number {
  return (
    endOfPhraseEcho(text, context) ??
    endOfWordEcho(text, context) ??
    endOfQuoteEcho(text, context) ??
    endOfOperatorEcho(text, context) ??
    0
  );
}

/** `user->` answered by `->name`, `x = ` by `= 1`: no language has these twice in a row. */
function endOfOperatorEcho(text: string, { linePrefix, languageId, inText }: CleaningContext): number | undefined {
  const operator = (ACCESSOR.exec(linePrefix) ?? SPACED_OPERATOR.exec(linePrefix))?.[1];
  if (operator === undefined || inText || !text.startsWith(operator)) return undefined;
  if (operator === '.' && !WITHOUT_DOT_DOT.has(languageId)) return undefined;
  const isSame = /\s$/.test(linePrefix) ? /^[ \t]/ : /^[A-Za-z_$]/;
  return isSame.test(text.slice(operator.length)) ? operator.length : undefined;
}

/** `name = "` answered by `"Anna"`; `" + name` ends the string instead. */
function endOfQuoteEcho(text: string, { atCursor, linePrefix }: CleaningContext): number | undefined {
  const quote = atCursor.quote ?? '';
  const isRepeated = quote.length === 1 && linePrefix.endsWith(quote) && text.startsWith(quote);
  return isRepeated && /^\w/.test(text.slice(1)) && text.indexOf(quote, 1) > 0 ? 1 : undefined;
}

/** True while all that has come are lines from above the cursor, in their order: the answer itself may be yet to come. */
export function isEchoSoFar(text: string, { prefix }: CleaningContext): boolean {
  const said = collapseSpace(text);
  if (said.length < 3) return false;
  const lines = prefix.split('\n').slice(-MAX_ECHOED_LINES - 1);
  return lines.some((line, index) => {
    const first = collapseSpace(line);
    const mayBegin = first !== '' && (said.startsWith(first) || first.startsWith(said));
    return mayBegin && collapseSpace(lines.slice(index).join('\n')).startsWith(said);
  });
}

function collapseSpace(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** The longest run of whole lines up to the cursor with which the answer starts. */
function endOfLineEcho(text: string, context: CleaningContext): number | undefined {
  if (isNestedBelow(text, context)) return undefined;
  let start = context.prefix.length;
  let longest: number | undefined;
  for (let lines = 0; lines <= MAX_ECHOED_LINES && start > 0; lines += 1) {
    start = context.prefix.lastIndexOf('\n', start - 2) + 1;
    const echoed = context.prefix.slice(start);
    const isIndented = lines === 0 && /^\s+\S/.test(echoed) && text.startsWith(echoed);
    if (!isIndented && !/\w{2}/.test(echoed) && !isMarker(echoed, context)) continue;
    const end = matchLoosely(text, echoed);
    if (end !== undefined && isEcho({ echoed, rest: text.slice(end), text }, context)) longest = end;
  }
  return longest;
}

/** The answer begins below the cursor's line and deeper than it: what reads like that line is a child of it. */
function isNestedBelow(text: string, { linePrefix, tabSize }: CleaningContext): boolean {
  const below = /^[ \t]*\n\s*?(?=[ \t]*\S)/.exec(text)?.[0];
  if (below === undefined || isBlank(linePrefix)) return false;
  return indentationWidth(text.slice(below.length), tabSize) > indentationWidth(linePrefix, tabSize);
}

/** A comment opener or a list bullet before the cursor, which models like to start with. */
function isMarker(echoed: string, { syntax, linePrefix, atCursor }: CleaningContext): boolean {
  const marker = echoed.trim();
  return (
    echoed === linePrefix &&
    (syntax.lineComments.includes(marker) ||
      (atCursor.comment === 'block' && marker === '*') ||
      (syntax.prose && /^\s*(?:[-*+]|\d+\.|#+(?= )|>)\s*$/.test(linePrefix)))
  );
}

interface Echo {
  readonly echoed: string;
  readonly rest: string;
  readonly text: string;
}

function isEcho({ echoed, rest, text }: Echo, context: CleaningContext): boolean {
  if (isMarker(echoed, context)) return rest === '' || /^\s/.test(text.trimStart().slice(echoed.trim().length));
  if (!echoed.includes('\n'))
    return (
      (echoed.trim().length >= 3 || /^(?:if|fn|do)$/.test(echoed.trim())) &&
      !isNestedCall(echoed, text, context) &&
      !isNestedTag(echoed, text)
    );
  // The line above alone, once more: only a declaration cannot be meant twice.
  const isOneLine = echoed.trim().split('\n').length === 1 && isBlank(context.linePrefix);
  if (!isOneLine) return true;
  if (isBlank(rest)) return DECLARES.test(echoed);
  return (collapseSpace(echoed).length >= 8 || /^[\w.]+ :?= [^=]/.test(echoed.trim())) && !/^[\s<]/.test(echoed.trim());
}

/** `max(` and then `max(a, b), c)`: the answer closes what the prefix opened, so its own call is an argument. */
function isNestedCall(echoed: string, text: string, { syntax, atCursor, restOfLine }: CleaningContext): boolean {
  if (!/[\w$][([]$/.test(echoed) || /[=\s{]\s*$/.test(echoed)) return false;
  return scanCode(text, { syntax, from: atCursor }).unmatched.length > 0 || /^\s*[)\]]/.test(restOfLine);
}

/** `<div>` and then `<div>a</div></div>`: the answer closes the prefix's tag too, so its own is a child. */
function isNestedTag(echoed: string, text: string): boolean {
  const name = /<([A-Za-z][\w.-]*)(?:\s[^<>]*)?>\s*$/.exec(echoed)?.[1];
  if (name === undefined) return false;
  const opened = text.split(new RegExp(`<${name}(?=[\\s/>])`)).length;
  return text.split(`</${name}>`).length > opened;
}

/** The end of the line so far, from the start of a word on: `onClick={` answered by `onClick={save}`. */
function endOfPhraseEcho(text: string, context: CleaningContext): number | undefined {
  const { linePrefix } = context;
  for (const { index } of linePrefix.matchAll(/(?<![\w$])[A-Za-z_$]/g)) {
    const echoed = linePrefix.slice(index);
    if (!isPhrase(echoed)) continue;
    if (text.startsWith(echoed) && !isNestedCall(echoed, text, context)) return echoed.length;
  }
  return undefined;
}

/** More than one token: a word and what follows it, or the way to a member. An argument and its comma may well be meant twice. */
function isPhrase(echoed: string): boolean {
  if (/^[\w$.]+(?:\.|::|->)\w*$/.test(echoed)) return true;
  return /[A-Za-z_$]{3}/.test(echoed) && /[^\w$]$/.test(echoed) && !/,\s*$/.test(echoed);
}

/** `console.lo` answered by `log("x")`: the word is said from its start. `po` and `pover` make a word that the document has. */
function endOfWordEcho(text: string, { linePrefix, prefix, suffix }: CleaningContext): number | undefined {
  const word = /(?<![\w$])[A-Za-z_$][\w$]*$/.exec(linePrefix)?.[0] ?? '';
  const answered = /^[A-Za-z_$][\w$]*/.exec(text)?.[0] ?? '';
  const isLonger = answered.length > word.length ? word.length >= 2 : word.length >= 3;
  if (!isLonger || !answered.startsWith(word)) return undefined;
  return new RegExp(`(?<![\\w$])${(word + answered).replaceAll('$', '\\$')}(?![\\w$])`).test(`${prefix}|${suffix}`)
    ? undefined
    : word.length;
}

/** Where `text` goes on after saying `echoed`, white space compared loosely; undefined when it says something else. */
function matchLoosely(text: string, echoed: string): number | undefined {
  const pattern = echoed.trimEnd();
  let at = 0;
  let index = /^\s*/.exec(pattern)?.[0].length ?? 0;
  at = /^\s*/.exec(text)?.[0].length ?? 0;
  while (index < pattern.length) {
    const wanted = /^\s+/.exec(pattern.slice(index, index + 200))?.[0] ?? '';
    const given = /^\s+/.exec(text.slice(at, at + 200))?.[0] ?? '';
    if (wanted.includes('\n') !== given.includes('\n') || (wanted === '') !== (given === '')) return undefined;
    index += wanted.length;
    at += given.length;
    if (pattern[index] !== text[at]) return undefined;
    index += 1;
    at += 1;
  }
  return skipEchoedSpace(text, at, echoed.slice(pattern.length));
}

/** White space at the end of the echo: as much of the answer's as the document has already, up to the cursor. */
function skipEchoedSpace(text: string, at: number, space: string): number | undefined {
  if (space === '') return at;
  const lineEnds = space.split('\n').length - 1;
  // Of the line that the answer goes on with, only what stands left of the cursor.
  const column = lineEnds === 0 ? '' : String(lastLine(space).length);
  const given = new RegExp(`^(?:[ \\t]*\\n){0,${String(lineEnds)}}[ \\t]{0,${column}}`).exec(text.slice(at))?.[0] ?? '';
  if (space.includes('\n') && !given.includes('\n') && at < text.length) return undefined;
  return at + given.length;
}
