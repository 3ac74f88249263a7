import { isDeclaration } from './locate/isSameStatement.ts';
import { outlineOf } from './plan/outline.ts';
import type { Outline } from './plan/outline.ts';
import { indentOf } from './text/indentation.ts';
import { contentOf, isSignificant, splitRawLines, wholeLines } from './text/rawLines.ts';
import type { LineRange, TextRange } from './text/rawLines.ts';

/**
 * What an edit without a selection is about: on a blank line that line, where new text is wanted; inside of a function, method or type the whole
 * of it with the comment above; else the lines up to the next blank ones.
 * @param offset In UTF-16 code units.
 */
export function cursorBlock(document: string, offset: number): TextRange {
  const line = wholeLines(document, { start: offset, end: offset });
  if (document.slice(line.start, line.end).trim() === '') return line;
  const rawLines = splitRawLines(document);
  const at = splitRawLines(document.slice(0, line.start)).length;
  const outline = outlineOf(rawLines.map(contentOf));
  const { start, end } = declarationAround(outline, at) ?? paragraphAround(outline.lines, at);
  const from = rawLines.slice(0, start).join('').length;
  return { start: from, end: from + rawLines.slice(start, end).join('').length };
}

/** From the innermost declaring line above to the line that closes its block. */
function declarationAround({ lines, parents }: Outline, at: number): LineRange | undefined {
  let head = at;
  while (head !== -1 && !isDeclaration(lines[head] ?? '')) head = parents[head] ?? -1;
  if (head === -1) return undefined;
  const level = indentOf(lines[head] ?? '').length;
  let end = head + 1;
  for (let below = head + 1; below < lines.length; below += 1) {
    const line = lines[below] ?? '';
    if (line.trim() === '') continue;
    const isInside = indentOf(line).length > level;
    const closes = !isInside && parents[below] === head && !isSignificant(line);
    if (isInside || closes) end = below + 1;
    if (!isInside) break;
  }
  return { start: commentAbove(lines, head), end };
}

/** Where the comment and the decorators right above a declaration start. */
function commentAbove(lines: readonly string[], head: number): number {
  let start = head;
  while (start > 0 && /^\s*(?:\/\/|\/\*|\*|#|--|@|"""|\[\w)/.test(lines[start - 1] ?? '')) start -= 1;
  return start;
}

function paragraphAround(lines: readonly string[], at: number): LineRange {
  const isBlank = (line: string): boolean => line.trim() === '';
  const end = lines.findIndex((line, index) => index > at && isBlank(line));
  return {
    start: lines.findLastIndex((line, index) => index < at && isBlank(line)) + 1,
    end: end === -1 ? lines.length : end,
  };
}
