import { pairLines } from '../text/diffLines.ts';
import { isSignificant, looseKey } from '../text/rawLines.ts';
import type { LineRange } from '../text/rawLines.ts';
import type { Location, WantedLines } from './location.ts';
import { similarity } from './similarity.ts';

/** A line that stands more often than this tells no place. */
const MOST_REPEATS = 20;
const MOST_CANDIDATES = 8;
/** Of the wanted text, by letters; what is placed below this would be a guess. */
const ENOUGH = 0.75;
/** By how much the best place must beat the next. */
const MARGIN = 0.1;
/** How alike the first and last wanted lines must be to those of the place: they say where it is cut. */
const ALIKE_AT_EDGES = 0.6;

interface Candidate {
  readonly range: LineRange;
  /** 0 to 1. */
  readonly score: number;
}

/**
 * The place that has most of the wanted lines in their order. At least one telling line must be there as it is; a few best guesses are looked
 * at closely, so that the work stays bounded.
 */
export function locateFuzzily({
  lines,
  wanted,
  within,
}: Required<Pick<WantedLines, 'lines' | 'wanted' | 'within'>>): Location {
  const trimmed = withoutBlankEdges(wanted);
  const keys = lines.slice(within.start, within.end).map(looseKey);
  const candidates = likelyStarts(keys, trimmed.map(looseKey))
    .flatMap((start) => align({ keys, wanted: trimmed.map(looseKey), start }) ?? [])
    .sort((a, b) => b.score - a.score);
  const ranges = distinct(candidates).map(({ range, score }) => ({ range: shifted(range, within.start), score }));
  const [best, second] = ranges;
  if (best === undefined) return { kind: 'notFound' };
  if (best.score < ENOUGH) return { kind: 'notFound', nearest: best.range };
  const rivals = ranges.filter(({ score }) => score >= best.score - MARGIN);
  if (second !== undefined && rivals.length > 1)
    return { kind: 'ambiguous', candidates: rivals.map(({ range }) => range).sort((a, b) => a.start - b.start) };
  return { kind: 'placed', range: best.range, how: 'fuzzy' };
}

function withoutBlankEdges(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(first, last + 1);
}

/** Lines where the wanted text would start if one of its telling lines stands where that line does; the most agreed upon first. */
function likelyStarts(keys: readonly string[], wanted: readonly string[]): readonly number[] {
  const places = placesOf(keys);
  const votes = new Map<number, number>();
  for (const [index, key] of wanted.entries()) {
    const found = isSignificant(key) ? (places.get(key) ?? []) : [];
    if (found.length > MOST_REPEATS) continue;
    for (const place of found) votes.set(place - index, (votes.get(place - index) ?? 0) + key.length / found.length);
  }
  const starts: number[] = [];
  const slack = slackOf(wanted);
  for (const [start] of [...votes].sort((a, b) => b[1] - a[1])) {
    if (starts.some((other) => Math.abs(other - start) <= slack)) continue;
    starts.push(start);
    if (starts.length === MOST_CANDIDATES) break;
  }
  return starts;
}

function placesOf(keys: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [index, key] of keys.entries()) {
    const known = places.get(key);
    if (known === undefined) places.set(key, [index]);
    else if (known.length <= MOST_REPEATS) known.push(index);
  }
  return places;
}

/** How many lines may be missing or too many. */
function slackOf(wanted: readonly string[]): number {
  return Math.min(20, 2 + Math.floor(wanted.length / 5));
}

interface Alignment {
  readonly keys: readonly string[];
  readonly wanted: readonly string[];
  readonly start: number;
}

/** Undefined when the first or last wanted line has no like. */
function align({ keys, wanted, start }: Alignment): Candidate | undefined {
  const slack = slackOf(wanted);
  const from = Math.max(0, start - slack);
  const window = keys.slice(from, start + wanted.length + slack);
  const matches = likes(window, wanted);
  const [first, last] = [matches[0], matches[wanted.length - 1]];
  if (first === undefined || last === undefined || first.alike < ALIKE_AT_EDGES || last.alike < ALIKE_AT_EDGES)
    return undefined;
  const matched = new Set(matches.map((match) => match?.at));
  let total = 0;
  let good = 0;
  for (const [index, key] of wanted.entries()) {
    total += weightOf(key);
    good += weightOf(key) * (matches[index]?.alike ?? 0);
  }
  for (let at = first.at; at <= last.at; at += 1) if (!matched.has(at)) total += weightOf(window[at] ?? '') / 2;
  return { range: { start: from + first.at, end: from + last.at + 1 }, score: good / total };
}

function weightOf(key: string): number {
  return key === '' ? 0.1 : 1 + key.length;
}

interface Like {
  readonly at: number;
  readonly alike: number;
}

/** For each wanted line its like in the window: equal lines first, then, between those, one after the other. */
function likes(window: readonly string[], wanted: readonly string[]): readonly (Like | undefined)[] {
  const found: (Like | undefined)[] = wanted.map(() => undefined);
  let [windowAt, wantedAt] = [0, 0];
  const pairs = pairLines(window, wanted);
  for (const pair of [...pairs, { old: window.length, new: wanted.length }]) {
    // Before the first equal line, count backwards from it: what the window has above is only slack.
    const isHead = wantedAt === 0 && windowAt === 0 && pairs.length > 0;
    const skip = isHead ? Math.max(0, pair.old - pair.new) : 0;
    for (let step = 0; wantedAt + step < pair.new && windowAt + skip + step < pair.old; step += 1) {
      const at = windowAt + skip + step;
      found[wantedAt + step] = { at, alike: similarity(window[at] ?? '', wanted[wantedAt + step] ?? '') };
    }
    if (pair.new < wanted.length) found[pair.new] = { at: pair.old, alike: 1 };
    [windowAt, wantedAt] = [pair.old + 1, pair.new + 1];
  }
  return found;
}

function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates)
    if (!kept.some(({ range }) => range.start < candidate.range.end && candidate.range.start < range.end))
      kept.push(candidate);
  return kept;
}

function shifted({ start, end }: LineRange, by: number): LineRange {
  return { start: start + by, end: end + by };
}
