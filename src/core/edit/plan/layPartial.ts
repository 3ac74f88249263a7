import type { AnswerPart } from '../answer/editAnswer.ts';
import { indentOf } from '../text/indentation.ts';
import { looseKey, trimBlankEdges } from '../text/rawLines.ts';
import type { LineRange } from '../text/rawLines.ts';
import type { EditNote, PlacementQuestion } from './editPlan.ts';
import type { Ground, Laid } from './laid.ts';
import { familiarIndent } from './familiarIndent.ts';
import { replaceRanges } from './layBlocks.ts';
import { openBrackets } from './missesEnd.ts';
import { placeSegments } from './placeSegments.ts';
import type { PlacedSegment, Segment } from './placeSegments.ts';
import { likeDocument } from './restoreIndentation.ts';
import { withoutEnclosingParts } from './withoutEnclosing.ts';

/** Blank lines between parts, by the widest custom. */
const MOST_BLANKS = 2;

/**
 * Code with markers for what stays: each piece of code replaces the lines that it is a new form of, everything between stays. A text at the
 * start before a marker, or at the end after one, that resembles nothing is new there. Anything else unknown is asked about.
 */
export function layPartial(answer: readonly AnswerPart[], ground: Ground): Laid {
  const parts = withoutEnclosingParts(answer, ground);
  const notes: EditNote[] = ground.stage === 'cut' ? ['truncated'] : [];
  // Of an unfinished answer, the last piece of code still grows.
  const grown = ground.stage !== 'ended' && parts.at(-1)?.kind === 'code' ? parts.slice(0, -1) : parts;
  const segments = toSegments(grown, ground);
  const placed: { readonly range: LineRange; readonly lines: readonly string[] }[] = [];
  const questions: PlacementQuestion[] = [];
  const found = placeSegments(ground.lines, segments);
  for (const [part, one] of found.entries()) {
    const range = rangeOf({ part, found, parts: grown }, ground);
    const { lines } = one;
    if (range === 'leaveOut') continue;
    if (range !== undefined) placed.push({ range, lines: spaced(lines, range, ground) });
    else questions.push({ part, reason: 'notFound', lines, candidates: gapAround(found, part, ground.lines.length) });
  }
  placed.sort((a, b) => a.range.start - b.range.start);
  return { lines: replaceRanges(ground.lines, placed), notes, questions };
}

/** The pieces of code with the depth of the markers after them, all indented like the text. */
function toSegments(parts: readonly AnswerPart[], ground: Ground): readonly Segment[] {
  const pieces = parts.map((part) => (part.kind === 'code' ? part.lines : [part.marker]));
  const document = [...ground.before, ...ground.lines, ...ground.after];
  const all = likeDocument(pieces.flat(), document);
  const restored = familiarIndent(all, ground.lines);
  const segments: Segment[] = [];
  let start = 0;
  for (const [index, part] of parts.entries()) {
    const end = start + (pieces[index]?.length ?? 0);
    const marker = restored[end];
    const endLevel = marker === undefined ? -1 : indentOf(marker).length;
    if (part.kind === 'code') segments.push({ lines: restored.slice(start, end), endLevel });
    start = end;
  }
  return segments;
}

interface Part {
  readonly part: number;
  readonly found: readonly PlacedSegment[];
  readonly parts: readonly AnswerPart[];
}

function rangeOf({ part, found, parts }: Part, ground: Ground): LineRange | 'leaveOut' | undefined {
  const choice = ground.choices.find((one) => one.part === part);
  if (choice !== undefined) return choice.range;
  const range = found[part]?.range;
  if (range !== undefined) return range;
  const lines = found[part]?.lines ?? [];
  // Half a block belongs to something that should have been found.
  if (openBrackets(lines) !== 0) return undefined;
  if (part === 0 && parts[0]?.kind === 'code' && parts.length > 1) return { start: 0, end: 0 };
  const end = ground.lines.length;
  return part === found.length - 1 && parts.at(-1)?.kind === 'code' && parts.length > 1
    ? { start: end, end }
    : undefined;
}

/** Where a part without a place can only be: between those around it. */
function gapAround(found: readonly PlacedSegment[], part: number, length: number): readonly LineRange[] {
  const start = found.slice(0, part).findLast(({ range }) => range !== undefined)?.range?.end ?? 0;
  const end = found.slice(part + 1).find(({ range }) => range !== undefined)?.range?.start ?? length;
  const starts = start === end ? [start] : [start, end];
  return starts.map((line) => ({ start: line, end: line }));
}

/**
 * Blank lines between code and a marker are the answer's layout. They are kept, at most two on each side, where new lines come to stand beside text
 * that stays; where the replaced lines had their own, they keep them.
 */
function spaced(lines: readonly string[], range: LineRange, { lines: original }: Ground): readonly string[] {
  const replaced = original.slice(range.start, range.end);
  const above = { answer: lines, replaced, neighbour: original[range.start - 1] };
  // From below, everything reads the other way round.
  const below = { answer: lines.toReversed(), replaced: replaced.toReversed(), neighbour: original[range.end] };
  return [...blankAtEdge(above), ...trimBlankEdges(lines), ...blankAtEdge(below)];
}

interface Edge {
  readonly answer: readonly string[];
  readonly replaced: readonly string[];
  /** The line outside, which stays. */
  readonly neighbour: string | undefined;
}

function blankAtEdge({ answer, replaced, neighbour }: Edge): readonly string[] {
  const [first] = replaced;
  if (first !== undefined && first.trim() === '') return [''];
  const firstText = answer.find((line) => line.trim() !== '') ?? '';
  const isNewLine = first === undefined || looseKey(first) !== looseKey(firstText);
  const blanks = Math.min(MOST_BLANKS, Math.max(0, answer.indexOf(firstText)));
  return isNewLine && neighbour !== undefined && neighbour.trim() !== '' ? Array<string>(blanks).fill('') : [];
}
