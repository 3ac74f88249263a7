export type LexemeKind = 'word' | 'number' | 'space' | 'newline' | 'mark';

/** One unit of a program's text as the model sees it; the texts of a line of lexemes joined give the text back. */
export interface Lexeme {
  readonly kind: LexemeKind;
  readonly text: string;
}

/** Splits any text, in any language, into words, numbers, runs of blanks, line breaks and marks (operators, one bracket, one quote). */
export function splitIntoLexemes(text: string): readonly Lexeme[] {
  const lexemes: Lexeme[] = [];
  for (const match of text.matchAll(LEXEME)) {
    lexemes.push({ kind: kindOf(match.groups ?? {}), text: match[0] });
  }
  return lexemes;
}

export function joinLexemes(lexemes: readonly Lexeme[]): string {
  return lexemes.map((lexeme) => lexeme.text).join('');
}

/** Width of a line's leading blanks, a tab counting as four columns. */
export function indentWidth(line: string): number {
  const blanks = /^[ \t]*/.exec(line)?.[0] ?? '';
  return [...blanks].reduce((width, blank) => width + (blank === '\t' ? 4 : 1), 0);
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): LexemeKind {
  if (groups['newline'] !== undefined) return 'newline';
  if (groups['space'] !== undefined) return 'space';
  if (groups['word'] !== undefined) return 'word';
  return groups['number'] === undefined ? 'mark' : 'number';
}

const LEXEME =
  /(?<newline>\r?\n)|(?<space>[ \t]+)|(?<word>[\p{L}_$][\p{L}\p{M}\p{N}_$]*)|(?<number>\p{N}[\p{N}\p{L}_]*)|[-+*/%=<>!&|^~?:.]+|[\s\S]/gu;
