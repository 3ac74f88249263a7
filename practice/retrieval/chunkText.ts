/** A stretch of a file that is quoted as a whole; lines count from 1, both ends included. */
export interface Chunk {
  readonly name: string;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly text: string;
}

/** Cuts a file at blank lines before unindented text, into pieces of at most thirty lines; longer blocks are cut anywhere. */
export function chunkText(name: string, text: string): readonly Chunk[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const chunks: Chunk[] = [];
  let start = 0;
  for (let end = 1; end <= lines.length; end += 1) {
    if (end < lines.length && end - start < MAX_LINES && !isBoundary(lines, end)) continue;
    const chunk = cut(name, lines, { start, end });
    if (chunk !== undefined) chunks.push(chunk);
    start = end;
  }
  return chunks;
}

/** `src/app.ts:10-24`, as editors write it. */
export function describeChunk({ name, firstLine, lastLine }: Chunk): string {
  return firstLine === lastLine ? `${name}:${firstLine}` : `${name}:${firstLine}-${lastLine}`;
}

const MAX_LINES = 30;

function isBoundary(lines: readonly string[], index: number): boolean {
  return lines[index - 1]?.trim() === '' && /^[^\s)\]}]/.test(lines[index] ?? '');
}

/** Without blank lines at either end; undefined when nothing is left. */
function cut(
  name: string,
  lines: readonly string[],
  { start, end }: { readonly start: number; readonly end: number },
): Chunk | undefined {
  let first = start;
  let last = end - 1;
  while (first <= last && lines[first]?.trim() === '') first += 1;
  while (last >= first && lines[last]?.trim() === '') last -= 1;
  if (first > last) return undefined;
  return { name, firstLine: first + 1, lastLine: last + 1, text: lines.slice(first, last + 1).join('\n') };
}
