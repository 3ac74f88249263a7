import { indentOf } from '../text/indentation.ts';
import { isSignificant } from '../text/rawLines.ts';
import type { LineRange } from '../text/rawLines.ts';
import type { Anchor } from '../text/uniqueAnchors.ts';
import { isInSameBlock, isNewForm, isSameClosing } from './outline.ts';
import type { Meeting } from './outline.ts';
import { openBrackets } from './missesEnd.ts';

export interface SegmentGround {
  readonly meeting: Meeting;
  /** The segment's lines among the answer's. */
  readonly segment: LineRange;
  /** How deep the marker after the segment stands; -1 where the answer ends, infinite where it only skips something. */
  readonly endLevel: number;
  /** Lines of the text between the places of the segments around. */
  readonly within: LineRange;
}

/** From the first to the last anchor of a segment, and over the lines beside them that are old forms of its other lines. */
export function growSegment(ground: SegmentGround, first: Anchor, last: Anchor): LineRange {
  let start = Math.max(first.old, ground.within.start);
  for (let at = first.new - 1; at >= ground.segment.start && start > ground.within.start; at -= 1)
    if (isNewForm(ground.meeting, start - 1, at)) start -= 1;
  start = withDocComment(ground, start, first.new);
  let end = last.old + 1;
  for (let at = last.new + 1; at < ground.segment.end; at += 1) end = endAfter(ground, end, at);
  const body = { start, end: withRestOfBody(ground, { start, end: Math.max(start, end) }) };
  return { start, end: withClosingBrackets(ground, body) };
}

/** What opens a comment line, or goes on with a block of them. */
const COMMENT = /^\s*(\/\*\*|\/{2,3}!?|##?|--+|;+|%+|\*)/;

/** The comment of the same kind that stands right above both: a new one over a function takes the place of the old one. */
function withDocComment({ meeting, segment, within }: SegmentGround, start: number, freshAt: number): number {
  const kindAt = ({ lines }: Meeting['old'], at: number): string | undefined => COMMENT.exec(lines[at] ?? '')?.[1];
  const topOf = (outline: Meeting['old'], at: number, least: number): number => {
    let top = at;
    while (top > least && kindAt(outline, top - 1) !== undefined) top -= 1;
    return top;
  };
  const [oldTop, freshTop] = [topOf(meeting.old, start, within.start), topOf(meeting.fresh, freshAt, segment.start)];
  const isBoth = oldTop < start && freshTop < freshAt;
  return isBoth && kindAt(meeting.old, oldTop) === kindAt(meeting.fresh, freshTop) ? oldTop : start;
}

/** Where the answer closes a bracket at a line's end that the text closes further below in the block, the block's rest is what it replaces. */
function withClosingBrackets({ meeting, segment, within }: SegmentGround, { start, end }: LineRange): number {
  const wanted = openBrackets(meeting.fresh.lines.slice(segment.start, segment.end));
  const level = indentOf(meeting.old.lines[start] ?? '').length;
  let open = openBrackets(meeting.old.lines.slice(start, end));
  for (let at = end; open > wanted && at < within.end; at += 1) {
    const line = meeting.old.lines[at] ?? '';
    if (line.trim() !== '' && indentOf(line).length <= level) return end;
    open += openBrackets([line]);
    if (open === wanted) return at + 1;
  }
  return end;
}

/** The end of the range once it covers the old form of one more line; the same end for a line that is new. */
function endAfter({ meeting, within }: SegmentGround, end: number, at: number): number {
  if (end >= within.end) return end;
  if (isNewForm(meeting, end, at)) return end + 1;
  const docString = endOfDocString(meeting, end, at);
  if (docString !== undefined) return Math.min(docString, within.end);
  const line = meeting.fresh.lines[at] ?? '';
  return isSignificant(line) || line.trim() === '' ? end : endOfBlock({ meeting, within }, end, at);
}

const DOC_STRING = /^\s*[rRuUbB]?(?:"""|''')/;

/** Behind the text that says what a block is for, where the answer has a new one in its place. */
function endOfDocString({ old, fresh }: Meeting, start: number, at: number): number | undefined {
  const line = old.lines[start] ?? '';
  const [head, freshHead] = [old.parents[start], fresh.parents[at]];
  const isFirst = head === start - 1 && freshHead === at - 1;
  if (!isFirst || !DOC_STRING.test(line) || !DOC_STRING.test(fresh.lines[at] ?? '')) return undefined;
  const mark = line.includes('"""') ? '"""' : "'''";
  if (line.split(mark).length > 2) return start + 1;
  const end = old.lines.findIndex((other, place) => place > start && other.includes(mark));
  return end === -1 ? undefined : end + 1;
}

/** A closing bracket ends the block that is open here, whatever the block still holds. */
function endOfBlock({ meeting, within }: Pick<SegmentGround, 'meeting' | 'within'>, end: number, at: number): number {
  const line = meeting.fresh.lines[at] ?? '';
  const level = indentOf(line).length;
  for (let old = end; old < within.end; old += 1) {
    const other = meeting.old.lines[old] ?? '';
    if (other.trim() === '' || indentOf(other).length > level) continue;
    return isSameClosing(other, line) && isInSameBlock(meeting, old, at) ? old + 1 : end;
  }
  return end;
}

const BODY_WITHOUT_BRACKETS =
  /^\s*(?:async\s+)?(?:def|if|elif|else|for|while|with|try|except|finally|match|case)\b.*:\s*(?:#.*)?$/;

/**
 * Where no bracket tells that a body ends: when the answer shows a body and then leaves it, what is left of the old body goes. A marker that
 * stands inside of the body means that it stays.
 */
function withRestOfBody(ground: SegmentGround, { start, end }: LineRange): number {
  const { meeting, within } = ground;
  const head = headOfBody(ground);
  if (head === undefined) return end;
  const old = meeting.old.lines.findIndex((_, at) => at >= start && at < end && isNewForm(meeting, at, head));
  if (old === -1) return end;
  const level = indentOf(meeting.old.lines[old] ?? '').length;
  let last = end;
  for (let at = end; at < within.end; at += 1) {
    const line = meeting.old.lines[at] ?? '';
    if (line.trim() === '') continue;
    if (indentOf(line).length <= level) break;
    last = at + 1;
  }
  return last;
}

/** `ports:` over nothing but items. */
function isHeadOfList([head = '', ...items]: readonly string[]): boolean {
  return /^\s*[\w."'-]+:\s*$/.test(head) && items.every((line) => line.trim() === '' || /^\s*- /.test(line));
}

/** The outermost line of the segment that opens the body in which the segment ends. */
function headOfBody({ meeting, segment, endLevel }: SegmentGround): number | undefined {
  const { lines, parents } = meeting.fresh;
  let head: number | undefined;
  let at = lines.findLastIndex((line, index) => index >= segment.start && index < segment.end && line.trim() !== '');
  for (; at >= segment.start; at = parents[at] ?? -1) {
    const line = lines[at] ?? '';
    const opens = BODY_WITHOUT_BRACKETS.test(line) || isHeadOfList(lines.slice(at, segment.end));
    if (opens && indentOf(line).length >= endLevel) head = at;
  }
  return head;
}
