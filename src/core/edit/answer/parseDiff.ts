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
  isAtEnd: boolean;
  section: string | undefined;
}

/** A diff that is cut, without the hunk that may be half. */
export function withoutLastHunk(lines: readonly string[]): readonly string[] {
  const head = lines.findLastIndex((line) => HUNK.test(line) || PATCH_FILE.test(line));
  return lines.slice(0, Math.max(0, head));
}

/**
 * The hunks of a unified diff or of a `*** Begin Patch` patch. Line counts are not believed, missing hunk heads not needed, and context
 * lines may have lost their leading space.
 * @param original The text that is changed; tells whether they have.
 */
export function parseDiff(lines: readonly string[], original = ''): readonly ReplaceBlock[] {
  const isBare = hasBareContext(lines, original);
  const blocks: ReplaceBlock[] = [];
  let draft = newDraft(undefined);
  const finish = (next: Draft): void => {
    const block = toBlock(draft);
    if (block !== undefined) blocks.push(block);
    draft = next;
  };
  const body = patchIn(lines);
  for (const [index, line] of body.entries()) {
    const path = pathOf(line, body, index);
    const hunk = HUNK.exec(line);
    if (path !== undefined) finish(newDraft(path === '' ? draft.path : path));
    else if (hunk) finish({ ...newDraft(draft.path), ...placeOf(hunk) });
    else if (line.startsWith('*** End of File')) draft.isAtEnd = true;
    // What stands behind a backslash is about the line before: in the words of Git's language, it has no line end.
    else if (!GIT_HEAD.test(line) && !PATCH_END.test(line) && !/^\\ \p{L}/u.test(line)) take(draft, line, isBare);
  }
  finish(newDraft(undefined));
  return blocks;
}

/** What stands around a patch calls the program that applies it. */
function patchIn(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => /^\*\*\* Begin Patch/.test(line));
  const end = lines.findIndex((line) => /^\*\*\* End Patch/.test(line));
  return lines.slice(Math.max(0, start), end === -1 ? lines.length : end);
}

function newDraft(path: string | undefined): Draft {
  return {
    path,
    anchor: undefined,
    section: undefined,
    statedLine: undefined,
    search: [],
    replace: [],
    hasChange: false,
    isAtEnd: false,
  };
}

function placeOf([, line, words = '']: RegExpExecArray): Pick<Draft, 'anchor' | 'section' | 'statedLine'> {
  // What follows the numbers of a unified diff is the enclosing function, often stale; in a patch it is all that tells the place.
  const text = words.replace(/\s*@@$/, '').trim() || undefined;
  if (line !== undefined) return { anchor: undefined, section: text, statedLine: Math.max(0, Number(line) - 1) };
  return { anchor: /^\W*$/.test(text ?? '') ? undefined : text, section: undefined, statedLine: undefined };
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

/** Whether the context lines stand as they do in the text, without the space in front that a diff wants, and the other lines have their marks. */
function hasBareContext(lines: readonly string[], original: string): boolean {
  const known = new Set(original.split(/\r\n?|\n/));
  const context = lines.filter((line) => /^ +\S/.test(line));
  const removed = lines.filter((line) => /^-(?!-- )/.test(line));
  return (
    context.some((line) => known.has(line)) &&
    !context.some((line) => known.has(line.slice(1))) &&
    removed.every((line) => known.has(line.slice(1)))
  );
}

function take(draft: Draft, line: string, isBare: boolean): void {
  const mark = line[0];
  const text = line.slice(1);
  if (mark === '+') draft.replace.push(text);
  else if (mark === '-') draft.search.push(text);
  else {
    const context = mark === ' ' && !isBare ? text : line;
    draft.search.push(context);
    draft.replace.push(context);
  }
  draft.hasChange ||= mark === '+' || mark === '-';
}

function toBlock(draft: Draft): ReplaceBlock | undefined {
  const { path, anchor, section, statedLine, search, replace, hasChange, isAtEnd } = draft;
  if (!hasChange) return undefined;
  const [first, last] = blankEdges(search, replace);
  return {
    search: search.slice(first, search.length - last),
    replace: replace.slice(first, replace.length - last),
    ...(path !== undefined && path !== '' && { path }),
    ...(anchor !== undefined && { anchor }),
    ...(section !== undefined && { section }),
    ...(isAtEnd && { isAtEnd }),
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
