import { pairLines } from '../text/diffLines.ts';
import { isSignificant, looseKey } from '../text/rawLines.ts';
import type { Ground } from './laid.ts';
import { openBrackets } from './missesEnd.ts';
import { withoutEnclosing } from './withoutEnclosing.ts';

/** Models repeat a few lines around the region, or the whole file, which is looked at in another way. */
const MOST_ECHOED = 300;
/** What an answer must have of the document around the region to be taken for the whole document. */
const MOST_OF_FILE = 0.7;

export interface OwnLines {
  readonly lines: readonly string[];
  /** The answer repeats the surroundings with changes; those are not ours to make. */
  readonly isOutsideChanged: boolean;
}

/** The answer without lines that it repeats from before and after the region. What the region itself starts or ends with is no repetition. */
export function removeEcho(answer: readonly string[], ground: Ground): OwnLines {
  const fileWide = withoutFile(answer, ground);
  if (fileWide !== undefined) return fileWide;
  const head = echoedHead(answer, ground);
  const rest = answer.slice(head);
  const tail = echoedTail(rest, ground);
  return { lines: withoutEnclosing(rest.slice(0, rest.length - tail), ground), isOutsideChanged: false };
}

function echoedHead(answer: readonly string[], { before, lines }: Ground): number {
  const most = Math.min(answer.length, before.length, MOST_ECHOED);
  for (let count = most; count > 0; count -= 1) {
    const echoed = answer.slice(0, count);
    if (!sameLines(echoed, before.slice(before.length - count)) || !echoed.some(isSignificant)) continue;
    return sameLines(echoed, lines.slice(0, count)) ? 0 : count;
  }
  return 0;
}

function echoedTail(answer: readonly string[], { after, lines }: Ground): number {
  const most = Math.min(answer.length, after.length, MOST_ECHOED);
  for (let count = most; count > 0; count -= 1) {
    const echoed = answer.slice(answer.length - count);
    if (!sameLines(echoed, after.slice(0, count))) continue;
    if (sameLines(echoed, lines.slice(-count))) return 0;
    if (echoed.some(isSignificant) || closesTooMuch(answer, echoed, lines)) return count;
  }
  return 0;
}

/** A closing bracket alone is an echo only when the answer closes more than the region did, and not without it. */
function closesTooMuch(answer: readonly string[], echoed: readonly string[], original: readonly string[]): boolean {
  const wanted = openBrackets(original);
  const own = openBrackets(answer);
  return own < wanted && own - openBrackets(echoed) === wanted;
}

function sameLines(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => looseKey(line) === looseKey(b[index] ?? ''));
}

/** An answer that is the whole file although a part was asked for: the part is what stands between the file's own lines. */
function withoutFile(answer: readonly string[], { before, lines, after }: Ground): OwnLines | undefined {
  const around = [...before, ...after].filter((line) => /[\p{L}\p{N}]/u.test(line));
  if (around.length < 3 || !hasEndsOf(answer, before, after)) return undefined;
  const known = new Set(answer.map(looseKey));
  const repeated = around.filter((line) => known.has(looseKey(line))).length;
  if (repeated < around.length * MOST_OF_FILE) return undefined;
  const pairs = pairLines([...before, ...lines, ...after].map(looseKey), answer.map(looseKey));
  const start = pairs.findLast(({ old }) => old < before.length);
  const end = pairs.find(({ old }) => old >= before.length + lines.length);
  const from = start === undefined ? 0 : start.new + 1;
  const to = end === undefined ? answer.length : end.new;
  const isHeadWhole =
    start === undefined ? before.length === 0 : start.old === start.new && start.old === before.length - 1;
  const isTailWhole = after.length === 0 || answer.length - to === after.length;
  return { lines: answer.slice(from, to), isOutsideChanged: !isHeadWhole || !isTailWhole };
}

/** Whether the answer starts as the document does and ends so, where the region does not reach these ends itself. */
function hasEndsOf(answer: readonly string[], before: readonly string[], after: readonly string[]): boolean {
  const isText = (line: string): boolean => line.trim() !== '';
  const [first, last] = [before.find(isText), after.findLast(isText)];
  return (
    (first === undefined || looseKey(answer.find(isText) ?? '') === looseKey(first)) &&
    (last === undefined || looseKey(answer.findLast(isText) ?? '') === looseKey(last))
  );
}
