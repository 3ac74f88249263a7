import { trimBlankEdges } from '../text/rawLines.ts';
import type { EditNote } from './editPlan.ts';
import type { Ground, Laid } from './laid.ts';
import { missesEnd } from './missesEnd.ts';
import { reachedLines } from './reachedLines.ts';
import { removeEcho } from './removeEcho.ts';
import { restoreIndentation } from './restoreIndentation.ts';

/** The answer takes the region's place. While it streams, and where its end is missing, what it has not reached stays. */
export function layWhole(
  { lines, isClosed }: { readonly lines: readonly string[]; readonly isClosed: boolean },
  ground: Ground,
): Laid {
  const notes: EditNote[] = [];
  const ownLines = removeEcho(trimBlankEdges(lines), ground);
  if (ownLines.isOutsideChanged && ground.stage !== 'streaming') notes.push('outsideIgnored');
  const answer = restoreIndentation(trimBlankEdges(ownLines.lines), ground);
  const isTruncated =
    ground.stage === 'cut' || (ground.stage === 'ended' && missesEnd({ answer, isClosed, original: ground.lines }));
  if (isTruncated || ground.stage === 'streaming') {
    const tail = ground.lines.slice(reachedLines(ground.lines, answer));
    if (isTruncated) notes.push('truncated');
    return { lines: [...leadingBlanks(ground.lines, answer), ...answer, ...tail], notes, questions: [] };
  }
  return { lines: withEdges(ground.lines, answer), notes, questions: [] };
}

/** The region's own blank lines at both ends: models drop them. An answer without any text means that the region goes. */
function withEdges(original: readonly string[], answer: readonly string[]): readonly string[] {
  const last = original.findLastIndex((line) => line.trim() !== '');
  if (last === -1 || answer.length === 0) return answer;
  return [...leadingBlanks(original, answer), ...answer, ...original.slice(last + 1)];
}

function leadingBlanks(original: readonly string[], answer: readonly string[]): readonly string[] {
  const first = original.findIndex((line) => line.trim() !== '');
  return answer.length === 0 ? [] : original.slice(0, Math.max(0, first));
}
