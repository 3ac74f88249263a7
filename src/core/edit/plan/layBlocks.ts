import type { EditAnswer, ReplaceBlock } from '../answer/editAnswer.ts';
import { locateLines } from '../locate/locateLines.ts';
import type { Location } from '../locate/location.ts';
import { pairLines } from '../text/diffLines.ts';
import { commonIndent, indentOf, reindent } from '../text/indentation.ts';
import { isSignificant, looseKey, trimBlankEdges } from '../text/rawLines.ts';
import type { LineRange } from '../text/rawLines.ts';
import type { EditNote, PlacementQuestion } from './editPlan.ts';
import type { Ground, Laid } from './laid.ts';
import { likeDocument } from './restoreIndentation.ts';

type BlockAnswer = Extract<EditAnswer, { readonly kind: 'searchReplace' | 'diff' }>;

/** A block with its place in the region. */
interface Placed {
  readonly part: number;
  readonly range: LineRange;
  readonly lines: readonly string[];
}

/** Each block takes the place of the lines that it looks for. Places are looked for in the text as it was, so that no block disturbs another. */
export function layBlocks({ kind, blocks, isClosed }: BlockAnswer, ground: Ground): Laid {
  const notes: EditNote[] = ground.stage === 'cut' || (ground.stage === 'ended' && !isClosed) ? ['truncated'] : [];
  const questions: PlacementQuestion[] = [];
  const placed: Placed[] = [];
  for (const [part, block] of blocks.entries()) {
    const from = kind === 'diff' ? (placed.at(-1)?.range.end ?? 0) : 0;
    const found = place({ part, block, from }, ground);
    if (found.kind === 'placed') placed.push({ part, ...found });
    if (found.kind === 'question') questions.push(found.question);
    if ('note' in found && found.note !== undefined) notes.push(found.note);
  }
  placed.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const overlaps = placed.filter(({ range }, index) => range.start < (placed[index - 1]?.range.end ?? 0));
  for (const { part, lines } of overlaps) questions.push({ part, reason: 'overlap', lines, candidates: [] });
  return {
    lines: replaceRanges(
      ground.lines,
      placed.filter((one) => !overlaps.includes(one)),
    ),
    notes,
    questions,
  };
}

interface ToPlace {
  readonly part: number;
  readonly block: ReplaceBlock;
  /** Hunks of a diff follow each other. */
  readonly from: number;
}

type Ambiguous = Extract<Location, { readonly kind: 'ambiguous' }>;

type Found =
  | { readonly kind: 'placed'; readonly range: LineRange; readonly lines: readonly string[]; readonly note?: EditNote }
  | { readonly kind: 'question'; readonly question: PlacementQuestion }
  | { readonly kind: 'leftOut'; readonly note?: EditNote };

function place({ part, block, from }: ToPlace, ground: Ground): Found {
  const choice = ground.choices.find((one) => one.part === part);
  if (choice?.range === 'leaveOut') return { kind: 'leftOut' };
  if (choice !== undefined) return { kind: 'placed', range: choice.range, lines: fit(block, choice.range, ground) };
  if (block.search.every((line) => line.trim() === '')) return placeAddition({ part, block, from }, ground);
  const found = locateBlock(block, from, ground);
  if (found.kind === 'notFound') {
    const inside = withoutOutside(block, ground);
    if (inside !== undefined) return place({ part, block: inside, from }, { ...ground, before: [], after: [] });
  }
  if (found.kind === 'placed') {
    const isGuess = found.how === 'fuzzy';
    return {
      kind: 'placed',
      range: found.range,
      lines: fit(block, found.range, ground),
      ...(isGuess && { note: 'fuzzy' as const }),
    };
  }
  if (found.kind === 'notFound' && isThere(block, ground.lines)) return { kind: 'leftOut', note: 'alreadyThere' };
  const candidates = found.kind === 'ambiguous' ? found.candidates : found.nearest === undefined ? [] : [found.nearest];
  return { kind: 'question', question: { part, reason: found.kind, lines: block.search, candidates } };
}

/** The block without the context that it has from around the region; undefined where that is none, or where it changes lines out there. */
function withoutOutside(block: ReplaceBlock, { lines, before, after }: Ground): ReplaceBlock | undefined {
  if (before.length + after.length === 0) return undefined;
  const found = locateLines({ lines: [...before, ...lines, ...after], wanted: block.search });
  if (found.kind !== 'placed' || found.range.end - found.range.start !== block.search.length) return undefined;
  const above = Math.max(0, before.length - found.range.start);
  const below = Math.max(0, found.range.end - before.length - lines.length);
  const { search, replace } = block;
  const isContext = (count: number, of: (lines: readonly string[]) => readonly string[]): boolean =>
    count <= replace.length && of(search).slice(0, count).join('\n') === of(replace).slice(0, count).join('\n');
  const sides = above + below;
  if (sides === 0 || sides >= search.length || sides > replace.length) return undefined;
  if (!isContext(above, (all) => all) || !isContext(below, (all) => all.toReversed())) return undefined;
  return {
    search: search.slice(above, search.length - below),
    replace: replace.slice(above, replace.length - below),
  };
}

/** Lines without any context: into a blank text, or before a line that the answer names while nothing contradicts it. */
function placeAddition({ part, block }: ToPlace, { lines }: Ground): Found {
  if (lines.every((line) => line.trim() === ''))
    return { kind: 'placed', range: { start: 0, end: lines.length }, lines: block.replace };
  const end = { start: lines.length, end: lines.length };
  return { kind: 'question', question: { part, reason: 'notFound', lines: block.replace, candidates: [end] } };
}

function locateBlock(block: ReplaceBlock, from: number, { lines, nearLine }: Ground): Location {
  const { search, anchor, statedLine } = block;
  const hints = { ...(statedLine !== undefined && { statedLine }), ...(nearLine !== undefined && { nearLine }) };
  const start = Math.max(from, anchor === undefined ? 0 : lineAfterAnchor(lines, anchor, from));
  const later = locateLines({ lines, wanted: search, within: { start, end: lines.length }, ...hints });
  // In a patch, the first place after the anchor is meant.
  if (later.kind === 'ambiguous' && anchor !== undefined && start > from && later.candidates[0] !== undefined)
    return { kind: 'placed', range: later.candidates[0], how: 'exact' };
  if (later.kind === 'ambiguous') return byRemark(later, block, lines);
  return later.kind === 'notFound' && start > 0 ? locateLines({ lines, wanted: search, ...hints }) : later;
}

/** Of equally good places the one that the answer's remarks name: the file's end, or the next after the function in a hunk's head. */
function byRemark(found: Ambiguous, { isAtEnd = false, section }: ReplaceBlock, lines: readonly string[]): Location {
  const last = lines.findLastIndex((line) => line.trim() !== '') + 1;
  const atEnd = isAtEnd ? found.candidates.find(({ end }) => end >= last) : undefined;
  const named = section === undefined ? undefined : locateLines({ lines, wanted: [section] });
  const head = named?.kind === 'placed' && named.how !== 'fuzzy' ? named.range.end : lines.length;
  const range = atEnd ?? found.candidates.find(({ start }) => start >= head);
  return range === undefined ? found : { kind: 'placed', range, how: 'fuzzy' };
}

/** The line after the only one that reads like the anchor; `from` when there is none or several. */
function lineAfterAnchor(lines: readonly string[], anchor: string, from: number): number {
  const found = locateLines({ lines, wanted: [anchor], within: { start: from, end: lines.length } });
  return found.kind === 'placed' ? found.range.start : from;
}

/** Whether the text has the block's result already, exactly once. */
function isThere({ replace }: ReplaceBlock, lines: readonly string[]): boolean {
  const found = locateLines({ lines, wanted: replace });
  return found.kind === 'placed' && found.how !== 'fuzzy';
}

/** The block's new lines, indented like the place; lines that it only repeats stay as the document has them. */
function fit(block: ReplaceBlock, range: LineRange, ground: Ground): readonly string[] {
  const there = ground.lines.slice(range.start, range.end);
  const isLineByLine = there.length === block.search.length;
  if (isLineByLine && there.every((line, index) => line === block.search[index])) return block.replace;
  // Blank lines that the place does not have are the answer's layout.
  const { search, replace } = isLineByLine ? block : withoutBlankEdges(block);
  const document = [...ground.before, ...ground.lines, ...ground.after];
  const converted = likeDocument(search, document);
  const [from, to] = (isLineByLine ? indentsOfText(converted, there) : undefined) ?? [
    commonIndent(converted),
    commonIndent(there),
  ];
  const moved = reindent(likeDocument(replace, document), from, to);
  return isLineByLine ? withOwnLines(moved, { search, replace, there }) : moved;
}

/** The indentation of the first telling line in the block and at its place: of lines that hold a bracket alone, models lose a space. */
function indentsOfText(
  search: readonly string[],
  there: readonly string[],
): readonly [from: string, to: string] | undefined {
  const at = search.findIndex(isSignificant);
  const [from, to] = [indentOf(search[at] ?? ''), indentOf(there[at] ?? '')];
  return at !== -1 && (from.startsWith(to) || to.startsWith(from)) ? [from, to] : undefined;
}

function withoutBlankEdges({ search, replace }: ReplaceBlock): Pick<ReplaceBlock, 'search' | 'replace'> {
  return { search: trimBlankEdges(search), replace: trimBlankEdges(replace) };
}

interface LineByLine {
  readonly search: readonly string[];
  readonly replace: readonly string[];
  readonly there: readonly string[];
}

function withOwnLines(moved: readonly string[], { search, replace, there }: LineByLine): readonly string[] {
  const context = new Map(pairLines(search.map(looseKey), replace.map(looseKey)).map((pair) => [pair.new, pair.old]));
  return moved.map((line, index) => {
    const source = context.get(index) ?? -1;
    const own = there[source];
    // What the block itself moves shall move.
    const isMoved = indentOf(search[source] ?? '') !== indentOf(replace[index] ?? '');
    return own !== undefined && !isMoved && looseKey(own) === looseKey(line) ? own : line;
  });
}

export function replaceRanges(
  lines: readonly string[],
  placed: readonly { readonly range: LineRange; readonly lines: readonly string[] }[],
): readonly string[] {
  const result: string[] = [];
  let at = 0;
  for (const { range, lines: fresh } of placed) {
    result.push(...lines.slice(at, range.start), ...fresh);
    at = range.end;
  }
  return [...result, ...lines.slice(at)];
}
