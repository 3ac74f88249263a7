import { go, prepare, single, type Prepared } from 'fuzzysort';

/** Something that is found by its name, or by the path in front of it. */
export interface FuzzyEntry<T> {
  readonly item: T;
  readonly name: string;
  /** Folders, a container, an author; may be empty. */
  readonly place: string;
}

export interface FuzzyMatch<T> {
  readonly item: T;
  readonly score: number;
  /** Indices of code units of the name that were matched, ascending. */
  readonly namePositions: readonly number[];
  /** The same of the place. */
  readonly placePositions: readonly number[];
}

export type NearnessOf<T> = (item: T) => number;

export interface FuzzyIndex<T> {
  /**
   * Best first. An empty query gives the nearest, then the others in the order of the entries.
   *
   * @param nearnessOf How near something is to the person, from 0 to 1: it goes before others that fit about as well. Absent: all are alike.
   */
  find(query: string, limit: number, nearnessOf?: NearnessOf<T>): readonly FuzzyMatch<T>[];
}

interface Target<T> {
  readonly entry: FuzzyEntry<T>;
  readonly whole: Prepared;
  /** Where the name begins in the whole. */
  readonly nameStart: number;
}

/** Below this, letters are found here and there and mean nothing. */
const THRESHOLD = 0.2;
/** So many that fit are looked at closely. */
const LOOKED_AT = 300;
/** How much of a score comes from where the name alone was matched. */
const SHARE_OF_NAME = 0.4;
/** What nearness can add to a score, which goes to 1. */
const WORTH_OF_NEARNESS = 0.12;
const LONGEST_QUERY = 200;

/** Prepares entries for being searched at every key; some microseconds each. */
export function createFuzzyIndex<T>(entries: readonly FuzzyEntry<T>[]): FuzzyIndex<T> {
  const targets = entries.map(toTarget);
  return {
    find(query, limit, nearnessOf = () => 0) {
      const wanted = query.trim().slice(0, LONGEST_QUERY);
      if (wanted === '') return nearest(entries, nearnessOf).slice(0, limit);
      const options = { key: 'whole', limit: Math.max(limit, LOOKED_AT), threshold: THRESHOLD } as const;
      return go(wanted, targets, options)
        .map(({ obj, score, indexes }) =>
          toMatch(obj.entry, {
            query: wanted,
            score,
            indexes,
            nearness: nearnessOf(obj.entry.item),
            nameStart: obj.nameStart,
          }),
        )
        .sort((one, other) => other.score - one.score)
        .slice(0, limit);
    },
  };
}

function toTarget<T>(entry: FuzzyEntry<T>): Target<T> {
  const { name, place } = entry;
  const head = place === '' ? '' : `${place}/`;
  return { entry, whole: prepare(head + name), nameStart: head.length };
}

function nearest<T>(entries: readonly FuzzyEntry<T>[], nearnessOf: NearnessOf<T>): readonly FuzzyMatch<T>[] {
  return entries
    .map(({ item }) => ({ item, score: nearnessOf(item), namePositions: [], placePositions: [] }))
    .sort((one, other) => other.score - one.score);
}

interface MatchedWhole {
  readonly query: string;
  readonly score: number;
  readonly indexes: readonly number[];
  readonly nearness: number;
  readonly nameStart: number;
}

function toMatch<T>({ item, name }: FuzzyEntry<T>, matched: MatchedWhole): FuzzyMatch<T> {
  const { query, score, indexes, nearness, nameStart } = matched;
  const found = query.split(/\s+/).map((word) => single(word, name));
  const inName = found.reduce((sum, result) => sum + (result?.score ?? 0), 0) / found.length;
  const isAllInName = found.every((result) => result !== null);
  const positions = sorted(indexes);
  return {
    item,
    score: score * (1 - SHARE_OF_NAME) + inName * SHARE_OF_NAME + nearness * WORTH_OF_NEARNESS,
    namePositions: isAllInName
      ? sorted(found.flatMap((result) => result?.indexes ?? []))
      : positions.filter((position) => position >= nameStart).map((position) => position - nameStart),
    placePositions: isAllInName ? [] : positions.filter((position) => position < nameStart - 1),
  };
}

/** Words of a query may be found in another order than they were typed. */
function sorted(positions: readonly number[] = []): readonly number[] {
  return [...new Set(positions)].sort((one, other) => one - other);
}
