import { diffArrays } from 'diff';
import { contentOf, isSignificant } from './rawLines.ts';
import { uniqueAnchors } from './uniqueAnchors.ts';

/** Lines of the old text that give way to new ones; one of the two may be empty, not both. Lines are raw: they hold their ends. */
export interface LineChange {
  /** Line of the old text, from 0. */
  readonly oldStart: number;
  readonly oldLines: readonly string[];
  readonly newStart: number;
  readonly newLines: readonly string[];
}

/** Beyond this many edits between two anchors, all lines there are one change: Myers' algorithm is quadratic in them. */
const MOST_EDITS = 1_000;

/**
 * The smallest changes between two texts, as far as that is quick: lines that stand once in both hold the texts together, Myers' algorithm
 * works between them. Kinds of line end do not count as changes, but whether a last line has one does.
 */
export function diffLines(oldLines: readonly string[], newLines: readonly string[]): readonly LineChange[] {
  const keysOfOld = oldLines.map(keyOf);
  const keysOfNew = newLines.map(keyOf);
  const pairs = pairLines(keysOfOld, keysOfNew);
  const changes: LineChange[] = [];
  let oldStart = 0;
  let newStart = 0;
  for (const pair of [...pairs, { old: oldLines.length, new: newLines.length }]) {
    if (pair.old > oldStart || pair.new > newStart) {
      const change = { oldStart, newStart };
      changes.push({
        ...change,
        oldLines: oldLines.slice(oldStart, pair.old),
        newLines: newLines.slice(newStart, pair.new),
      });
    }
    oldStart = pair.old + 1;
    newStart = pair.new + 1;
  }
  return changes;
}

export interface LinePair {
  readonly old: number;
  readonly new: number;
}

/** Equal lines of both, in order, each index once. */
export function pairLines(oldKeys: readonly string[], newKeys: readonly string[]): readonly LinePair[] {
  const pairs: LinePair[] = [];
  const most = Math.min(oldKeys.length, newKeys.length);
  let head = 0;
  while (head < most && oldKeys[head] === newKeys[head]) pairs.push({ old: head, new: head++ });
  let tail = 0;
  while (tail < most - head && oldKeys.at(-1 - tail) === newKeys.at(-1 - tail)) tail += 1;
  const oldEnd = oldKeys.length - tail;
  const newEnd = newKeys.length - tail;
  pairs.push(...pairMiddle({ keys: oldKeys, start: head, end: oldEnd }, { keys: newKeys, start: head, end: newEnd }));
  for (let index = 0; index < tail; index += 1) pairs.push({ old: oldEnd + index, new: newEnd + index });
  return pairs;
}

interface Stretch {
  readonly keys: readonly string[];
  readonly start: number;
  readonly end: number;
}

function pairMiddle(oldStretch: Stretch, newStretch: Stretch): readonly LinePair[] {
  if (oldStretch.start === oldStretch.end || newStretch.start === newStretch.end) return [];
  const size = oldStretch.end - oldStretch.start + newStretch.end - newStretch.start;
  const anchors = size > MOST_EDITS ? uniqueAnchors(oldStretch, newStretch, { isFit: isSignificant }) : [];
  const pairs: LinePair[] = [];
  let [oldStart, newStart] = [oldStretch.start, newStretch.start];
  for (const anchor of [...anchors, { old: oldStretch.end, new: newStretch.end }]) {
    const oldGap = { ...oldStretch, start: oldStart, end: anchor.old };
    pairs.push(...pairGap(oldGap, { ...newStretch, start: newStart, end: anchor.new }));
    if (anchor.old < oldStretch.end) pairs.push(anchor);
    [oldStart, newStart] = [anchor.old + 1, anchor.new + 1];
  }
  return pairs;
}

function pairGap(oldGap: Stretch, newGap: Stretch): readonly LinePair[] {
  const changes = diffArrays(oldGap.keys.slice(oldGap.start, oldGap.end), newGap.keys.slice(newGap.start, newGap.end), {
    maxEditLength: MOST_EDITS,
  });
  const pairs: LinePair[] = [];
  let [old, fresh] = [oldGap.start, newGap.start];
  for (const { added, removed, count } of changes ?? []) {
    if (added) fresh += count;
    else if (removed) old += count;
    else for (let index = 0; index < count; index += 1) pairs.push({ old: old++, new: fresh++ });
  }
  return pairs;
}

function keyOf(rawLine: string): string {
  const content = contentOf(rawLine);
  return content.length < rawLine.length ? `${content}\n` : content;
}
