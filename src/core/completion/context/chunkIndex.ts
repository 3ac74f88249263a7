import { chunksOf, type ContextChunk } from './contextChunk.ts';
import type { ContextSnippet } from './contextSnippet.ts';

/**
 * How many characters are cut and read in one call: about two milliseconds. What is beyond waits for the next calls, so that a window with
 * many files costs no key much.
 */
const CHARACTERS_A_CALL = 24_000;

interface IndexedSnippet {
  readonly text: string;
  readonly chunks: readonly ContextChunk[];
}

/** Knows which chunks hold which names. Reads each snippet once, for as long as it comes with the same text. */
export class ChunkIndex {
  #snippets = new Map<string, IndexedSnippet>();
  /** When the person was last there; 0: unknown. */
  readonly #touchedAt = new Map<ContextChunk, number>();
  readonly #holders = new Map<string, Set<ContextChunk>>();

  /**
   * Takes over exactly these snippets, as many of the new ones as one call may cost; the first come first. A chunk that has not changed
   * stays the same object.
   */
  update(snippets: readonly ContextSnippet[]): void {
    const known = this.#snippets;
    const stale = new Set(this.#touchedAt.keys());
    let readable = CHARACTERS_A_CALL;
    this.#snippets = new Map();
    for (const snippet of snippets) {
      const key = keyOf(snippet);
      const before = known.get(key);
      const isNew = before?.text !== snippet.text;
      if (this.#snippets.has(key) || (isNew && readable <= 0)) continue;
      if (isNew) readable -= snippet.text.length;
      const chunks = isNew ? renewed(before?.chunks ?? [], chunksOf(snippet)) : before.chunks;
      this.#snippets.set(key, { text: snippet.text, chunks });
      for (const chunk of chunks) {
        stale.delete(chunk);
        this.#add(chunk, snippet.touchedAt ?? 0);
      }
    }
    for (const chunk of stale) this.#remove(chunk);
  }

  /** In the order in which they came, with the time of the last visit (0: unknown). */
  get chunks(): Iterable<readonly [chunk: ContextChunk, touchedAt: number]> {
    return this.#touchedAt;
  }

  has(chunk: ContextChunk): boolean {
    return this.#touchedAt.has(chunk);
  }

  /**
   * How much each chunk has in common with these names, 0 to 1: the share of common names in all names of both, where a name counts the more
   * the fewer chunks hold it. Chunks without a common name are absent.
   */
  similarities(names: ReadonlySet<string>): ReadonlyMap<ContextChunk, number> {
    const common = new Map<ContextChunk, number>();
    let weightOfNames = 0;
    for (const name of names) {
      const holders = this.#holders.get(name);
      const weight = Math.log(1 + this.#touchedAt.size / (1 + (holders?.size ?? 0)));
      weightOfNames += weight;
      for (const chunk of holders ?? []) common.set(chunk, (common.get(chunk) ?? 0) + weight);
    }
    const meanWeight = weightOfNames / Math.max(1, names.size);
    for (const [chunk, weight] of common)
      common.set(chunk, weight / (weightOfNames + chunk.identifiers.size * meanWeight - weight));
    return common;
  }

  #add(chunk: ContextChunk, touchedAt: number): void {
    const isKnown = this.#touchedAt.has(chunk);
    this.#touchedAt.set(chunk, touchedAt);
    if (isKnown) return;
    for (const name of chunk.identifiers) {
      const holders = this.#holders.get(name);
      if (holders) holders.add(chunk);
      else this.#holders.set(name, new Set([chunk]));
    }
  }

  #remove(chunk: ContextChunk): void {
    this.#touchedAt.delete(chunk);
    for (const name of chunk.identifiers) {
      const holders = this.#holders.get(name);
      holders?.delete(chunk);
      if (holders?.size === 0) this.#holders.delete(name);
    }
  }
}

/** The new chunks, but the old object where nothing has changed. */
function renewed(old: readonly ContextChunk[], fresh: readonly ContextChunk[]): readonly ContextChunk[] {
  const byLine = new Map(old.map((chunk) => [chunk.firstLine, chunk]));
  return fresh.map((chunk) => {
    const same = byLine.get(chunk.firstLine);
    return same?.text === chunk.text ? same : chunk;
  });
}

function keyOf({ source, uri, firstLine }: ContextSnippet): string {
  return `${source} ${firstLine} ${uri}`;
}
