/** A run of lines, counted from 0; the end is the first line that is no part of it. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

/** A piece holds so many lines, unless it is the last or the only one. */
const SHORTEST = 30;
const LONGEST = 60;

/**
 * Cuts a text where a reader would: before a declaration that stands far left after an empty line, else at an empty line, else where the
 * indentation is least. Every line is in one piece.
 */
export function chunkLines(lines: readonly string[]): readonly LineRange[] {
  const chunks: LineRange[] = [];
  let startLine = 0;
  while (startLine < lines.length) {
    const endLine = lines.length - startLine <= LONGEST ? lines.length : bestEnd(lines, startLine);
    chunks.push({ startLine, endLine });
    startLine = endLine;
  }
  return chunks;
}

function bestEnd(lines: readonly string[], start: number): number {
  let best = start + LONGEST;
  let bestWorth = -1;
  for (let end = start + SHORTEST; end <= start + LONGEST; end++) {
    const worth = worthOfCut(lines[end - 1] ?? '', lines[end] ?? '');
    // Of equal places the last one, so that pieces are few.
    if (worth < bestWorth) continue;
    best = end;
    bestWorth = worth;
  }
  return best;
}

const DECLARATION =
  /^\s*(?:export|public|private|protected|internal|static|abstract|final|async|pub|def|class|interface|struct|enum|trait|impl|fn|func|function|module|namespace|type|const|describe|it|@|#+ |\/\*\*|\/\/\/)/;

function worthOfCut(before: string, after: string): number {
  if (after.trim() === '') return 0;
  const indentation = after.length - after.trimStart().length;
  const left = Math.max(0, 8 - indentation);
  const isApart = before.trim() === '' || /^\s*(?:\}|end\b)/.test(before);
  return left + (isApart ? 10 : 0) + (DECLARATION.test(after) ? 3 : 0);
}
