import type { Candidate } from './candidate.ts';
import { predict } from './candidate.ts';
import { choose, type Choice } from './choose.ts';
import type { Corpus } from './corpus.ts';
import { appendText, renderIndent, type CursorContext } from './cursorContext.ts';
import { findCandidates } from './findCandidates.ts';
import { endsBlock, isUnwanted, reachesSuffix } from './guards.ts';
import type { Random } from './random.ts';
import { sharedBeginning } from './sharedBeginning.ts';

export interface GenerationOptions {
  readonly context: CursorContext;
  readonly corpus: Corpus;
  /** Zero takes the most likely continuation; above, a less likely one now and then. */
  readonly temperature: number;
  readonly random: Random;
  /** Upper bound of the work; the caller counts tokens. */
  readonly maxLexemes: number;
}

/**
 * Continues the text at the cursor, piece by piece, until the candidates run out, the text after the cursor is reached or the block ends.
 * Each piece is a vote of all places of the corpus that agree with the text so far; the losers leave, and when none is left the search
 * starts again on what has been written.
 */
export function* generate(options: GenerationOptions): Generator<string> {
  let context = options.context;
  let candidates = search(options, context);
  if (candidates.length === 0) yield* beginLikeNeighbours(options);
  let written = '';
  for (let count = 0; count < options.maxLexemes && candidates.length > 0; count += 1) {
    const choice = choose(candidates, options);
    const piece = render(options, choice, { context, written });
    if (piece === undefined) return;
    yield piece.text;
    written += piece.text;
    context = appendText(context, piece.text);
    candidates = follow(choice);
    if (candidates.length === 0 && piece.isInLine) candidates = search(options, context);
  }
}

/**
 * Where going on would only repeat a neighbouring line: what the neighbouring lines have in common can still be said, and the word at the
 * cursor be finished.
 */
function* beginLikeNeighbours(options: GenerationOptions): Generator<string> {
  const shared = sharedBeginning(options.context);
  if (shared !== '') {
    yield shared;
    return;
  }
  const candidates = findCandidates(options.context, options.corpus).filter(({ typed }) => typed !== '');
  if (candidates.length === 0) return;
  const { prediction } = choose(candidates, options);
  if (prediction.kind === 'text') yield prediction.text;
}

interface Progress {
  readonly context: CursorContext;
  readonly written: string;
}

interface Piece {
  readonly text: string;
  readonly isInLine: boolean;
}

/** The text of a choice, or undefined when the continuation is over. */
function render(options: GenerationOptions, choice: Choice, progress: Progress): Piece | undefined {
  const { prediction } = choice;
  if (prediction.kind === 'end') return undefined;
  if (reachesSuffix(choice, options.context, progress.written)) return undefined;
  if (prediction.kind === 'text') return { text: prediction.text, isInLine: true };
  if (endsBlock(choice, options.context, progress.written)) return undefined;
  const { lineBreak } = options.context;
  const text = lineBreak.repeat(prediction.blankLines + 1) + renderIndent(options.context, prediction.indent);
  return { text, isInLine: false };
}

/** The candidates that voted for the choice, one step further. */
function follow({ voters }: Choice): readonly Candidate[] {
  return voters.flatMap((voter) => {
    const prediction = predict(voter);
    return prediction.kind === 'end' ? [] : [{ ...voter, position: prediction.next, typed: '' }];
  });
}

function search({ corpus, context: cursor }: GenerationOptions, context: CursorContext): readonly Candidate[] {
  return findCandidates(context, corpus).filter((candidate) => !isUnwanted(candidate, context, cursor));
}
