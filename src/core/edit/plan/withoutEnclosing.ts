import type { AnswerPart } from '../answer/editAnswer.ts';
import { commonIndent, indentOf } from '../text/indentation.ts';
import { looseKey, trimBlankEdges } from '../text/rawLines.ts';
import type { Ground } from './laid.ts';

/** An answer without the class or block around the region, which models show so that it is plain what a method belongs to. */
export function withoutEnclosing(answer: readonly string[], ground: Ground): readonly string[] {
  return strip(answer, enclosingHeads(ground));
}

/** The same where markers stand between: only what is nothing but such heads, or their ends, goes. */
export function withoutEnclosingParts(parts: readonly AnswerPart[], ground: Ground): readonly AnswerPart[] {
  const heads = enclosingHeads(ground);
  const [first, last] = [parts[0], parts.at(-1)];
  if (heads.size === 0 || first?.kind !== 'code' || !first.lines.every((line) => isHead(line, heads))) return parts;
  const isEnd =
    last?.kind === 'code' && last !== first && last.lines.every((line) => /^[\s)\]};]*$|^\s*end$/.test(line));
  return parts.slice(1, isEnd ? -1 : undefined);
}

function isHead(line: string, heads: ReadonlySet<string>): boolean {
  return line.trim() === '' || heads.has(looseKey(line));
}

function strip(answer: readonly string[], heads: ReadonlySet<string>): readonly string[] {
  const [head = '', ...body] = trimBlankEdges(answer);
  const level = indentOf(head).length;
  if (!heads.has(looseKey(head)) || indentOf(body.find((line) => line.trim() !== '') ?? '').length <= level)
    return answer;
  const last = body.at(-1) ?? '';
  const isClosed = indentOf(last).length === level && /^\s*(?:[)\]}][;,)]*|end)\s*$/.test(last);
  return strip(isClosed ? body.slice(0, -1) : body, heads);
}

/** The lines that open the blocks in which the region stands. */
function enclosingHeads({ before, lines }: Ground): ReadonlySet<string> {
  const heads = new Set<string>();
  let level = commonIndent(lines).length;
  for (const line of before.toReversed()) {
    if (level === 0) break;
    if (line.trim() === '' || indentOf(line).length >= level) continue;
    heads.add(looseKey(line));
    level = indentOf(line).length;
  }
  return heads;
}
