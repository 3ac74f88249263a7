import { indentWidth, splitIntoLexemes, type Lexeme } from '../text/lexemes.ts';

/** The text around the cursor in the shapes that the stages of the model want. */
export interface CursorContext {
  /** Everything before the cursor, the typed start of a word included. */
  readonly lexemes: readonly Lexeme[];
  /** The cursor's line up to the cursor. */
  readonly lineStart: string;
  /** The cursor's line after the cursor. */
  readonly lineEnd: string;
  /** Non-blank lines above, nearest first, as written. */
  readonly linesAbove: readonly string[];
  /** Non-blank lines below, nearest first. */
  readonly linesBelow: readonly string[];
  /** Indentation at which a new line ends the block that the cursor is in. */
  readonly baseIndent: number;
  readonly usesTabs: boolean;
  readonly lineBreak: string;
}

export function createCursorContext(prefix: string, suffix: string): CursorContext {
  const lineBreak = prefix.includes('\r\n') ? '\r\n' : '\n';
  const before = prefix.replaceAll('\r\n', '\n');
  const after = suffix.replaceAll('\r\n', '\n');
  const lines = before.split('\n');
  const lineStart = lines.at(-1) ?? '';
  const linesAbove = lines.slice(0, -1).filter(isFilled).reverse();
  const [lineEnd = '', ...below] = after.split('\n');
  return {
    lexemes: splitIntoLexemes(before),
    lineStart,
    lineEnd,
    linesAbove,
    linesBelow: below.filter(isFilled),
    baseIndent: findBaseIndent(lineStart, linesAbove[0]),
    usesTabs: /^\t/m.test(before),
    lineBreak,
  };
}

/** The text from the start of the cursor's line, as if `text` had been written at the cursor. */
export function appendText(context: CursorContext, text: string): CursorContext {
  return { ...context, lexemes: [...context.lexemes, ...splitIntoLexemes(text)], lineStart: context.lineStart + text };
}

export function renderIndent(context: CursorContext, width: number): string {
  return context.usesTabs ? '\t'.repeat(Math.round(width / 4)) : ' '.repeat(width);
}

/** On the first line of a block, the line that opened it counts: then the whole block may follow, its closing line included. */
function findBaseIndent(lineStart: string, lineAbove: string | undefined): number {
  const own = indentWidth(lineStart);
  return lineAbove === undefined ? own : Math.min(own, indentWidth(lineAbove));
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}
