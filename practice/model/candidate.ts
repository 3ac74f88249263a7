import { indentWidth, joinLexemes } from '../text/lexemes.ts';
import { substitute, type Binding } from './bindings.ts';
import type { SourceDocument } from './corpus.ts';

/** A place in a source from which the text may go on, with the names to exchange. */
export interface Candidate {
  readonly document: SourceDocument;
  /** Index of the lexeme that comes next. */
  readonly position: number;
  readonly bindings: readonly Binding[];
  readonly score: number;
  /** How many columns the new text stands further right than the source. */
  readonly indentShift: number;
  /** The source's line was the first of its block, so that the whole block may follow. */
  readonly opensBlock: boolean;
  /** The start of the next word that the user has typed already; empty else. */
  readonly typed: string;
}

/** What a candidate says comes next. A line break takes blank lines and the next line's indentation with it. */
export type Prediction =
  | { readonly kind: 'text'; readonly text: string; readonly next: number }
  | {
      readonly kind: 'lineBreak';
      readonly blankLines: number;
      readonly indent: number;
      readonly line: string;
      readonly next: number;
    }
  | { readonly kind: 'end' };

export function predict(candidate: Candidate): Prediction {
  const lexeme = candidate.document.lexemes[candidate.position];
  if (lexeme === undefined) return { kind: 'end' };
  if (lexeme.kind === 'newline') return predictLineBreak(candidate);
  const text = substitute(lexeme, candidate.bindings).text.slice(candidate.typed.length);
  return { kind: 'text', text, next: candidate.position + 1 };
}

/** The rest of the source's line from a position on, names exchanged; what is typed already left out. */
export function renderRestOfLine(candidate: Candidate): string {
  const { lexemes } = candidate.document;
  let end = candidate.position;
  while (end < lexemes.length && lexemes[end]?.kind !== 'newline') end += 1;
  const rest = lexemes.slice(candidate.position, end).map((lexeme) => substitute(lexeme, candidate.bindings));
  return joinLexemes(rest).slice(candidate.typed.length);
}

/** Columns of indentation of the source line in which a position lies. */
export function sourceIndent(document: SourceDocument, position: number): number {
  const first = document.lexemes[lineStartOf(document, position)];
  return first?.kind === 'space' ? indentWidth(first.text) : 0;
}

/** True when the line before the one in which a position lies stands further left. */
export function opensBlock(document: SourceDocument, position: number): boolean {
  const lineStart = lineStartOf(document, position);
  return lineStart > 0 && sourceIndent(document, lineStart - 1) < sourceIndent(document, position);
}

function lineStartOf(document: SourceDocument, position: number): number {
  let start = Math.min(position, document.lexemes.length);
  while (start > 0 && document.lexemes[start - 1]?.kind !== 'newline') start -= 1;
  return start;
}

function predictLineBreak(candidate: Candidate): Prediction {
  const { lexemes } = candidate.document;
  let lineBreaks = 0;
  let width = 0;
  let position = candidate.position;
  for (let lexeme = lexemes[position]; lexeme !== undefined; position += 1, lexeme = lexemes[position]) {
    if (lexeme.kind === 'newline') {
      lineBreaks += 1;
      width = 0;
    } else if (lexeme.kind === 'space') width = indentWidth(lexeme.text);
    else break;
  }
  if (position >= candidate.document.unfinishedFrom) return { kind: 'end' };
  return {
    kind: 'lineBreak',
    blankLines: lineBreaks - 1,
    indent: Math.max(0, width + candidate.indentShift),
    line: renderRestOfLine({ ...candidate, position, typed: '' }),
    next: position,
  };
}
