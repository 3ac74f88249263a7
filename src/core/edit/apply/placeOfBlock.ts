import { parseWrittenPlace, placeBehind, type WrittenPlace } from '../../util/writtenPlace.ts';
import { filesOfBlock, type ChatCodeBlock } from './blockAnswer.ts';

/** Where a code block of the chat belongs. */
export interface BlockPlace extends WrittenPlace {
  /** Files that it names beside `path`: a diff can be for several. */
  readonly others: readonly string[];
}

/** The file that a block names, with the lines that are written beside it; undefined where it names none. Nothing is judged yet. */
export function placeOfBlock(block: ChatCodeBlock): BlockPlace | undefined {
  const [path, ...others] = filesOfBlock(block);
  if (path === undefined) return undefined;
  return { path, others, ...(others.length === 0 && linesOf(block, path)) };
}

function linesOf({ info, heading, code }: ChatCodeBlock, path: string): Omit<WrittenPlace, 'path'> {
  const texts = [info, heading, ...code.split('\n', 2)];
  return texts.map((text) => linesBeside(text, path)).find((lines) => lines !== undefined) ?? linesOfHunk(code) ?? {};
}

function linesBeside(text: string, path: string): Omit<WrittenPlace, 'path'> | undefined {
  const start = text.indexOf(path);
  if (start === -1) return undefined;
  const behind = placeBehind(text.slice(start + path.length).replace(/^["'`*_]+/, ''));
  if (behind) return behind.place;
  const before = /(?:^|\s)(\d{1,7}:\d{1,7}:)$/.exec(text.slice(0, start))?.[1];
  if (before === undefined) return undefined;
  const { line, endLine } = parseWrittenPlace(before + path);
  return { ...(line !== undefined && { line }), ...(endLine !== undefined && { endLine }) };
}

/** The first change of a diff. */
function linesOfHunk(code: string): Omit<WrittenPlace, 'path'> | undefined {
  const line = Number(/^@@ -(\d{1,7})(?:,\d+)? \+\d+(?:,\d+)? @@/m.exec(code)?.[1] ?? 0);
  return line > 0 ? { line } : undefined;
}
