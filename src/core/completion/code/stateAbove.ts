import QuickLRU from 'quick-lru';
import { hashText } from '../../util/hashText.ts';
import type { LanguageSyntax } from './languageSyntax.ts';
import { scanCode, START, type CodeState } from './scanCode.ts';

/** The part of a document that lies above a prompt's window. */
export interface TextAbove {
  readonly uri: string;
  readonly text: string;
  /** Where `text` starts in the document. */
  readonly start: number;
  readonly syntax: LanguageSyntax;
}

/** Pieces of text are parted at blank lines, at one of so many, … */
const BLANK_LINES = 4;
/** … told by so many characters of what follows, so that an edit elsewhere moves no other end of a piece; … */
const CHARACTERS_BEHIND = 16;
/** … and, where there is none, with the line. */
const MOST_PIECE = 8000;
/** A file of 20,000 lines has some 600 pieces. What is kept of one takes about 200 bytes. */
const PIECES_KEPT = 2000;
/** The index of a bracket that stands in no text that anybody has at hand. */
const ABOVE = -1;

interface Known {
  readonly state: CodeState;
  /** How many characters in front of the place the state was found by; Infinity: all that the document has. */
  readonly seen: number;
}

/** What is known of the start of a piece, and the state behind it. */
interface Piece extends Known {
  readonly syntax: LanguageSyntax;
  readonly after: CodeState;
}

/** The end of a piece, as an offset in the text. */
interface Mark extends Known {
  readonly offset: number;
}

interface Last extends TextAbove {
  readonly mark: Mark;
  /** At its end. */
  readonly state: CodeState;
}

/**
 * Tells which string or comment reaches from above into a window: a window that begins inside of a docstring would take code for text and text
 * for code. While one types, the text above stays as it is or grows by some lines; only those are looked at. After a jump, pieces that were seen
 * before are known by their text, wherever edits have moved them: one is scanned anew only if what stands above it ends in another way than it did.
 */
export class StateAbove {
  #last: Last | undefined;
  readonly #pieces = new QuickLRU<string, Piece>({ maxSize: PIECES_KEPT });

  /** Brackets are left out, but for those of code inside of a string: their indices are negative, since they stand in another text. */
  at(above: TextAbove): CodeState {
    const { text, syntax } = above;
    if (text === '' || syntax.prose) return START;
    const seen = this.#seenOf(above);
    if (this.#last !== undefined && seen === text) return this.#last.state;
    const mark = this.#walk(above, this.#markBehind(seen, above));
    const state = carried(scanCode(text.slice(mark.offset), { syntax, from: mark.state }));
    this.#last = { ...above, mark, state };
    return state;
  }
  /** What the text begins with and the last one ended with, in the same place of the document. */
  #seenOf({ uri, text, start, syntax }: TextAbove): string {
    const last = this.#last;
    if (last?.uri !== uri || last.syntax !== syntax || start < last.start) return '';
    const seen = last.text.slice(start - last.start);
    return text.startsWith(seen) ? seen : '';
  }
  /** The last mark in what has been seen of the text. */
  #markBehind(seen: string, { start }: TextAbove): Mark {
    const last = this.#last;
    if (last === undefined || seen === '') return { offset: 0, state: START, seen: start === 0 ? Infinity : 0 };
    const { mark, text, state } = last;
    const offset = last.start + mark.offset - start;
    if (offset >= 0) return { ...mark, offset };
    return { offset: seen.length, state, seen: mark.seen + text.length - mark.offset };
  }
  /** From mark to mark, through all pieces that are there to their ends. */
  #walk({ text, syntax }: TextAbove, from: Mark): Mark {
    let mark = from;
    for (let end = endOfPiece(text, mark.offset); end !== undefined; end = endOfPiece(text, end)) {
      mark = this.#pass(text.slice(mark.offset, end), mark, syntax);
    }
    return mark;
  }
  #pass(text: string, mark: Mark, syntax: LanguageSyntax): Mark {
    const hash = hashText(text);
    const found = this.#pieces.get(hash);
    const piece = found?.syntax === syntax ? found : undefined;
    // Somebody who had come from further up knows better.
    const { state, seen } = piece !== undefined && piece.seen > mark.seen ? piece : mark;
    const isKnown = piece !== undefined && isSame(piece.state, state);
    const after = isKnown ? piece.after : carried(scanCode(text, { syntax, from: state }));
    this.#pieces.set(hash, { syntax, state, seen, after });
    return { offset: mark.offset + text.length, state: after, seen: seen + text.length };
  }
}

/** Undefined: the text ends before the piece does. */
function endOfPiece(text: string, start: number): number | undefined {
  let blank = text.indexOf('\n\n', start);
  while (blank >= 0 && blank < start + MOST_PIECE) {
    if (beginsPiece(text, blank + 2)) return blank + 2;
    blank = text.indexOf('\n\n', blank + 1);
  }
  const lineEnd = text.indexOf('\n', start + MOST_PIECE);
  return lineEnd < 0 ? undefined : lineEnd + 1;
}

function beginsPiece(text: string, start: number): boolean {
  const end = start + CHARACTERS_BEHIND;
  if (end > text.length) return false;
  let sum = 0;
  for (let index = start; index < end; index++) sum += text.charCodeAt(index);
  return sum % BLANK_LINES === 0;
}

/** What of a state holds for the text behind it as a text of its own: of the brackets those from the first one on that stands in a string. */
function carried({ outer, open, ...state }: CodeState): CodeState {
  const brackets = [...outer, ...open];
  const first = brackets.findIndex(({ inside }) => inside !== undefined);
  const { quote, kind, heredoc, nameMayFollow, comment } = state;
  const isCode = quote === undefined && heredoc === undefined && comment === undefined;
  if (first < 0 && isCode) return START;
  const inStrings = first < 0 ? [] : brackets.slice(first).map((bracket) => ({ ...bracket, index: ABOVE }));
  return { ...START, quote, kind, heredoc, nameMayFollow, comment, outer: inStrings };
}

function isSame(state: CodeState, other: CodeState): boolean {
  return state === other || JSON.stringify(state) === JSON.stringify(other);
}
