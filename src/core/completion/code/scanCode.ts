import type { LanguageSyntax } from './languageSyntax.ts';
import { literalAt, type LiteralStart } from './literals.ts';

/** An opening bracket that is still open. `quote` is the template string around a `${`. */
export interface OpenBracket {
  readonly bracket: string;
  readonly index: number;
  readonly quote?: string;
}

/** Where in the grammar a place is. Immutable; every step of the scan makes a new one only when something changes. */
export interface CodeState {
  /** Delimiter that closes the string, or other literal, that the place is in. */
  readonly quote: string | undefined;
  /** In that literal a backslash is a character like any other. */
  readonly isRaw: boolean;
  /** The end of a here document whose text begins with the next line. */
  readonly heredoc: string | undefined;
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
  isRaw: false,
  heredoc: undefined,
  ownQuote: false,
  comment: undefined,
  open: [],
  outer: [],
  unmatched: [],
};

const CLOSER_OF: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '${': '}' };

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

/** Characters that open and close nothing in any language; where no here document waits for it, neither does a line end. */
const PLAIN = /[\w \t.,]+/y;
const PLAIN_LINES = /[\w \t.,\n]+/y;

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
  if (state.comment !== undefined) {
    const end = text.indexOf(state.comment === 'line' ? '\n' : (syntax.blockComment?.[1] ?? ''), index);
    return (end < 0 ? text.length : end) - index;
  }
  const plain = state.quote === undefined && state.heredoc === undefined ? PLAIN_LINES : PLAIN;
  plain.lastIndex = index;
  return plain.exec(text)?.[0].length ?? 0;
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
    const inside = {
      ...state,
      comment: undefined,
      heredoc: undefined,
      quote: state.heredoc,
      isRaw: true,
      ownQuote: true,
    };
    return takeInString({ ...place, state: inside }, state.heredoc);
  }
  if (place.state.comment !== undefined) return takeInComment(place);
  if (place.state.quote !== undefined) return takeInString(place, place.state.quote);
  return takeInCode(place);
}

function takeInComment({ text, index, state, syntax }: Place): Step {
  const rest: CodeState = { ...state, comment: undefined };
  if (state.comment === 'line') return { state: text[index] === '\n' ? rest : state, length: 1 };
  const close = syntax.blockComment?.[1] ?? '';
  return text.startsWith(close, index) ? { state: rest, length: Math.max(1, close.length) } : { state, length: 1 };
}

function takeInString({ text, index, state, syntax }: Place, quote: string): Step {
  if (text[index] === '\\' && !state.isRaw) return { state, length: Math.min(2, text.length - index) };
  const rest: CodeState = { ...state, quote: undefined, isRaw: false, ownQuote: false };
  const end = closerLength(text, index, quote);
  if (end > 0) return { state: rest, length: end };
  // A string that should have ended with its line: an apostrophe in text, most likely.
  if (text[index] === '\n' && !state.isRaw && !syntax.longQuotes.includes(quote)) return { state: rest, length: 1 };
  if (quote === '`' && !state.isRaw && text.startsWith('${', index)) {
    const open = [...state.open, { bracket: '${', index, quote }];
    return { state: { ...rest, open }, length: 2 };
  }
  return { state, length: 1 };
}

/** Length of the delimiter if it stands here, else 0. That of a here document has a line to itself, but for punctuation behind it. */
function closerLength(text: string, index: number, quote: string): number {
  if (!quote.startsWith('\n')) return text.startsWith(quote, index) ? quote.length : 0;
  if (text[index] !== '\n') return 0;
  const indentation = /^[ \t]*/.exec(text.slice(index + 1, index + 200))?.[0].length ?? 0;
  const end = index + 1 + indentation + quote.length - 1;
  const isThere = text.startsWith(quote.slice(1), index + 1 + indentation) && !/\w/.test(text.charAt(end));
  return isThere ? end - index : 0;
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
  const isRaw = syntax.rawQuotes.includes(quote);
  return { state: { ...state, quote, isRaw, ownQuote: true }, length: quote.length };
}

function takeSymbol({ text, index, state, syntax }: Place): Step {
  const character = text.charAt(index);
  const literal = character === "'" && !syntax.quotes.includes("'") && !syntax.prose ? characterAt(text, index) : 0;
  if (literal > 0) return { state, length: literal };
  return { state: syntax.brackets ? takeBracket(character, index, state) : state, length: 1 };
}

/** A here document is opened here and begins with the next line; what closes a literal of another kind is met as it is. */
function takeLiteral(state: CodeState, { length, close }: LiteralStart): Step {
  if (close === undefined) return { state, length };
  if (close.startsWith('\n')) return { state: { ...state, heredoc: close }, length };
  return { state: { ...state, quote: close, isRaw: close !== '/', ownQuote: true }, length };
}

/** Length of a character in single quotes, as languages have it that keep them for that; 0 where none stands. */
function characterAt(text: string, index: number): number {
  return /^'(?:\\[^\n']{1,8}|\\'|[^\\'\n])'/u.exec(text.slice(index, index + 12))?.[0].length ?? 0;
}

/** `#` and `--` count only at a word's edge (`$#`, `i--`), `//` not as part of an address. */
function opensLineComment(text: string, index: number, opener: string): boolean {
  if (!text.startsWith(opener, index)) return false;
  const before = text.charAt(index - 1);
  if (opener === '//') return before !== ':';
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
  if (own >= 0) {
    const quote = state.open[own]?.quote;
    return { ...state, open: state.open.slice(0, own), ...(quote === undefined ? {} : { quote, ownQuote: true }) };
  }
  const unmatched = [...state.unmatched, { bracket: character, index }];
  const outer = lastOpenFor(state.outer, character);
  if (outer < 0) return { ...state, unmatched };
  const quote = state.outer[outer]?.quote;
  return {
    ...state,
    unmatched,
    outer: state.outer.slice(0, outer),
    ...(quote === undefined ? {} : { quote, ownQuote: false }),
  };
}

/** Index of the innermost bracket that `closer` closes; a few unclosed ones in between are forgiven. */
function lastOpenFor(open: readonly OpenBracket[], closer: string): number {
  return open.findLastIndex(({ bracket }) => CLOSER_OF[bracket] === closer);
}
