import { isSignificant, looseKey } from '../text/rawLines.ts';
import type { LineRange } from '../text/rawLines.ts';
import { findRuns } from './findRuns.ts';
import { locateFuzzily } from './locateFuzzily.ts';
import type { Location, WantedLines } from './location.ts';

interface Manner {
  readonly how: 'exact' | 'loose';
  readonly keyOf: (line: string) => string;
  readonly skipsBlankLines: boolean;
}

/** From strict to lenient; the first that finds anything decides, so that a lenient one never makes an exact place ambiguous. */
const MANNERS: readonly Manner[] = [
  { how: 'exact', keyOf: (line) => line, skipsBlankLines: false },
  { how: 'exact', keyOf: (line) => line.trimEnd(), skipsBlankLines: false },
  { how: 'loose', keyOf: looseKey, skipsBlankLines: false },
  { how: 'loose', keyOf: looseKey, skipsBlankLines: true },
  { how: 'loose', keyOf: lettersOnly, skipsBlankLines: true },
];

/** The place of lines in a document: exactly, then whatever the white space and punctuation, then by most of the lines. Linear but for a bounded part. */
export function locateLines(search: WantedLines): Location {
  const { lines, wanted } = search;
  const within = search.within ?? { start: 0, end: lines.length };
  if (wanted.every((line) => line.trim() === '')) return { kind: 'notFound' };
  for (const manner of MANNERS) {
    const candidates = findIn({ lines, wanted, within }, manner);
    if (candidates.length > 0) return decide(candidates, search, manner.how);
  }
  return locateFuzzily({ lines, wanted, within });
}

function findIn(
  { lines, wanted, within }: Required<Pick<WantedLines, 'lines' | 'wanted' | 'within'>>,
  { keyOf, skipsBlankLines }: Manner,
): readonly LineRange[] {
  const places: number[] = [];
  for (let index = within.start; index < within.end; index += 1)
    if (!skipsBlankLines || lines[index]?.trim()) places.push(index);
  const keys = places.map((index) => keyOf(lines[index] ?? ''));
  const wantedKeys = (skipsBlankLines ? wanted.filter((line) => line.trim() !== '') : wanted).map(keyOf);
  if (wantedKeys.every((key) => key === '')) return [];
  return findRuns(keys, wantedKeys).map((at) => ({
    start: places[at] ?? 0,
    end: (places[at + wantedKeys.length - 1] ?? 0) + 1,
  }));
}

function decide(
  candidates: readonly LineRange[],
  { statedLine, nearLine }: WantedLines,
  how: 'exact' | 'loose',
): Location {
  const [first] = candidates;
  if (first !== undefined && candidates.length === 1) return { kind: 'placed', range: first, how };
  const stated = candidates.find(({ start }) => start === statedLine);
  if (stated !== undefined) return { kind: 'placed', range: stated, how };
  const near = nearLine === undefined ? undefined : nearest(candidates, nearLine);
  return near === undefined ? { kind: 'ambiguous', candidates } : { kind: 'placed', range: near, how };
}

/** Undefined when two are equally near. */
function nearest(candidates: readonly LineRange[], line: number): LineRange | undefined {
  const distance = ({ start, end }: LineRange): number => Math.max(start - line, line - (end - 1), 0);
  const [best, second] = [...candidates].sort((a, b) => distance(a) - distance(b));
  return best !== undefined && second !== undefined && distance(best) === distance(second) ? undefined : best;
}

/** Quotes, semicolons and commas are what models get wrong in lines that they repeat; operators are kept, because they mean something. */
function lettersOnly(line: string): string {
  return isSignificant(line) ? line.replace(/[\s;,'"`()]+/g, '') : line.replace(/[\s;,]+/g, '');
}
