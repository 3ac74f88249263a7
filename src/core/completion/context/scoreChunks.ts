import type { ContextChunk } from './contextChunk.ts';
import type { ChunkIndex } from './chunkIndex.ts';
import type { ContextSource } from '../../settings/contextSources.ts';

/** How much a source speaks for a piece, whatever its text: pinned files were asked for, definitions are what the code at the cursor uses. */
const STANDING: Readonly<Record<ContextSource, number>> = {
  pinned: 10,
  diagnostic: 0.4,
  definition: 0.35,
  clipboard: 0.2,
  recentEdit: 0.15,
  visibleFile: 0.04,
  recentFile: 0.02,
  openTab: 0,
};
/** What the time since the last visit can take from a piece's worth, and after how long half of that is gone. */
const SHARE_OF_RECENCY = 0.3;
const HALF_LIFE_MS = 20 * 60_000;
/** Text in another language helps little with names, and misleads in grammar. */
const OTHER_LANGUAGE = 0.6;
/** Languages that import from each other. */
const RELATED: readonly ReadonlySet<string>[] = [
  new Set(['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'vue', 'svelte', 'astro']),
  new Set(['c', 'cpp', 'objective-c', 'objective-cpp', 'cuda-cpp']),
  new Set(['java', 'kotlin', 'scala', 'groovy']),
];

/** Messages, copied text, and what the user has chosen whatever its language. */
const OF_NO_LANGUAGE: ReadonlySet<ContextSource> = new Set(['diagnostic', 'clipboard', 'pinned']);

/** A piece with what it is worth at the cursor; comparable within one call. */
export interface ScoredChunk {
  readonly chunk: ContextChunk;
  readonly score: number;
}

export interface ScoringPlace {
  readonly languageId: string;
  /** The names around the cursor. */
  readonly names: ReadonlySet<string>;
}

/** Every piece with its worth, in the index's order. Times count from the latest visit of all, so that equal questions give equal answers whatever the clock says. */
export function scoreChunks(index: ChunkIndex, { languageId, names }: ScoringPlace): readonly ScoredChunk[] {
  const chunks = [...index.chunks];
  const similarities = index.similarities(names);
  const latest = chunks.reduce((newest, [, touchedAt]) => Math.max(newest, touchedAt), 0);
  return chunks.map(([chunk, touchedAt]) => {
    const worth = STANDING[chunk.source] + (similarities.get(chunk) ?? 0);
    const freshness = 0.5 ** ((latest - touchedAt) / HALF_LIFE_MS);
    const language = isRelated(chunk, languageId) ? 1 : OTHER_LANGUAGE;
    return { chunk, score: worth * language * (1 - SHARE_OF_RECENCY + SHARE_OF_RECENCY * freshness) };
  });
}

function isRelated({ source, languageId }: ContextChunk, other: string): boolean {
  if (OF_NO_LANGUAGE.has(source) || languageId === other) return true;
  return RELATED.some((family) => family.has(languageId) && family.has(other));
}
