import { locateLines } from '../locate/locateLines.ts';
import { isDeclaration, isSameStatement } from '../locate/isSameStatement.ts';
import { commonIndent, indentOf } from '../text/indentation.ts';
import { isSignificant } from '../text/rawLines.ts';
import type { LineRange } from '../text/rawLines.ts';
import type { Anchor } from '../text/uniqueAnchors.ts';
import { endOfParent } from './endOfParent.ts';
import { findAnchors } from './findAnchors.ts';
import { growSegment } from './growSegment.ts';
import type { SegmentGround } from './growSegment.ts';
import { isHeadOfEntries, isInSameBlock, isSameClosing, outlineOf, withOwnSeparator } from './outline.ts';
import type { Meeting } from './outline.ts';

/** Lines of an answer between two places where the text stays. */
export interface Segment {
  readonly lines: readonly string[];
  /** How deep the marker after it stands; -1 at the answer's end. */
  readonly endLevel: number;
  /** The answer is these lines and marks nothing that it leaves out. */
  readonly isAlone?: boolean;
}

export interface PlacedSegment {
  readonly lines: readonly string[];
  /** The lines of the text that it replaces; undefined: no telling where. */
  readonly range: LineRange | undefined;
}

/** How many more lines than the answer has there may go between two recognised lines of the text's outermost level. */
const QUIET_GAP = 3;

/**
 * Where the segments of a partial answer belong, in order: held by lines that stand once in text and answer, in the same block. From there
 * each grows over the lines beside that are the same, or old forms of its own. A segment whose own lines lie far apart comes in several.
 */
export function placeSegments(lines: readonly string[], segments: readonly Segment[]): readonly PlacedSegment[] {
  const meeting: Meeting = { old: outlineOf(lines), fresh: outlineOf(segments.flatMap((segment) => segment.lines)) };
  const anchors = findAnchors(meeting);
  const ranges = rangesOf(segments);
  const pieces = segments.flatMap(({ endLevel, isAlone = false }, index) => {
    const segment = ranges[index] ?? { start: 0, end: 0 };
    const whole = { segment, endLevel, anchors: anchorsIn(segment, anchors) };
    return (isAlone ? splitAtHeads(meeting, whole) : [whole]).flatMap((piece) => splitAtGaps(meeting, piece));
  });
  const placed: PlacedSegment[] = [];
  for (const [index, { segment, endLevel, anchors: own }] of pieces.entries()) {
    const within = {
      start: placed.findLast(({ range }) => range !== undefined)?.range?.end ?? 0,
      end: pieces.slice(index + 1).find(({ anchors: later }) => later.length > 0)?.anchors[0]?.old ?? lines.length,
    };
    const ground = { meeting, segment, endLevel, within };
    const [first, last] = [own[0], own.at(-1)];
    const isHeld = first !== undefined && last !== undefined;
    const range = isHeld ? growSegment(ground, first, last) : placeWithoutAnchor(ground);
    const fresh = meeting.fresh.lines.slice(segment.start, segment.end);
    placed.push({
      lines: range === undefined ? fresh : withOwnSeparator(fresh, lines.slice(range.start, range.end)),
      range,
    });
  }
  return placed;
}

function anchorsIn({ start, end }: LineRange, anchors: readonly Anchor[]): readonly Anchor[] {
  return anchors.filter((anchor) => anchor.new >= start && anchor.new < end);
}

function rangesOf(segments: readonly Segment[]): readonly LineRange[] {
  let start = 0;
  return segments.map(({ lines }) => {
    const range = { start, end: start + lines.length };
    start = range.end;
    return range;
  });
}

interface Piece {
  readonly segment: LineRange;
  readonly endLevel: number;
  readonly anchors: readonly Anchor[];
}

/** Functions shown one after the other, between which the text has another one: that one stays. */
function splitAtHeads({ old, fresh }: Meeting, { segment, endLevel, anchors }: Piece): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = segment.start;
  for (const [index, anchor] of anchors.entries()) {
    const before = anchors[index - 1];
    const head = fresh.lines[anchor.new] ?? '';
    if (before === undefined || fresh.parents[anchor.new] !== -1 || !isDeclaration(head)) continue;
    if (!old.lines.slice(before.old + 1, anchor.old).some(isDeclaration)) continue;
    const blank = fresh.lines.findLastIndex((line, at) => at > before.new && at < anchor.new && line.trim() === '');
    const end =
      blank === -1 ? anchor.new : fresh.lines.findLastIndex((line, at) => at < blank && line.trim() !== '') + 1;
    const part = { start, end };
    pieces.push({ segment: part, endLevel: indentOf(head).length, anchors: anchorsIn(part, anchors) });
    start = blank === -1 ? anchor.new : blank + 1;
  }
  const rest = { start, end: segment.end };
  return [...pieces, { segment: rest, endLevel, anchors: anchorsIn(rest, anchors) }];
}

/** A segment whose recognised lines lie far apart has left something out without saying so. */
function splitAtGaps(meeting: Meeting, { segment, endLevel, anchors }: Piece): readonly Piece[] {
  const pieces: Piece[] = [];
  let [start, first] = [segment.start, 0];
  for (const [index, anchor] of anchors.entries()) {
    const next = anchors[index + 1];
    if (next === undefined || !(skipsEntries(meeting, anchor, next) || leavesOut(meeting.old.lines, anchor, next)))
      continue;
    const end = anchor.new + 1;
    pieces.push({ segment: { start, end }, endLevel: Infinity, anchors: anchors.slice(first, index + 1) });
    [start, first] = [end, index + 1];
  }
  return [...pieces, { segment: { start, end: segment.end }, endLevel, anchors: anchors.slice(first) }];
}

/** Whether entries follow each other in the answer between which the text has others: of a list, one is given whole. */
function skipsEntries({ old, fresh }: Meeting, anchor: Anchor, next: Anchor): boolean {
  const gap = old.lines.slice(anchor.old + 1, next.old).filter((line) => line.trim() !== '');
  const between = fresh.lines.slice(anchor.new + 1, next.new);
  if (gap.length === 0 || gap[0]?.trimStart().startsWith('- ') === true || between.some((line) => line.trim() !== ''))
    return false;
  const parent = old.lines[old.parents[anchor.old] ?? -1] ?? '';
  return isHeadOfEntries(old.lines[anchor.old] ?? '') || isHeadOfEntries(parent);
}

function leavesOut(lines: readonly string[], anchor: Anchor, next: Anchor): boolean {
  const gap = lines.slice(anchor.old + 1, next.old).filter((line) => line.trim() !== '');
  if (gap.length <= next.new - anchor.new - 1 + QUIET_GAP) return false;
  const level = Math.min(indentOf(lines[anchor.old] ?? '').length, indentOf(lines[next.old] ?? '').length);
  // Inside of one block, a shorter text is a shorter block; but methods do not go because an answer shows the first and the last.
  const isOneBlock = level > 0 && gap.every((line) => indentOf(line).length >= level);
  const isBody = gap.every((line) => indentOf(line).length > level);
  return gap.some(isDeclaration) || (!isOneBlock && !isBody);
}

/** A segment without a line that stands once: as it is, by the line that it is a new form of, or by the bracket that it ends with. */
function placeWithoutAnchor(ground: SegmentGround): LineRange | undefined {
  const { meeting, segment, within } = ground;
  const wanted = meeting.fresh.lines.slice(segment.start, segment.end);
  if (wanted.some(isSignificant)) {
    const found = locateLines({ lines: meeting.old.lines, wanted, within });
    if (found.kind === 'placed') return found.range;
    if (found.kind === 'ambiguous') return undefined;
  }
  const anchor = formOfHead(ground) ?? closingBracket(ground);
  return anchor === undefined
    ? endOfParent(ground, outermost(meeting, segment)[0] ?? -1)
    : growSegment(ground, anchor, anchor);
}

/** The only line of the text that the segment's first outermost line is a new form of: `function read(path) {` of `function read() {`. */
function formOfHead({ meeting, segment, within }: SegmentGround): Anchor | undefined {
  const fresh = outermost(meeting, segment).find((at) => isSignificant(meeting.fresh.lines[at] ?? ''));
  if (fresh === undefined) return undefined;
  const forms: number[] = [];
  for (let old = within.start; old < within.end; old += 1) {
    const isForm = isSameStatement(meeting.old.lines[old] ?? '', meeting.fresh.lines[fresh] ?? '');
    if (isForm && isInSameBlock(meeting, old, fresh)) forms.push(old);
  }
  const [only] = forms;
  return only === undefined || forms.length > 1 ? undefined : { old: only, new: fresh };
}

/** The nearest closing line that is indented like the segment's last outermost one and closes the same block. */
function closingBracket({ meeting, segment, within }: SegmentGround): Anchor | undefined {
  const { lines, parents } = meeting.fresh;
  const fresh = outermost(meeting, segment).findLast((at) => !isSignificant(lines[at] ?? ''));
  const hasText = lines.slice(segment.start, segment.end).some(isSignificant);
  // A bracket of an unknown block tells no place for new text.
  if (fresh === undefined || (hasText && parents[fresh] === -1)) return undefined;
  const line = lines[fresh] ?? '';
  const places: number[] = [];
  for (let old = within.start; old < within.end; old += 1)
    if (isSameClosing(meeting.old.lines[old] ?? '', line) && isInSameBlock(meeting, old, fresh)) places.push(old);
  const [nearest] = places;
  // Of several blocks with the same head, none is the one.
  const blocks = new Set(places.map((old) => meeting.old.parents[old]));
  return nearest === undefined || (hasText && blocks.size > 1) ? undefined : { old: nearest, new: fresh };
}

/** Indexes of the segment's least indented lines. */
function outermost({ fresh }: Meeting, { start, end }: LineRange): readonly number[] {
  const level = commonIndent(fresh.lines.slice(start, end)).length;
  const indexes: number[] = [];
  for (let at = start; at < end; at += 1) {
    const line = fresh.lines[at] ?? '';
    if (line.trim() !== '' && indentOf(line).length === level) indexes.push(at);
  }
  return indexes;
}
