import { readsAsText } from '../code/readsAsText.ts';
import { syntaxOf, type LanguageSyntax } from '../code/languageSyntax.ts';
import { continueAfter, scanCode, START, type CodeState } from '../code/scanCode.ts';
import { firstLine, lastLine } from '../code/lines.ts';
import { MIXED_TAB_COLUMNS, mixesTabs } from '../code/mixesTabs.ts';

/** How far an answer may go: to the end of the line, of the statement (after a complete line also of the next one), or of the block. */
export type AnswerLength = 'line' | 'statement' | 'nextStatement' | 'block';

/** What a rule may know of the place where the answer goes. Text as in the document, line ends `\n`. */
export interface CleaningOptions {
  /** Text left of the cursor, the whole of it or a window that starts at a line's start. */
  readonly prefix: string;
  readonly suffix: string;
  readonly languageId: string;
  readonly insertSpaces: boolean;
  readonly tabSize: number;
  /** The stop words that were sent with the request. */
  readonly stop: readonly string[];
  readonly length: AnswerLength;
  /** The grammar's state where the prefix begins; absent: code, as at the start of a document. */
  readonly atStart?: CodeState;
}

export interface CleaningContext extends CleaningOptions {
  readonly syntax: LanguageSyntax;
  /** The cursor's line, left and right of it. */
  readonly linePrefix: string;
  readonly restOfLine: string;
  /** The lines after the cursor's. */
  readonly linesBelow: readonly string[];
  /** The grammar's state at the cursor; the answer is scanned on from here. */
  readonly atCursor: CodeState;
  /** How many brackets of the cursor's own line are still open at the cursor. */
  readonly openOnLine: number;
  /** The text around the cursor, as much of it as tells the document's habits of indentation. */
  readonly surroundings: string;
  /** Tabs and spaces are mixed, and a tab is eight columns wide: see `mixesTabs`. */
  readonly mixesTabs: boolean;
  /** The cursor stands in text for people: prose, a comment, a string. */
  readonly inText: boolean;
  /** Words for people may be the right answer here, though the language is code: see `readsAsText`. */
  readonly mayBeWords: boolean;
}

/** So many characters left of the cursor, and half as many right of it, tell the habits of a document. */
const HABITS_TOLD_BY = 8000;

/** Everything that the rules ask for, worked out once for an answer. */
export function createCleaningContext(options: CleaningOptions): CleaningContext {
  const prefix = options.prefix.replaceAll('\r\n', '\n');
  const suffix = options.suffix.replaceAll('\r\n', '\n');
  const syntax = syntaxOf(options.languageId);
  const linePrefix = lastLine(prefix);
  const restOfLine = firstLine(suffix);
  const atCursor = continueAfter(scanCode(prefix, { syntax, from: options.atStart ?? START }));
  const lineStart = prefix.length - linePrefix.length;
  const surroundings = prefix.slice(-HABITS_TOLD_BY) + suffix.slice(0, HABITS_TOLD_BY / 2);
  const isMixed = mixesTabs(surroundings);
  const inText = syntax.prose || atCursor.comment !== undefined || atCursor.quote !== undefined;
  return {
    ...options,
    tabSize: isMixed ? MIXED_TAB_COLUMNS : options.tabSize,
    surroundings,
    mixesTabs: isMixed,
    prefix,
    suffix,
    syntax,
    linePrefix,
    restOfLine,
    linesBelow: suffix.slice(restOfLine.length + 1).split('\n'),
    atCursor,
    openOnLine: atCursor.outer.filter(({ index }) => index >= lineStart).length,
    inText,
    mayBeWords: inText || readsAsText(prefix, options.languageId, syntax),
  };
}

/** The context for an answer that shows what the document has not shown yet: that tabs and spaces are mixed. */
export function contextFor(answer: string, context: CleaningContext): CleaningContext {
  if (context.mixesTabs || !/\n\t/.test(answer) || !mixesTabs(context.prefix.slice(-HABITS_TOLD_BY) + answer))
    return context;
  return { ...context, mixesTabs: true, tabSize: MIXED_TAB_COLUMNS };
}

/** One clean-up step: the answer so far to a better one; an empty string means that nothing is worth showing. */
export type CleaningRule = (text: string, context: CleaningContext) => string;
