import { go, prepare, single, type Prepared } from 'fuzzysort';

/** Something that is found by its name, or by the path in front of it. */
export interface FuzzyEntry<T> {
  readonly item: T;
  readonly name: string;
  /** Folders, a container, an author; may be empty. */
  readonly place: string;
  /** How near it is to the person, from 0 to 1: it goes before others that fit about as well. */
  readonly nearness?: number;
}

export interface FuzzyMatch<T> {
  readonly item: T;
  readonly score: number;
  /** Indices of code units of the name that were matched, ascending. */
  readonly namePositions: readonly number[];
  /** The same of the place. */
  readonly placePositions: readonly number[];
}

export interface FuzzyIndex<T> {
  /** Best first. An empty query gives the nearest, in the order of the entries. */
  find(query: string, limit: number): readonly FuzzyMatch<T>[];
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
    find(query, limit) {
      const wanted = query.trim().slice(0, LONGEST_QUERY);
      if (wanted === '') return nearest(entries).slice(0, limit).map(unmatched);
      const options = { key: 'whole', limit: Math.max(limit, LOOKED_AT), threshold: THRESHOLD } as const;
      return go(wanted, targets, options)
        .map(({ obj, score, indexes }) => toMatch(obj, { query: wanted, score, indexes }))
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

function nearest<T>(entries: readonly FuzzyEntry<T>[]): readonly FuzzyEntry<T>[] {
  return entries.toSorted((one, other) => (other.nearness ?? 0) - (one.nearness ?? 0));
}

function unmatched<T>({ item, nearness = 0 }: FuzzyEntry<T>): FuzzyMatch<T> {
  return { item, score: nearness, namePositions: [], placePositions: [] };
}

interface MatchedWhole {
  readonly query: string;
  readonly score: number;
  readonly indexes: readonly number[];
}

function toMatch<T>({ entry, nameStart }: Target<T>, { query, score, indexes }: MatchedWhole): FuzzyMatch<T> {
  const { item, name, nearness = 0 } = entry;
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
