import type { ContextChunk } from './contextChunk.ts';
import type { ContextSource } from '../../settings/contextSources.ts';
import type { ScoredChunk } from './scoreChunks.ts';

/** A piece that is in the prompt already goes only for one that is worth so many times more. */
const LOYALTY = 1.6;
/** What is worth less than this is noise. */
const LEAST_SCORE = 0.05;
/** Pinned files may not crowd out everything else. */
const SHARE_OF_PINNED = 0.6;

/** The stable ones first: a change then leaves the prompt's head as it was. */
const VOLATILITY: Readonly<Record<ContextSource, number>> = {
  pinned: 0,
  definition: 1,
  openTab: 2,
  recentFile: 3,
  visibleFile: 4,
  recentEdit: 5,
  diagnostic: 6,
  clipboard: 7,
};

export interface ChunkChoice {
  readonly scored: readonly ScoredChunk[];
  /** In the prompt until now, in its order. Ones that are not among `scored` any more fall out. */
  readonly chosen: readonly ContextChunk[];
  readonly budgetTokens: number;
}

/**
 * The best pieces that fit, each text and each line of a document once. What was in the prompt keeps its place; newcomers stand behind, the
 * most volatile last.
 */
export function chooseChunks({ scored, chosen, budgetTokens }: ChunkChoice): readonly ContextChunk[] {
  const before = new Set(chosen);
  const ranked = scored
    .map(({ chunk, score }) => ({ chunk, score: before.has(chunk) ? score * LOYALTY : score }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((one, other) => other.score - one.score);
  const taken = new Set<ContextChunk>();
  let free = budgetTokens;
  let freeForPinned = budgetTokens * SHARE_OF_PINNED;
  for (const { chunk } of ranked) {
    const isPinned = chunk.source === 'pinned';
    if (chunk.tokens > (isPinned ? Math.min(free, freeForPinned) : free) || repeats(chunk, taken)) continue;
    taken.add(chunk);
    free -= chunk.tokens;
    if (isPinned) freeForPinned -= chunk.tokens;
  }
  const newcomers = [...taken].filter((chunk) => !before.has(chunk)).sort(byVolatility);
  return [...chosen.filter((chunk) => taken.has(chunk)), ...newcomers];
}

function repeats(chunk: ContextChunk, taken: Iterable<ContextChunk>): boolean {
  for (const other of taken) {
    if (other.text === chunk.text) return true;
    const overlaps = other.firstLine < chunk.endLine && chunk.firstLine < other.endLine;
    if (other.uri === chunk.uri && overlaps && chunk.source !== 'diagnostic' && other.source !== 'diagnostic')
      return true;
  }
  return false;
}

function byVolatility(one: ContextChunk, other: ContextChunk): number {
  return (
    VOLATILITY[one.source] - VOLATILITY[other.source] ||
    compare(one.path, other.path) ||
    one.firstLine - other.firstLine
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
