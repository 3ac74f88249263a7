import type { ReplaceBlock } from './editAnswer.ts';

const HUNK = /^@@(?:\s+-(\d+)(?:,\d+)?\s+\+\d+(?:,\d+)?)?\s*(?:@@)?\s*(.*)$/;
const FILE_HEAD = /^(?:---|\+\+\+)\s+(.+?)(?:\t.*)?$/;
const GIT_HEAD =
  /^(?:diff --git |index [\da-f]+\.\.|new file mode|deleted file mode|old mode|new mode|similarity index|rename (?:from|to) )/;
const PATCH_FILE = /^\*\*\* (?:Update|Add) File:\s*(.+?)\s*$/;
const PATCH_END = /^\*\*\* (?:End Patch|End of File|Begin Patch|Delete File:.*|Move to:.*)\s*$/;

/** Whether the text is a diff by its own looks, whatever its fence says. */
export function looksLikeDiff(lines: readonly string[]): boolean {
  return lines.some(
    (line, index) =>
      /^@@ -\d+(?:,\d+)? \+\d+/.test(line) ||
      line.startsWith('*** Begin Patch') ||
      PATCH_FILE.test(line) ||
      (/^--- \S/.test(line) && /^\+\+\+ \S/.test(lines[index + 1] ?? '')),
  );
}

/** One hunk while it is read. */
interface Draft {
  path: string | undefined;
  anchor: string | undefined;
  statedLine: number | undefined;
  search: string[];
  replace: string[];
  hasChange: boolean;
}

/**
 * The hunks of a unified diff or of a `*** Begin Patch` patch. Line counts are not believed, missing hunk heads not needed, and context
 * lines may have lost their leading space.
 */
export function parseDiff(lines: readonly string[]): readonly ReplaceBlock[] {
  const blocks: ReplaceBlock[] = [];
  let draft = newDraft(undefined);
  const finish = (next: Draft): void => {
    const block = toBlock(draft);
    if (block !== undefined) blocks.push(block);
    draft = next;
  };
  for (const [index, line] of lines.entries()) {
    const path = pathOf(line, lines, index);
    const hunk = HUNK.exec(line);
    if (path !== undefined) finish(newDraft(path === '' ? draft.path : path));
    else if (hunk) finish({ ...newDraft(draft.path), ...placeOf(hunk) });
    else if (!GIT_HEAD.test(line) && !PATCH_END.test(line) && !line.startsWith('\\ No newline')) take(draft, line);
  }
  finish(newDraft(undefined));
  return blocks;
}

function newDraft(path: string | undefined): Draft {
  return { path, anchor: undefined, statedLine: undefined, search: [], replace: [], hasChange: false };
}

function placeOf([, line, words = '']: RegExpExecArray): Pick<Draft, 'anchor' | 'statedLine'> {
  // What follows the numbers of a unified diff is the enclosing function, often stale; in a patch it is all that tells the place.
  if (line !== undefined) return { anchor: undefined, statedLine: Math.max(0, Number(line) - 1) };
  return { anchor: words.replace(/\s*@@$/, '').trim() || undefined, statedLine: undefined };
}

/** The path of a file's head; empty for a head that tells none; undefined for other lines. */
function pathOf(line: string, lines: readonly string[], index: number): string | undefined {
  const patched = PATCH_FILE.exec(line)?.[1];
  if (patched !== undefined) return patched;
  const isHead =
    (line.startsWith('--- ') && /^\+\+\+(?: |$)/.test(lines[index + 1] ?? '')) ||
    (line.startsWith('+++ ') && /^---(?: |$)/.test(lines[index - 1] ?? ''));
  if (!isHead) return undefined;
  const name = (FILE_HEAD.exec(line)?.[1] ?? '').replace(/^"|"$/g, '');
  return name === '/dev/null' ? '' : name.replace(/^[abciow]\//, '');
}

function take(draft: Draft, line: string): void {
  const mark = line[0];
  const text = line.slice(1);
  if (mark === '+') draft.replace.push(text);
  else if (mark === '-') draft.search.push(text);
  else {
    const context = mark === ' ' ? text : line;
    draft.search.push(context);
    draft.replace.push(context);
  }
  draft.hasChange ||= mark === '+' || mark === '-';
}

function toBlock({ path, anchor, statedLine, search, replace, hasChange }: Draft): ReplaceBlock | undefined {
  if (!hasChange) return undefined;
  const [first, last] = blankEdges(search, replace);
  return {
    search: search.slice(first, search.length - last),
    replace: replace.slice(first, replace.length - last),
    ...(path !== undefined && path !== '' && { path }),
    ...(anchor !== undefined && { anchor }),
    ...(statedLine !== undefined && { statedLine: statedLine + first }),
  };
}

/** Blank context at both ends is more often the answer's layout than the file's. */
function blankEdges(search: readonly string[], replace: readonly string[]): readonly [first: number, last: number] {
  const most = Math.min(search.length, replace.length);
  let first = 0;
  while (first < most && search[first]?.trim() === '' && replace[first]?.trim() === '') first += 1;
  let last = 0;
  while (last < most - first && search.at(-1 - last)?.trim() === '' && replace.at(-1 - last)?.trim() === '') last += 1;
  return [first, last];
}
