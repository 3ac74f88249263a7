import { indentWidth, type Lexeme } from '../text/lexemes.ts';
import { align } from './alignment.ts';
import { spellLike } from '../text/words.ts';
import { bindLexemes, substitute } from './bindings.ts';
import { opensBlock, sourceIndent, type Candidate } from './candidate.ts';
import type { Corpus, RankedSource } from './corpus.ts';
import type { CursorContext } from './cursorContext.ts';

/**
 * Every place of the corpus where the text before the cursor occurs, best first: as it is, with other names in it, or with the word at
 * the cursor taken as the start of a longer one. Empty when nothing agrees well enough.
 */
export function findCandidates(context: CursorContext, corpus: Corpus): readonly Candidate[] {
  const last = context.lexemes.at(-1);
  const whole = search(context, corpus, '');
  const partial = last?.kind === 'word' ? search(withoutLastWord(context), corpus, last.text) : [];
  return [...whole, ...partial].sort((one, other) => other.score - one.score).slice(0, MAX_CANDIDATES);
}

const MAX_CANDIDATES = 64;
const MAX_PLACES = 8_000;
const MIN_EVIDENCE = 0.8;
const SHIFTED_INDENT_PENALTY = 0.3;
const NEARNESS_BONUS = 1;
const NEARNESS_LEXEMES = 400;

function withoutLastWord(context: CursorContext): CursorContext {
  const typed = context.lexemes.at(-1)?.text ?? '';
  return { ...context, lexemes: context.lexemes.slice(0, -1), lineStart: context.lineStart.slice(0, -typed.length) };
}

function search(context: CursorContext, corpus: Corpus, typed: string): readonly Candidate[] {
  const found: Candidate[] = [];
  let places = 0;
  for (const source of corpus.sources) {
    for (const position of placesAfterSameText(source, context)) {
      places += 1;
      if (places > MAX_PLACES) return found;
      const candidate = judge({ source, position, context, corpus, typed });
      if (candidate !== undefined) found.push(candidate);
    }
  }
  return found;
}

/** Positions whose preceding lexeme could be the one before the cursor, blanks skipped alike on both sides. */
function placesAfterSameText(source: RankedSource, context: CursorContext): readonly number[] {
  const { lexemes } = context;
  const hasBlank = lexemes.at(-1)?.kind === 'space';
  const anchorIndex = lexemes.length - (hasBlank ? 2 : 1);
  const anchor = lexemes[anchorIndex];
  if (anchor === undefined) return [0];
  const { places } = source.document;
  const same = (places.get(anchor.text) ?? []).map((place) => place + 1);
  // The start of a file is the start of a line as well.
  if (anchor.kind === 'newline') same.unshift(0);
  const renamed = anchor.kind === 'word' ? placesAfterOtherWord(source, context, anchorIndex) : [];
  return [...same, ...renamed].flatMap((position) => skipBlank(source, { position, hasBlank, anchor }));
}

/** The word before the cursor may be a new name: then the text before that word has to agree. */
function placesAfterOtherWord(source: RankedSource, context: CursorContext, anchorIndex: number): readonly number[] {
  const hasBlank = context.lexemes[anchorIndex - 1]?.kind === 'space';
  const before = context.lexemes[anchorIndex - (hasBlank ? 2 : 1)];
  const word = context.lexemes[anchorIndex];
  if (before === undefined || word === undefined) return [];
  const { lexemes, places } = source.document;
  return (places.get(before.text) ?? []).flatMap((place) => {
    const position = place + (lexemes[place + 1]?.kind === 'space' ? 2 : 1);
    const found = lexemes[position];
    return found?.kind === 'word' && found.text !== word.text ? [position + 1] : [];
  });
}

interface Anchored {
  readonly position: number;
  readonly hasBlank: boolean;
  readonly anchor: Lexeme;
}

function skipBlank(source: RankedSource, { position, hasBlank, anchor }: Anchored): readonly number[] {
  const isBlank = source.document.lexemes[position]?.kind === 'space';
  if (anchor.kind === 'newline') return [isBlank ? position + 1 : position];
  if (!hasBlank) return [position];
  return isBlank ? [position + 1] : [];
}

interface Question {
  readonly source: RankedSource;
  readonly position: number;
  readonly context: CursorContext;
  readonly corpus: Corpus;
  readonly typed: string;
}

function judge(question: Question): Candidate | undefined {
  const { source, position, context, corpus, typed } = question;
  const { document } = source;
  if (position >= document.lexemes.length) return undefined;
  const sourceEnd = skipIndentBack(document.lexemes, position);
  const target = { lexemes: context.lexemes, end: skipIndentBack(context.lexemes, context.lexemes.length) };
  const aligned = align({ lexemes: document.lexemes, end: sourceEnd }, target, (lexeme) => weigh(lexeme, corpus));
  const indentShift = indentWidth(context.lineStart) - sourceIndent(document, position);
  if (aligned.bindings.length > 0 && (source.isStaleCopy || isUnfinishedWord(question))) return undefined;
  const evidence = aligned.score + typedWordBonus(typed);
  if (evidence < MIN_EVIDENCE) return undefined;
  const score = evidence + source.bonus + nearness(source, position) - (indentShift === 0 ? 0 : SHIFTED_INDENT_PENALTY);
  const candidate = {
    document,
    position,
    bindings: aligned.bindings,
    score,
    indentShift,
    typed,
    opensBlock: opensBlock(document, position),
  };
  return typed === '' || continuesTypedWord(candidate) ? candidate : undefined;
}

/** Indentation differs between files without meaning anything; the comparison starts before it. */
function skipIndentBack(lexemes: readonly Lexeme[], end: number): number {
  const isIndent = lexemes[end - 1]?.kind === 'space' && lexemes[end - 2]?.kind === 'newline';
  return isIndent ? end - 1 : end;
}

function continuesTypedWord(candidate: Candidate): boolean {
  const next = candidate.document.lexemes[candidate.position];
  if (next?.kind !== 'word') return false;
  const { text } = substitute(next, candidate.bindings);
  return text.length > candidate.typed.length && text.startsWith(candidate.typed);
}

/**
 * True when the word at the cursor is the start of the source's word, or is half like it and its new half means nothing yet: it is probably
 * still being typed, and going on behind it would be a guess. `totalWeight` for `totalPrice` is finished when there is a `weight`
 * somewhere, `totalWei` is not.
 */
function isUnfinishedWord({ source, position, context, corpus, typed }: Question): boolean {
  const word = context.lexemes.at(-1);
  const sourceWord = source.document.lexemes[position - 1];
  if (typed !== '' || word?.kind !== 'word' || sourceWord === undefined || sourceWord.text === word.text) return false;
  if (sourceWord.text.startsWith(word.text)) return true;
  const binding = bindLexemes(sourceWord, word);
  if (binding?.likeness === 0) return false;
  const spellings = [word.text, ...SPELLINGS.map((model) => spellLike(binding?.to ?? [], [model], false))];
  // The word itself stands in the text once, at the cursor.
  return !spellings.some((spelling) => corpus.countWord(spelling) > (spelling === word.text ? 1 : 0));
}

/** One hump of each manner of writing a name. */
const SPELLINGS = ['name', 'Name', 'NAME'];

/** Finishing a word is worth more the more of it is there. */
function typedWordBonus(typed: string): number {
  return typed === '' ? 0 : 0.5 + Math.min(typed.length, 6) * 0.25;
}

function nearness(source: RankedSource, position: number): number {
  if (!source.isBeforeCursor) return 0;
  return NEARNESS_BONUS * Math.exp((position - source.document.lexemes.length) / NEARNESS_LEXEMES);
}

function weigh(lexeme: Lexeme, corpus: Corpus): number {
  if (lexeme.kind === 'space') return 0;
  if (lexeme.kind === 'mark') return 0.3;
  if (lexeme.kind === 'newline') return 0.2;
  return 0.5 + 1 / (1 + Math.log2(1 + corpus.countWord(lexeme.text)));
}
