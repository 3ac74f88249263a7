import { indentWidth, joinLexemes, splitIntoLexemes, type Lexeme } from '../text/lexemes.ts';
import type { CursorContext } from './cursorContext.ts';

/**
 * What the two nearest lines above that begin like the cursor's line have in common behind the cursor, in whole words; empty when that is
 * little. After two lines `if (day === 'monday') …` and `if (day === 'friday') …` a third one begins `if (day === '`.
 */
export function sharedBeginning(context: CursorContext): string {
  if (context.lineEnd.trim() !== '') return '';
  const typed = context.lineStart.trimStart();
  const [one, other] = context.linesAbove.slice(0, MAX_DISTANCE).filter((line) => beginsAlike(line, context));
  if (one === undefined || other === undefined) return '';
  const shared = sharedLexemes(splitIntoLexemes(one.trimStart()), splitIntoLexemes(other.trimStart()));
  const text = joinLexemes(shared);
  const words = shared.filter(({ kind }) => kind === 'word').length;
  return words >= MIN_WORDS && text.startsWith(typed) && text !== one.trim() ? text.slice(typed.length) : '';
}

const MAX_DISTANCE = 2;
const MIN_WORDS = 2;

function beginsAlike(line: string, { lineStart }: CursorContext): boolean {
  return indentWidth(line) === indentWidth(lineStart) && line.trimStart().startsWith(lineStart.trimStart());
}

function sharedLexemes(one: readonly Lexeme[], other: readonly Lexeme[]): readonly Lexeme[] {
  const end = one.findIndex((lexeme, index) => lexeme.text !== other[index]?.text);
  return end < 0 ? one : one.slice(0, end);
}
