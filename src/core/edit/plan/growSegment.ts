import { indentOf } from '../text/indentation.ts';
import { isSignificant, looseKey } from '../text/rawLines.ts';
import type { LineRange } from '../text/rawLines.ts';
import type { Anchor } from '../text/uniqueAnchors.ts';
import { isInSameBlock, isNewForm } from './outline.ts';
import type { Meeting } from './outline.ts';

export interface SegmentGround {
  readonly meeting: Meeting;
  /** The segment's lines among the answer's. */
  readonly segment: LineRange;
  /** Lines of the text between the places of the segments around. */
  readonly within: LineRange;
}

/** From the first to the last anchor of a segment, and over the lines beside them that are old forms of its other lines. */
export function growSegment(ground: SegmentGround, first: Anchor, last: Anchor): LineRange {
  let start = Math.max(first.old, ground.within.start);
  for (let at = first.new - 1; at >= ground.segment.start && start > ground.within.start; at -= 1)
    if (isNewForm(ground.meeting, start - 1, at)) start -= 1;
  let end = last.old + 1;
  for (let at = last.new + 1; at < ground.segment.end; at += 1) end = endAfter(ground, end, at);
  return { start, end: Math.max(start, end) };
}

/** The end of the range once it covers the old form of one more line; the same end for a line that is new. */
function endAfter({ meeting, within }: SegmentGround, end: number, at: number): number {
  if (end >= within.end) return end;
  if (isNewForm(meeting, end, at)) return end + 1;
  const line = meeting.fresh.lines[at] ?? '';
  return isSignificant(line) || line.trim() === '' ? end : endOfBlock({ meeting, within }, end, at);
}

/** A closing bracket ends the block that is open here, whatever the block still holds. */
function endOfBlock({ meeting, within }: Pick<SegmentGround, 'meeting' | 'within'>, end: number, at: number): number {
  const line = meeting.fresh.lines[at] ?? '';
  const level = indentOf(line).length;
  for (let old = end; old < within.end; old += 1) {
    const other = meeting.old.lines[old] ?? '';
    if (other.trim() === '' || indentOf(other).length > level) continue;
    const isIt =
      looseKey(other) === looseKey(line) && indentOf(other).length === level && isInSameBlock(meeting, old, at);
    return isIt ? old + 1 : end;
  }
  return end;
}
