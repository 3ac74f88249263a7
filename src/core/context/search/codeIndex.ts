import MiniSearch, { type SearchResult } from 'minisearch';
import { chunkLines, type LineRange } from './chunkLines.ts';
import { codeTerms, isStopWord, queryTerms } from './codeTerms.ts';
import { isMinified } from './isSearchable.ts';

/** Lines of a file that a question fits, counted from 0, the end left out. */
export interface CodeHit extends LineRange {
  /** As it was added. */
  readonly file: string;
  /** Comparable within one answer. */
  readonly score: number;
}

/** What an index may grow to. */
export interface IndexBounds {
  /** Different terms of a piece, summed over all pieces: what memory goes with, about 70 bytes each. */
  readonly maxPostings: number;
}

export interface IndexSize {
  readonly files: number;
  readonly chunks: number;
  readonly postings: number;
}

/** Finds pieces of code by BM25, in memory. Texts are not kept, only where they are. */
export interface CodeIndex {
  /** Takes the place of what was known of the file. Works one piece for each step, so that the caller can pause; a minified text is passed over. */
  add(file: string, text: string): Generator<void, void>;
  remove(file: string): void;
  has(file: string): boolean;
  search(query: string, limit: number): readonly CodeHit[];
  readonly size: IndexSize;
  /** Nothing more is taken in. */
  readonly isFull: boolean;
}

interface Chunk {
  readonly id: number;
  readonly file: string;
  readonly range: LineRange;
  readonly postings: number;
}

interface IndexedChunk {
  readonly id: number;
  readonly text: string;
  readonly path: string;
}

/** Names of files tell what a piece is about. */
const WORTH_OF_PATH = 2;
/** `auth` finds `authenticate`, a little. */
const WORTH_OF_PREFIX = 0.25;
const SHORTEST_PREFIX = 4;
const FEW_TERMS = 2;
/** Of a long question the rarest terms are looked for; terms that stand in more than this share of all pieces only where there are few others. */
const MOST_TERMS = 12;
const FEWEST_TERMS = 3;
const COMMON = 0.25;
/** Two pieces of one file are enough where others fit too. */
const MOST_OF_A_FILE = 2;

export function createCodeIndex({ maxPostings }: IndexBounds): CodeIndex {
  const index = createMiniSearch();
  const chunks = new Map<number, Chunk>();
  const byFile = new Map<string, readonly number[]>();
  const frequencies = createFrequencies();
  let nextId = 0;
  let postings = 0;
  const remove = (file: string): void => {
    for (const id of byFile.get(file) ?? []) {
      index.discard(id);
      postings -= chunks.get(id)?.postings ?? 0;
      chunks.delete(id);
    }
    byFile.delete(file);
  };
  const addChunk = (file: string, range: LineRange, text: string): number => {
    const id = nextId++;
    const terms = indexedTerms(text);
    const own = frequencies.count(new Set(terms));
    index.add({ id, text: terms.join(' '), path: indexedTerms(file).join(' ') });
    chunks.set(id, { id, file, range, postings: own });
    postings += own;
    return id;
  };
  return {
    *add(file, text) {
      remove(file);
      const lines = text.split(/\r\n|\r|\n/);
      const ids: number[] = [];
      byFile.set(file, ids);
      if (isMinified(lines)) return;
      for (const range of chunkLines(lines)) {
        if (postings >= maxPostings) return;
        ids.push(addChunk(file, range, lines.slice(range.startLine, range.endLine).join('\n')));
        yield;
      }
    },
    remove,
    has: (file) => byFile.has(file),
    search(query, limit) {
      const found = searchTerms(index, frequencies.telling(queryTerms(query)), limit);
      const hits = found.flatMap(({ id, score }) => {
        const chunk = typeof id === 'number' ? chunks.get(id) : undefined;
        return chunk ? [{ file: chunk.file, ...chunk.range, score }] : [];
      });
      return spread(hits, limit);
    },
    get size() {
      return { files: byFile.size, chunks: chunks.size, postings };
    },
    get isFull() {
      return postings >= maxPostings;
    },
  };
}

function createMiniSearch(): MiniSearch<IndexedChunk> {
  return new MiniSearch<IndexedChunk>({
    fields: ['text', 'path'],
    // Texts come as their terms.
    tokenize: (terms) => terms.split(' '),
    processTerm: (term) => term,
    autoVacuum: { minDirtCount: 200, minDirtFactor: 0.05, batchSize: 200, batchWait: 10 },
    logger: () => undefined,
    searchOptions: { boost: { path: WORTH_OF_PATH }, weights: { prefix: WORTH_OF_PREFIX, fuzzy: 0 } },
  });
}

function indexedTerms(text: string): readonly string[] {
  return codeTerms(text).filter((term) => !isStopWord(term));
}

/** Tells which terms stand in so many pieces that they say little, and cost much. */
interface Frequencies {
  /** Gives back how many there are. */
  count(terms: ReadonlySet<string>): number;
  /** The rarest, in their order; at least some. */
  telling(terms: readonly string[]): readonly string[];
}

/** What was taken away is not counted down: the shares stay about right. */
function createFrequencies(): Frequencies {
  const counts = new Map<string, number>();
  let pieces = 0;
  const share = (term: string): number => (counts.get(term) ?? 0) / Math.max(1, pieces);
  return {
    count(terms) {
      pieces++;
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      return terms.size;
    },
    telling(terms) {
      const rarest = terms.toSorted((one, other) => share(one) - share(other)).slice(0, MOST_TERMS);
      const kept = new Set(rarest.filter((term, index) => index < FEWEST_TERMS || share(term) < COMMON));
      return terms.filter((term) => kept.has(term));
    },
  };
}

/** Beginnings of words are looked up where few words are asked for, or their whole is hardly found: that takes its time. */
function searchTerms(
  index: MiniSearch<IndexedChunk>,
  terms: readonly string[],
  limit: number,
): readonly SearchResult[] {
  const query = terms.join(' ');
  const prefix = (term: string): boolean => term.length >= SHORTEST_PREFIX;
  if (terms.length <= FEW_TERMS) return index.search(query, { prefix });
  const found = index.search(query);
  return found.length >= limit ? found : index.search(query, { prefix });
}

/** The best first; of one file no more than two, as long as there are others. */
function spread(hits: readonly CodeHit[], limit: number): readonly CodeHit[] {
  const counts = new Map<string, number>();
  const first: CodeHit[] = [];
  const rest: CodeHit[] = [];
  for (const hit of hits) {
    const count = counts.get(hit.file) ?? 0;
    counts.set(hit.file, count + 1);
    (count < MOST_OF_A_FILE ? first : rest).push(hit);
    if (first.length >= limit) break;
  }
  return [...first, ...rest].slice(0, limit);
}
