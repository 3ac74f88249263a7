import { isSignificant } from '../text/rawLines.ts';
import { uniqueAnchors } from '../text/uniqueAnchors.ts';
import type { Anchor } from '../text/uniqueAnchors.ts';
import { isInSameBlock } from './outline.ts';
import type { Meeting } from './outline.ts';

const MOST_ROUNDS = 5;
/** So many lines that moved together from one block into another are a block with a new name. */
const RENAMED_BLOCK = 3;

/** Lines that hold an answer to a text: each stands once in both, or once between two others, and in the same block. */
export function findAnchors(meeting: Meeting): readonly Anchor[] {
  let anchors: readonly Anchor[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = inTheirBlocks(refine(meeting, anchors), meeting);
    if (next.length <= anchors.length) break;
    anchors = next;
  }
  return anchors;
}

/** The anchors with those that are unique between two of them. */
function refine({ old, fresh }: Meeting, anchors: readonly Anchor[]): readonly Anchor[] {
  const end: Anchor = { old: old.keys.length, new: fresh.keys.length };
  let previous: Anchor = { old: -1, new: -1 };
  const refined: Anchor[] = [];
  for (const anchor of [...anchors, end]) {
    const oldGap = { keys: old.keys, start: previous.old + 1, end: anchor.old };
    const newGap = { keys: fresh.keys, start: previous.new + 1, end: anchor.new };
    refined.push(...uniqueAnchors(oldGap, newGap, isSignificant));
    if (anchor !== end) refined.push(anchor);
    previous = anchor;
  }
  return refined;
}

function inTheirBlocks(anchors: readonly Anchor[], meeting: Meeting): readonly Anchor[] {
  const blocksOf = (anchor: Anchor): string =>
    `${meeting.old.parents[anchor.old] ?? -1} ${meeting.fresh.parents[anchor.new] ?? -1}`;
  const counts = new Map<string, number>();
  for (const anchor of anchors) counts.set(blocksOf(anchor), (counts.get(blocksOf(anchor)) ?? 0) + 1);
  return anchors.filter(
    (anchor) =>
      isInSameBlock(meeting, anchor.old, anchor.new) ||
      ((meeting.old.parents[anchor.old] ?? -1) !== -1 && (counts.get(blocksOf(anchor)) ?? 0) >= RENAMED_BLOCK),
  );
}
