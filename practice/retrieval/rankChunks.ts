import type { Chunk } from './chunkText.ts';
import { extractTerms } from './extractTerms.ts';

export interface RankedChunk {
  readonly chunk: Chunk;
  /** Okapi BM25; only the order means anything. */
  readonly score: number;
  /** The terms of the question that occur in the chunk, rarest first. */
  readonly terms: readonly string[];
}

/** Chunks that share a term with the question, best first. A file's name counts as part of its text. */
export function rankChunks(question: string, chunks: readonly Chunk[]): readonly RankedChunk[] {
  const wanted = [...new Set(extractTerms(question))];
  const entries = chunks.map((chunk) => ({ chunk, counts: countTerms(`${chunk.name}\n${chunk.text}`) }));
  const averageLength = entries.reduce((sum, { counts }) => sum + counts.total, 0) / Math.max(1, entries.length);
  const rarity = new Map(wanted.map((term) => [term, inverseFrequency(term, entries)] as const));
  return entries
    .map(({ chunk, counts }) => {
      const terms = wanted.filter((term) => counts.byTerm.has(term)).sort(byRarity(rarity));
      const score = terms.reduce(
        (sum, term) => sum + (rarity.get(term) ?? 0) * saturate(counts, term, averageLength),
        0,
      );
      return { chunk, score, terms };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
}

/** The usual constants: how soon repetition stops counting, how much length is held against a chunk. */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;

interface TermCounts {
  readonly byTerm: ReadonlyMap<string, number>;
  readonly total: number;
}

function countTerms(text: string): TermCounts {
  const terms = extractTerms(text);
  const byTerm = new Map<string, number>();
  for (const term of terms) byTerm.set(term, (byTerm.get(term) ?? 0) + 1);
  return { byTerm, total: terms.length };
}

function inverseFrequency(term: string, entries: readonly { readonly counts: TermCounts }[]): number {
  const holders = entries.filter(({ counts }) => counts.byTerm.has(term)).length;
  return Math.log(1 + (entries.length - holders + 0.5) / (holders + 0.5));
}

function saturate({ byTerm, total }: TermCounts, term: string, averageLength: number): number {
  const count = byTerm.get(term) ?? 0;
  const lengthFactor = 1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * total) / Math.max(1, averageLength);
  return (count * (SATURATION + 1)) / (count + SATURATION * lengthFactor);
}

function byRarity(rarity: ReadonlyMap<string, number>): (one: string, other: string) => number {
  return (one, other) => (rarity.get(other) ?? 0) - (rarity.get(one) ?? 0);
}
