/** A place in a text where somebody could be writing, and what is written there. */
export interface CutText {
  readonly prefix: string;
  /** The text that was taken out: the answer of a model that is always right. */
  readonly hole: string;
  readonly suffix: string;
}

/** Numbers from 0 to below 1, the same ones for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

/** The rest of a line, the lines of a block, or a few lines of one depth, taken out of `text` at a random place; undefined where nothing of the kind stands. */
export function cutText(text: string, random: () => number): CutText | undefined {
  const lines = text.split('\n');
  const index = Math.floor(random() * (lines.length - 2));
  const line = lines[index] ?? '';
  if (line.trim().length < 4) return undefined;
  const start = lines.slice(0, index).join('\n').length + (index === 0 ? 0 : 1);
  const kind = Math.floor(random() * 3);
  if (kind === 0) {
    const column = depth(line) + 1 + Math.floor(random() * (line.trim().length - 1));
    return cut(text, start + column, start + line.length);
  }
  const isBody = kind === 1;
  if (isBody && !/[{([:]$/.test(line)) return undefined;
  const last = lastLineOfBlock(lines, index, isBody ? Infinity : 1 + Math.floor(random() * 5));
  if (isBody && (last === index || last - index > 25)) return undefined;
  const end = start + lines.slice(index, last + 1).join('\n').length;
  return cut(text, isBody ? start + line.length : start + depth(line), end);
}

/** The last of at most `count` further lines that stand deeper than this one, or, for a count, at its depth. */
function lastLineOfBlock(lines: readonly string[], index: number, count: number): number {
  const base = depth(lines[index] ?? '');
  const least = count === Infinity ? base + 1 : base;
  let last = index;
  for (let next = index + 1; next < lines.length && next - index <= count; next += 1) {
    const line = lines[next] ?? '';
    if (line.trim() === '') continue;
    if (depth(line) < least) break;
    last = next;
  }
  return last;
}

function cut(text: string, from: number, to: number): CutText {
  return { prefix: text.slice(0, from), hole: text.slice(from, to), suffix: text.slice(to) };
}

function depth(line: string): number {
  return line.length - line.trimStart().length;
}
