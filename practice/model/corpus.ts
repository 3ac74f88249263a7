import { splitIntoLexemes, type Lexeme } from '../text/lexemes.ts';
import type { NamedText } from './fimPrompt.ts';

/** A text that the model may continue from, with the places of each of its lexemes. */
export interface SourceDocument {
  readonly name: string;
  readonly lexemes: readonly Lexeme[];
  /** Index of the first lexeme of the line that is being written; for a finished text, the number of lexemes. */
  readonly unfinishedFrom: number;
  /** The lines that hold something, trimmed. */
  readonly lines: readonly string[];
  /** Where each lexeme text stands, in order; blanks are left out. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** A source as one request sees it: `bonus` is what any match in it is worth on top (likeness to the text that is being written). */
export interface RankedSource {
  readonly document: SourceDocument;
  readonly bonus: number;
  /** The text that ends at the cursor: its last places are the nearest. */
  readonly isBeforeCursor: boolean;
  /** An older state of the text itself, as stored on disk: good for bringing a line back, misleading as a pattern. */
  readonly isStaleCopy: boolean;
}

/** Everything that one request may continue from, best sources first. */
export interface Corpus {
  readonly sources: readonly RankedSource[];
  /** How often a word occurs in all sources together. */
  countWord(text: string): number;
}

/** A finished text: a file, or what follows the cursor. */
export function createDocument({ name, text }: NamedText): SourceDocument {
  const unixText = text.replaceAll('\r\n', '\n');
  const lexemes = splitIntoLexemes(unixText);
  const places = new Map<string, number[]>();
  lexemes.forEach((lexeme, index) => {
    if (lexeme.kind === 'space') return;
    const known = places.get(lexeme.text);
    if (known === undefined) places.set(lexeme.text, [index]);
    else known.push(index);
  });
  const lines = unixText.split('\n').map((line) => line.trim());
  return { name, lexemes, lines: lines.filter((line) => line !== ''), places, unfinishedFrom: lexemes.length };
}

/** A text that ends at the cursor: what stands in its last line is no example of how a line goes on. */
export function createUnfinishedDocument(text: string): SourceDocument {
  const document = createDocument({ name: '', text });
  return { ...document, unfinishedFrom: document.lexemes.findLastIndex(({ kind }) => kind === 'newline') + 1 };
}

/** The text around the cursor, and the documents that a request may draw on beside it. */
export interface CorpusParts {
  readonly before: SourceDocument;
  readonly after: SourceDocument;
  readonly others: readonly SourceDocument[];
}

/** Ranks the sources for a text: the text itself first, then the documents that share most of its words. */
export function createCorpus({ before, after, others }: CorpusParts): Corpus {
  const vocabulary = recentVocabulary(before);
  const ownLines = new Set([...before.lines, ...after.lines]);
  const ranked = others
    .map((document) => ({ document, alike: likeness(vocabulary, document) }))
    .filter(({ document, alike }) => alike > 0.5 || !PROSE.test(document.name))
    .map(({ document, alike }) => ({
      document,
      bonus: alike * LIKENESS_BONUS,
      isBeforeCursor: false,
      isStaleCopy: isCopy(document, ownLines),
    }))
    .sort((one, other) => other.bonus - one.bonus);
  const sources = [
    { document: before, bonus: OWN_TEXT_BONUS, isBeforeCursor: true, isStaleCopy: false },
    { document: after, bonus: OWN_TEXT_BONUS, isBeforeCursor: false, isStaleCopy: false },
    ...ranked,
  ];
  return {
    sources,
    countWord: (text) => sources.reduce((sum, source) => sum + (source.document.places.get(text)?.length ?? 0), 0),
  };
}

/** Words about code are no pattern for code, unless the text is much like them. */
const PROSE = /\.(?:md|mdx|markdown|rst|txt|adoc)$/i;
const OWN_TEXT_BONUS = 1.5;
const LIKENESS_BONUS = 1.5;
const RECENT_LEXEMES = 400;

function recentVocabulary(document: SourceDocument): ReadonlySet<string> {
  const recent = document.lexemes.slice(-RECENT_LEXEMES);
  return new Set(recent.filter((lexeme) => lexeme.kind === 'word').map((lexeme) => lexeme.text));
}

/** Share of the vocabulary that the document uses too, 0 to 1. */
function likeness(vocabulary: ReadonlySet<string>, document: SourceDocument): number {
  if (vocabulary.size === 0) return 0;
  let shared = 0;
  for (const word of vocabulary) if (document.places.has(word)) shared += 1;
  return shared / vocabulary.size;
}

/** True when nearly every line of the document stands in the text as well. */
function isCopy({ lines }: SourceDocument, ownLines: ReadonlySet<string>): boolean {
  const shared = lines.filter((line) => ownLines.has(line)).length;
  return lines.length > 0 && shared / lines.length >= COPY_SHARE;
}

const COPY_SHARE = 0.8;
