import { isSameStatement } from '../locate/isSameStatement.ts';
import { indentOf } from '../text/indentation.ts';
import { isSignificant } from '../text/rawLines.ts';
import { longestRising, uniqueAnchors } from '../text/uniqueAnchors.ts';
import type { Anchor } from '../text/uniqueAnchors.ts';
import { isHeadOfEntries, isInSameBlock, isSameClosing } from './outline.ts';
import type { Meeting, Outline } from './outline.ts';

const MOST_ROUNDS = 5;
/** So many lines that moved together from one block into another are a block with a new name. */
const RENAMED_BLOCK = 3;

/** Lines that hold an answer to a text: each stands once in both, or once between two others, and in the same block. */
export function findAnchors(meeting: Meeting): readonly Anchor[] {
  let anchors: readonly Anchor[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const sure = refine(meeting, anchors, (anchor) => isInSameBlock(meeting, anchor.old, anchor.new));
    const next = joined(sure, inTheirBlocks(refine(meeting, anchors), meeting));
    if (next.length <= anchors.length) break;
    anchors = next;
  }
  const held = joined(anchors, renamedHeads(anchors, meeting));
  return withClosingLines(joined(held, changedEntries(held, meeting)), meeting);
}

/** Entries by the same name below one head: a new value is held by its key. */
function changedEntries(anchors: readonly Anchor[], { old, fresh }: Meeting): readonly Anchor[] {
  const places = new Map(anchors.map((anchor) => [anchor.new, anchor.old]));
  return fresh.lines.flatMap((line, at): readonly Anchor[] => {
    const parent = fresh.parents[at] ?? -1;
    const head = places.get(parent);
    if (head === undefined || places.has(at) || !isHeadOfEntries(fresh.lines[parent] ?? '')) return [];
    const forms = old.lines.flatMap((other, place) =>
      old.parents[place] === head && isSameStatement(other, line) ? [place] : [],
    );
    return forms.length === 1 ? forms.map((place) => ({ old: place, new: at })) : [];
  });
}

/** Both lists in order, as far as they keep one; of two anchors of one line the first list's stays. */
function joined(anchors: readonly Anchor[], more: readonly Anchor[]): readonly Anchor[] {
  const known = new Set(anchors.map((anchor) => anchor.new));
  const all = [...anchors, ...more.filter((anchor) => !known.has(anchor.new))];
  return longestRising(all.sort((a, b) => a.new - b.new));
}

/** Where a block's first line is known, its closing bracket is too. */
function withClosingLines(anchors: readonly Anchor[], { old, fresh }: Meeting): readonly Anchor[] {
  const [oldClosing, newClosing] = [closingLines(old), closingLines(fresh)];
  const closing = anchors.flatMap((anchor): readonly Anchor[] => {
    const [oldAt, newAt] = [oldClosing.get(anchor.old), newClosing.get(anchor.new)];
    if (oldAt === undefined || newAt === undefined) return [];
    return isSameClosing(old.lines[oldAt] ?? '', fresh.lines[newAt] ?? '') ? [{ old: oldAt, new: newAt }] : [];
  });
  return joined(anchors, closing);
}

/** For lines that open a block, the line that closes it with a bracket or a word and says nothing else. */
function closingLines({ lines, parents }: Outline): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  for (const [at, line] of lines.entries()) {
    const head = parents[at] ?? -1;
    if (head === -1 || isSignificant(line) || line.trim() === '') continue;
    if (indentOf(line) === indentOf(lines[head] ?? '')) closing.set(head, at);
  }
  return closing;
}

/** The anchors with those that are unique between two of them. */
function refine(
  { old, fresh }: Meeting,
  anchors: readonly Anchor[],
  isPair: (anchor: Anchor) => boolean = () => true,
): readonly Anchor[] {
  const end: Anchor = { old: old.keys.length, new: fresh.keys.length };
  let previous: Anchor = { old: -1, new: -1 };
  const refined: Anchor[] = [];
  for (const anchor of [...anchors, end]) {
    const oldGap = { keys: old.keys, start: previous.old + 1, end: anchor.old };
    const newGap = { keys: fresh.keys, start: previous.new + 1, end: anchor.new };
    refined.push(...uniqueAnchors(oldGap, newGap, { isFit: isSignificant, isPair }));
    if (anchor !== end) refined.push(anchor);
    previous = anchor;
  }
  return refined;
}

/** The first lines of two blocks, one of the text and one of the answer, and how many anchors stand in both. */
interface BlockPair extends Anchor {
  readonly anchors: number;
}

function blockPairs(anchors: readonly Anchor[], { old, fresh }: Meeting): ReadonlyMap<string, BlockPair> {
  const pairs = new Map<string, BlockPair>();
  for (const anchor of anchors) {
    const heads = { old: old.parents[anchor.old] ?? -1, new: fresh.parents[anchor.new] ?? -1 };
    const name = `${heads.old} ${heads.new}`;
    if (heads.old !== -1 && heads.new !== -1)
      pairs.set(name, { ...heads, anchors: (pairs.get(name)?.anchors ?? 0) + 1 });
  }
  return pairs;
}

function inTheirBlocks(anchors: readonly Anchor[], meeting: Meeting): readonly Anchor[] {
  const pairs = blockPairs(anchors, meeting);
  const isRenamed = (anchor: Anchor): boolean => {
    const pair = pairs.get(`${meeting.old.parents[anchor.old] ?? -1} ${meeting.fresh.parents[anchor.new] ?? -1}`);
    return pair !== undefined && pair.anchors >= RENAMED_BLOCK;
  };
  return anchors.filter((anchor) => isInSameBlock(meeting, anchor.old, anchor.new) || isRenamed(anchor));
}

/** The first lines of blocks that have most in common but their name. */
function renamedHeads(anchors: readonly Anchor[], meeting: Meeting): readonly Anchor[] {
  return [...blockPairs(anchors, meeting).values()].filter((pair) => pair.anchors >= RENAMED_BLOCK);
}
