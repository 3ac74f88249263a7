import { isDeclaration, isSameStatement } from '../locate/isSameStatement.ts';
import { pairLines } from '../text/diffLines.ts';
import { commonIndent, indentOf } from '../text/indentation.ts';
import { isSignificant, looseKey, trimBlankEdges } from '../text/rawLines.ts';
import type { LineRange } from '../text/rawLines.ts';
import type { EditNote } from './editPlan.ts';
import type { Ground, Laid } from './laid.ts';
import { replaceRanges } from './layBlocks.ts';
import { familiarIndent } from './familiarIndent.ts';
import { layWhole } from './layWhole.ts';
import { openBrackets } from './missesEnd.ts';
import { placeSegments } from './placeSegments.ts';
import type { PlacedSegment } from './placeSegments.ts';
import { likeDocument } from './restoreIndentation.ts';
import { unflatten } from './unflatten.ts';

/** As many lines may go at the start or end of a file of which an answer has nearly all. */
const QUIET_EDGE = 2;
const NEARLY_ALL = 0.7;
const ENOUGH = 0.3;

interface Snippet {
  readonly lines: readonly string[];
  readonly isClosed: boolean;
}

/** Code without markers about a file: the whole file when it has the file's start and end, else a part whose place is looked for. */
export function laySnippet(answer: Snippet, ground: Ground): Laid {
  if (isWholeFile(ground.lines, answer.lines)) return layWhole(answer, ground);
  const choice = ground.choices.find(({ part }) => part === 0);
  const document = ground.lines;
  const own = withoutOuterBrackets(trimBlankEdges(answer.lines), document);
  const converted = unflatten(likeDocument(own, document), document);
  if (choice?.range === 'leaveOut') return { lines: document, notes: [], questions: [] };
  if (choice !== undefined)
    return { lines: replaceRanges(document, [{ range: choice.range, lines: converted }]), notes: [], questions: [] };
  return placeInFile({ lines: converted, isClosed: answer.isClosed }, ground);
}

/** A section in the brackets that stand around all of the file too. */
function withoutOuterBrackets(lines: readonly string[], document: readonly string[]): readonly string[] {
  const file = trimBlankEdges(document);
  const isSame = (at: number): boolean =>
    /^[{}[\]];?$/.test(lines.at(at) ?? '') && lines.at(at) === file.at(at)?.trimEnd();
  return lines.length > 2 && isSame(0) && isSame(-1) ? lines.slice(1, -1) : lines;
}

function placeInFile(snippet: Snippet, ground: Ground): Laid {
  const document = ground.lines;
  const isUnfinished = ground.stage !== 'ended' || (!snippet.isClosed && openBrackets(snippet.lines) > 0);
  const notes: EditNote[] = isUnfinished && ground.stage !== 'streaming' ? ['truncated'] : [];
  const pieces = placeSegments(document, [
    { lines: familiarIndent(snippet.lines, document), endLevel: isUnfinished ? Infinity : -1, isAlone: true },
  ]);
  const placed = pieces.flatMap(({ lines, range }) => (range === undefined ? [] : [{ range, lines }]));
  if (placed.length === pieces.length && placed.length > 0 && pieces.every((piece) => isRecognised(document, piece)))
    return { lines: replaceRanges(document, inOrder(placed)), notes, questions: [] };
  const whole = { start: 0, end: document.length };
  const end = { start: document.length, end: document.length };
  const question = { part: 0, reason: 'notFound', lines: snippet.lines, candidates: [end, whole] } as const;
  return { lines: document, notes, questions: [question] };
}

/** Later pieces give way: none may reach into the next. */
function inOrder<T extends { readonly range: LineRange }>(placed: readonly T[]): readonly T[] {
  return placed.map((one, index) => {
    const next = placed[index + 1]?.range.start ?? Infinity;
    return { ...one, range: { start: one.range.start, end: Math.min(one.range.end, next) } };
  });
}

function isWholeFile(document: readonly string[], answer: readonly string[]): boolean {
  const isText = (line: string): boolean => line.trim() !== '';
  const isTelling = document.some(isSignificant) ? isSignificant : isText;
  const telling = document.filter(isTelling).length;
  if (telling === 0) return true;
  const pairs = pairLines(document.map(looseKey), answer.map(looseKey)).filter((pair) =>
    isTelling(document[pair.old] ?? ''),
  );
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (first === undefined || last === undefined || pairs.length < telling * ENOUGH) return false;
  const lost = (old: readonly string[], fresh: readonly string[]): number =>
    old.filter(isTelling).length - fresh.filter(isTelling).length;
  const lostHead = lost(document.slice(0, first.old), answer.slice(0, first.new));
  const lostTail = lost(document.slice(last.old + 1), answer.slice(last.new + 1));
  const mostLost = pairs.length >= telling * NEARLY_ALL ? QUIET_EDGE : 0;
  return lostHead <= mostLost && lostTail <= mostLost && !isIndentedPart(document, answer);
}

/** A method shown by itself loses its class's indentation; a whole file does not. */
function isIndentedPart(document: readonly string[], answer: readonly string[]): boolean {
  return commonIndent(document) === '' && commonIndent(answer) !== '';
}

/** Enough of the piece is in its place already, or what it declares is: a place by one accidental line, or one variable's name, is none. */
function isRecognised(document: readonly string[], { lines, range }: PlacedSegment): boolean {
  if (range === undefined) return false;
  const known = new Set(document.slice(range.start, range.end).map(looseKey));
  const telling = lines.filter(isSignificant);
  const shared = telling.filter((line) => known.has(looseKey(line))).length;
  const [first] = telling;
  const startsThere =
    first !== undefined &&
    document
      .slice(range.start, range.start + 2)
      .some((line) => isSameStatement(line, first) && (isDeclaration(first) || indentOf(line) === indentOf(first)));
  return startsThere || shared * 3 >= telling.length;
}
