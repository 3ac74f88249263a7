import type { LanguageSyntax } from './languageSyntax.ts';
import { literalAt, type LiteralStart } from './literals.ts';
import { RAW, type OpenString, type StringKind } from './stringKind.ts';

/** An opening bracket that is still open. */
export interface OpenBracket {
  /** The text that opens it: one character, or what begins code in a string. */
  readonly bracket: string;
  readonly index: number;
  /** The string whose code it holds, and which goes on behind it. */
  readonly inside?: OpenString & { readonly isOwn: boolean };
}

/** Where in the grammar a place is. Immutable; every step of the scan makes a new one only when something changes. */
export interface CodeState {
  /** Delimiter that closes the string, or other literal, that the place is in. */
  readonly quote: string | undefined;
  /** How that literal is read. */
  readonly kind: StringKind;
  /** The here document whose text begins with the next line. */
  readonly heredoc: OpenString | undefined;
  /** The scanned text ends with a line end in a here document, whose name may be the next text's first word. */
  readonly nameMayFollow: boolean;
  /** True when the string was opened inside the scanned text, not before it. */
  readonly ownQuote: boolean;
  readonly comment: 'line' | 'block' | undefined;
  /** Brackets opened inside the scanned text, outermost first. */
  readonly open: readonly OpenBracket[];
  /** Brackets opened before it, outermost first; their indices are those of the earlier scan. */
  readonly outer: readonly OpenBracket[];
  /** Closers of the scanned text for which nothing was open in it, in order. */
  readonly unmatched: readonly OpenBracket[];
}

export const START: CodeState = {
  quote: undefined,
  kind: RAW,
  heredoc: undefined,
  nameMayFollow: false,
  ownQuote: false,
  comment: undefined,
  open: [],
  outer: [],
  unmatched: [],
};

/** The state at the end of `text`, to go on scanning what follows it as a text of its own. */
export function continueAfter(state: CodeState): CodeState {
  return {
    ...state,
    ownQuote: false,
    open: [],
    outer: [...state.outer, ...state.open],
    unmatched: [],
  };
}

/** Called before each character is taken, with the state at that place; `false` ends the scan. */
export type ScanVisitor = (index: number, state: CodeState) => boolean | undefined | void;

export interface ScanOptions {
  readonly syntax: LanguageSyntax;
  readonly from?: CodeState;
  readonly visit?: ScanVisitor;
}

/** Characters that no string of any language ends with, and no code in one begins with. */
const PLAIN_IN_STRING = /[^"'`\\$#%{@/)\]\n]+/y;

/** Walks over `text` and tells code, strings, comments and open brackets apart. Returns the state at its end (or where the visitor ended it). */
export function scanCode(text: string, options: ScanOptions): CodeState {
  let state = options.from ?? START;
  let index = 0;
  while (index < text.length) {
    if (options.visit?.(index, state) === false) return state;
    const plain = options.visit === undefined ? plainLength({ text, index, state, syntax: options.syntax }) : 0;
    if (plain > 0) {
      index += plain;
      continue;
    }
    const step = takeOne({ text, index, state, syntax: options.syntax });
    state = step.state;
    index += step.length;
  }
  return state;
}

/** How many characters can be passed over at once. */
function plainLength({ text, index, state, syntax }: Place): number {
  if (state.nameMayFollow) return 0;
  if (state.comment !== undefined) {
    const end = text.indexOf(state.comment === 'line' ? '\n' : (syntax.blockComment?.[1] ?? ''), index);
    return (end < 0 ? text.length : end) - index;
  }
  if (text[index] === '\n') return endsWithLine(state) ? 0 : 1;
  const plain = state.quote === undefined ? syntax.plain : PLAIN_IN_STRING;
  plain.lastIndex = index;
  return plain.exec(text)?.[0].length ?? 0;
}

/** A line end may change the state. */
function endsWithLine(state: CodeState): boolean {
  if (state.quote !== undefined) return state.kind.endsWithLine || state.quote.startsWith('\n');
  return state.heredoc !== undefined || innermost(state)?.inside?.kind.endsWithLine === true;
}

interface Place {
  readonly text: string;
  readonly index: number;
  readonly state: CodeState;
  readonly syntax: LanguageSyntax;
}

interface Step {
  readonly state: CodeState;
  readonly length: number;
}

function takeOne(place: Place): Step {
  const { text, index, state } = place;
  if (state.heredoc !== undefined && text[index] === '\n') {
    const inside = { ...state, ...state.heredoc, comment: undefined, heredoc: undefined, ownQuote: true };
    return takeInString({ ...place, state: inside }, inside.quote);
  }
  if (place.state.comment !== undefined) return takeInComment(place);
  if (place.state.quote !== undefined) return takeInString(place, place.state.quote);
  return takeInCode(place);
}

function takeInComment({ text, index, state, syntax }: Place): Step {
  const rest: CodeState = { ...state, comment: undefined };
  if (state.comment === 'line') return { state: text[index] === '\n' ? endLine(rest) : state, length: 1 };
  const close = syntax.blockComment?.[1] ?? '';
  return text.startsWith(close, index) ? { state: rest, length: Math.max(1, close.length) } : { state, length: 1 };
}

function takeInString({ text, index, state: before, syntax }: Place, quote: string): Step {
  const nameMayFollow = quote.startsWith('\n') && text[index] === '\n' && index === text.length - 1;
  const state = before.nameMayFollow === nameMayFollow ? before : { ...before, nameMayFollow };
  const { kind } = state;
  const code = takeCodeOpener({ text, index, state, syntax }, quote);
  if (code !== undefined) return code;
  if (kind.escape !== '' && text[index] === kind.escape) return { state, length: Math.min(2, text.length - index) };
  const end = before.nameMayFollow ? nameLength(text, index, quote) : closerLength(text, index, quote);
  if (end > 0 && kind.doublesQuotes && text.startsWith(quote, index + end))
    return { state, length: end + quote.length };
  if (end > 0) return { state: behindString(state), length: end };
  // A string that should have ended with its line: an apostrophe in text, most likely.
  return { state: text[index] === '\n' && kind.endsWithLine ? endLine(behindString(state)) : state, length: 1 };
}

/** What begins code in the string, or stands for a character that does. */
function takeCodeOpener({ text, index, state }: Place, quote: string): Step | undefined {
  const { kind, ownQuote } = state;
  const opener = kind.openers.find((candidate) => text.startsWith(candidate, index));
  if (opener === undefined) return undefined;
  if (opener === '{' && text[index + 1] === '{') return { state, length: 2 };
  const bracket = { bracket: opener, index, inside: { quote, kind, isOwn: ownQuote } };
  return { state: { ...behindString(state), open: [...state.open, bracket] }, length: opener.length };
}

function behindString(state: CodeState): CodeState {
  return { ...state, quote: undefined, kind: RAW, ownQuote: false };
}

/** Code in a string that ends with its line ends there too, unless brackets of its own are open. */
function endLine(state: CodeState): CodeState {
  if (innermost(state)?.inside?.kind.endsWithLine !== true) return state;
  if (state.open.length > 0) return { ...state, open: state.open.slice(0, -1) };
  return { ...state, outer: state.outer.slice(0, -1) };
}

function innermost({ open, outer }: CodeState): OpenBracket | undefined {
  return open.at(-1) ?? outer.at(-1);
}

/** Length of the delimiter if it stands here, else 0. */
function closerLength(text: string, index: number, quote: string): number {
  if (!quote.startsWith('\n')) return text.startsWith(quote, index) ? quote.length : 0;
  const name = text[index] === '\n' ? nameLength(text, index + 1, quote) : 0;
  return name === 0 ? 0 : name + 1;
}

/** That of a here document has a line to itself, but for punctuation behind it. */
function nameLength(text: string, lineStart: number, quote: string): number {
  const indentation = /^[ \t]*/.exec(text.slice(lineStart, lineStart + 200))?.[0].length ?? 0;
  const end = lineStart + indentation + quote.length - 1;
  const isThere = text.startsWith(quote.slice(1), lineStart + indentation) && !/\w/.test(text.charAt(end));
  return isThere ? end - lineStart : 0;
}

function takeInCode(place: Place): Step {
  return takeComment(place) ?? takeOpener(place) ?? takeSymbol(place);
}

function takeComment({ text, index, state, syntax }: Place): Step | undefined {
  const blockOpen = syntax.blockComment?.[0];
  if (blockOpen !== undefined && text.startsWith(blockOpen, index)) {
    return { state: { ...state, comment: 'block' }, length: blockOpen.length };
  }
  const isLine = syntax.lineComments.some((opener) => opensLineComment(text, index, opener));
  return isLine ? { state: { ...state, comment: 'line' }, length: 1 } : undefined;
}

/** The start of a string or another literal. */
function takeOpener({ text, index, state, syntax }: Place): Step | undefined {
  const literal = syntax.literals.length > 0 ? literalAt(text, index, syntax.literals) : undefined;
  if (literal !== undefined) return takeLiteral(state, literal);
  const quote =
    syntax.longQuotes.find((delimiter) => text.startsWith(delimiter, index)) ??
    (syntax.quotes.includes(text.charAt(index)) ? text.charAt(index) : undefined);
  if (quote === undefined || !opensString(text, index, syntax)) return undefined;
  const kind = kindOfString(quote, text.slice(Math.max(0, index - LONGEST_PREFIX), index), syntax);
  return { state: { ...state, quote, kind, ownQuote: true }, length: quote.length };
}

/** More characters before a delimiter do not tell what kind of string it opens. */
const LONGEST_PREFIX = 4;

function kindOfString(quote: string, before: string, syntax: LanguageSyntax): StringKind {
  const interpolations = syntax.interpolations.filter(
    ({ quotes, prefix }) => quotes.includes(quote) && prefix?.test(before) !== false,
  );
  return {
    escape: syntax.rawQuotes.includes(quote) ? '' : syntax.escape,
    doublesQuotes: false,
    endsWithLine: !syntax.longQuotes.includes(quote),
    openers: interpolations.map(({ opener }) => opener),
  };
}

function takeSymbol({ text, index, state, syntax }: Place): Step {
  const character = text.charAt(index);
  if (character === '\n') return { state: endLine(state), length: 1 };
  const literal = character === "'" && !syntax.quotes.includes("'") && !syntax.prose ? characterAt(text, index) : 0;
  if (literal > 0) return { state, length: literal };
  return { state: syntax.brackets ? takeBracket(character, index, state) : state, length: 1 };
}

/** A here document is opened here and begins with the next line; what closes a literal of another kind is met as it is. */
function takeLiteral(state: CodeState, { length, string }: LiteralStart): Step {
  if (string === undefined) return { state, length };
  if (string.quote.startsWith('\n')) return { state: { ...state, heredoc: string }, length };
  return { state: { ...state, ...string, ownQuote: true }, length };
}

/** Length of a character in single quotes, as languages have it that keep them for that; 0 where none stands. */
function characterAt(text: string, index: number): number {
  return /^'(?:\\[^\n']{1,8}|\\'|[^\\'\n])'/u.exec(text.slice(index, index + 12))?.[0].length ?? 0;
}

/** `#` and `--` count only at a word's edge (`$#`, `i--`, `${#list}`), `//` not as part of an address. */
function opensLineComment(text: string, index: number, opener: string): boolean {
  if (!text.startsWith(opener, index)) return false;
  const before = text.charAt(index - 1);
  if (opener === '//') return before !== ':';
  if (before === '{' && text[index - 2] === '$') return false;
  return before === '' || /[\s;{}()[\],]/.test(before);
}

/** An apostrophe inside a word opens nothing; in markup a quote opens an attribute's value only. */
function opensString(text: string, index: number, syntax: LanguageSyntax): boolean {
  const before = text.charAt(index - 1);
  if (
    text[index] === "'" &&
    /\w/.test(before) &&
    !/\b(?:[rbuft]|[bft]r|r[bft]|u8|L)$/i.test(text.slice(Math.max(0, index - 3), index))
  ) {
    return false;
  }
  return !syntax.quotesAfterOperatorsOnly || /[=(,[{:?+&|]\s*$/.test(text.slice(Math.max(0, index - 20), index));
}

function takeBracket(character: string, index: number, state: CodeState): CodeState {
  if (character === '(' || character === '[' || character === '{') {
    return { ...state, open: [...state.open, { bracket: character, index }] };
  }
  if (character !== ')' && character !== ']' && character !== '}') return state;
  const own = lastOpenFor(state.open, character);
  if (own >= 0) return { ...state, open: state.open.slice(0, own), ...stringAround(state.open[own]) };
  const unmatched = [...state.unmatched, { bracket: character, index }];
  const outer = lastOpenFor(state.outer, character);
  if (outer < 0) return { ...state, unmatched };
  return {
    ...state,
    unmatched,
    outer: state.outer.slice(0, outer),
    ...stringAround(state.outer[outer]),
    ownQuote: false,
  };
}

/** The string that goes on when this bracket is closed. */
function stringAround(bracket: OpenBracket | undefined): Pick<CodeState, 'quote' | 'kind' | 'ownQuote'> | undefined {
  if (bracket?.inside === undefined) return undefined;
  const { quote, kind, isOwn } = bracket.inside;
  return { quote, kind, ownQuote: isOwn };
}

/** Index of the innermost bracket that `closer` closes; a few unclosed ones in between are forgiven. */
function lastOpenFor(open: readonly OpenBracket[], closer: string): number {
  return open.findLastIndex(({ bracket }) => closerOf(bracket) === closer);
}

function closerOf(bracket: string): string {
  if (bracket.includes('{')) return '}';
  return bracket.includes('(') ? ')' : ']';
}
