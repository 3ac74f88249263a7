import { indentOf } from '../text/indentation.ts';
import type { LineRange } from '../text/rawLines.ts';
import type { SegmentGround } from './growSegment.ts';
import { isInSameBlock } from './outline.ts';
import type { Outline } from './outline.ts';

/** Where no bracket ends a block, a line opens it with a colon. */
const OPENS = /:\s*(?:#.*)?$/;

/**
 * The end of the block to which an earlier segment says that this one belongs, where it is the last that is shown of it: there a new entry or method
 * goes. Undefined where a bracket or word closes the block, since that should have been shown.
 * @param first The segment's first outermost line.
 */
export function endOfParent(
  { meeting, segment, endLevel, within }: SegmentGround,
  first: number,
): LineRange | undefined {
  const parent = meeting.fresh.parents[first] ?? -1;
  const head = meeting.fresh.lines[parent] ?? '';
  if (!OPENS.test(head) || parent >= segment.start || endLevel > indentOf(head).length) return undefined;
  const [place, ...others] = meeting.old.keys.flatMap((key, at) =>
    key === meeting.fresh.keys[parent] && isInSameBlock(meeting, at, parent) ? [at] : [],
  );
  const end = place === undefined || others.length > 0 ? undefined : endOfBlock(meeting.old, place);
  return end === undefined || end < within.start || end > within.end ? undefined : { start: end, end };
}

function endOfBlock({ lines }: Outline, head: number): number | undefined {
  const level = indentOf(lines[head] ?? '').length;
  const isText = (line: string): boolean => line.trim() !== '';
  const next = lines.findIndex((line, at) => at > head && isText(line) && indentOf(line).length <= level);
  if (/^\s*(?:[)\]}]|end\b)/.test(lines[next] ?? '')) return undefined;
  return lines.findLastIndex((line, at) => isText(line) && (next === -1 || at < next)) + 1;
}
