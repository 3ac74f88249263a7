/** A fenced block of an answer. */
export interface FencedBlock {
  /** What follows the opening marks: a language, sometimes a path. */
  readonly info: string;
  readonly lines: readonly string[];
  readonly isClosed: boolean;
  /** The last line with text before the block, where file names stand; empty at the start. */
  readonly lineBefore: string;
  /** Index of the line with the opening marks, and of the first line after the closing ones. */
  readonly start: number;
  readonly end: number;
}

interface OpenFence {
  readonly mark: string;
  readonly indent: number;
}

const FENCE = /^([ \t]*)(`{3,}|~{3,})[ \t]*([^`]*)$/;
/** Opening marks at the end of a line of words: `Here it is: ```ts`. */
const BEHIND_WORDS = /^(\S.*[:.!])[ \t]+(`{3,})([\w+#.-]*)[ \t]*$/;
/** The first line of code behind the opening marks. */
const CODE_AS_INFO = /^[\w$.\s]+(?:\(.*\)\s*[;{]|[^={}]*=[^={}]*;)\s*$/;
const PROSE_LANGUAGES = /^(?:markdown|md|mdx|rst|asciidoc|adoc)\b/i;

/**
 * The fenced blocks of an answer, outermost ones only: a fence that opens inside of a block belongs to its text. Linear but for text blocks
 * whose own fences do not pair, which are looked at once more.
 */
export function readFences(lines: readonly string[]): readonly FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let lineBefore = '';
  for (let index = 0; index < lines.length; index += 1) {
    const opening = openingIn(lines[index] ?? '');
    if (opening === undefined) {
      if (lines[index]?.trim()) lineBefore = lines[index] ?? '';
      continue;
    }
    const { fence, info, words } = opening;
    const end = findEnd(lines, index + 1, { fence, isText: PROSE_LANGUAGES.test(info) });
    blocks.push({
      ...readBody({ lines: lines.slice(index + 1, end), fence, info, isEnded: end < lines.length }),
      lineBefore: words ?? lineBefore,
      start: index,
      end: Math.min(end + 1, lines.length),
    });
    index = end;
    lineBefore = '';
  }
  return blocks;
}

interface Opening {
  readonly fence: OpenFence;
  readonly info: string;
  /** What stands before the marks on their line. */
  readonly words?: string;
}

function openingIn(line: string): Opening | undefined {
  const [, indent = '', mark, info = ''] = FENCE.exec(line) ?? [];
  if (mark !== undefined) return { fence: { mark, indent: indent.length }, info };
  const [, words, marks, language = ''] = BEHIND_WORDS.exec(line) ?? [];
  return words === undefined || marks === undefined
    ? undefined
    : { fence: { mark: marks, indent: 0 }, info: language, words };
}

interface Body {
  readonly lines: readonly string[];
  readonly fence: OpenFence;
  readonly info: string;
  readonly isEnded: boolean;
}

function readBody({ lines, fence, info, isEnded }: Body): Pick<FencedBlock, 'info' | 'lines' | 'isClosed'> {
  const last = isEnded ? undefined : closedInLine(lines.at(-1) ?? '', fence.mark);
  const body = last === undefined ? lines : [...lines.slice(0, -1), last];
  const isCode = CODE_AS_INFO.test(info);
  return {
    info: isCode ? '' : info.trim(),
    lines: [...(isCode ? [info] : []), ...body].map((line) => withoutIndent(line, fence.indent)),
    isClosed: isEnded || last !== undefined,
  };
}

/** The last line of code where the closing marks stand behind it. */
function closedInLine(line: string, mark: string): string | undefined {
  const code = line.trimEnd();
  return code.endsWith(mark) && code.trim() !== mark ? code.slice(0, -mark.length).trimEnd() : undefined;
}

/** Index of the closing fence; the number of lines when there is none. */
function findEnd(
  lines: readonly string[],
  start: number,
  { fence, isText }: { readonly fence: OpenFence; readonly isText: boolean },
): number {
  const end = closingAfter(lines, start, fence);
  if (end === undefined) {
    // What looked like a fence inside may have been the end.
    return lines.findIndex((line, index) => index >= start && closes(line, fence)) === -1
      ? lines.length
      : (lastClosing(lines, start, fence) ?? lines.length);
  }
  if (!isText) return end;
  // Inside of a text, a fence without a language opens as well as it closes; only one with a language surely starts the next block.
  const next = FENCE.exec(lines.slice(end + 1).find((line) => FENCE.test(line)) ?? '');
  return next !== null && next[3] === '' ? (lastClosing(lines, end, fence) ?? end) : end;
}

/** Fences with a language open an inner block, because a closing fence cannot have one. */
function closingAfter(lines: readonly string[], start: number, outer: OpenFence): number | undefined {
  const inner: OpenFence[] = [];
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const innermost = inner.at(-1);
    if (innermost !== undefined && closes(line, innermost)) inner.pop();
    else if (closes(line, outer)) return index;
    else {
      const [, indent = '', mark = '', info = ''] = FENCE.exec(line) ?? [];
      if (info !== '') inner.push({ mark, indent: indent.length });
    }
  }
  return undefined;
}

function lastClosing(lines: readonly string[], start: number, fence: OpenFence): number | undefined {
  const index = lines.findLastIndex((line, at) => at >= start && closes(line, fence));
  return index === -1 ? undefined : index;
}

function closes(line: string, { mark, indent }: OpenFence): boolean {
  const [, own = '', ownMark = '', info = ''] = FENCE.exec(line) ?? [];
  return ownMark.startsWith(mark) && info === '' && own.length <= indent + 3;
}

/** A block inside of a list is indented with the list. */
function withoutIndent(line: string, indent: number): string {
  let at = 0;
  while (at < indent && (line[at] === ' ' || line[at] === '\t')) at += 1;
  return line.slice(at);
}
