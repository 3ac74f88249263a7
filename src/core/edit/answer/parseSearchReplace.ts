import type { ReplaceBlock } from './editAnswer.ts';
import { pathInFenceInfo, pathInLine } from './pathInLine.ts';

const OPENING = /^\s*(?:<{5,9}|-{5,9})\s*(?:SEARCH|ORIGINAL|FIND|OLD)\b/i;
const DIVIDER = /^\s*={5,9}\s*$/;
const CLOSING =
  /^\s*(?:>{5,9}\s*(?:REPLACE|UPDATED|NEW|MODIFIED)?\b.*|\+{5,9}\s*(?:REPLACE|UPDATED|NEW|MODIFIED)\b.*)$/i;
const START_LINE = /^:start_line:\s*(\d+)\s*$/;

export interface SearchReplaceBlocks {
  readonly blocks: readonly ReplaceBlock[];
  /** False when the last block has no end (yet), or one has no divider: what it wants is not known. */
  readonly isClosed: boolean;
}

/**
 * Undefined when the text holds no such block. Blocks that are not whole are left out.
 * @param original Tells the divider from lines of the text that look like it.
 */
export function parseSearchReplace(lines: readonly string[], original: string): SearchReplaceBlocks | undefined {
  const blocks: ReplaceBlock[] = [];
  let found = false;
  let isClosed = true;
  let path: string | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (!OPENING.test(line)) {
      path = pathNear(line) ?? path;
      continue;
    }
    found = true;
    const end = lines.findIndex((other, at) => at > index && (CLOSING.test(other) || OPENING.test(other)));
    const body = lines.slice(index + 1, end === -1 ? lines.length : end);
    const block = end !== -1 && CLOSING.test(lines[end] ?? '') ? readBlock(body, path, original) : undefined;
    if (block === undefined) isClosed = false;
    else blocks.push(block);
    index = end === -1 ? lines.length : OPENING.test(lines[end] ?? '') ? end - 1 : end;
  }
  return found ? { blocks, isClosed } : undefined;
}

function pathNear(line: string): string | undefined {
  const tagged = /^\s*<(?:path|file_path|file)>\s*([^<>]+?)\s*<\//.exec(line)?.[1];
  if (tagged !== undefined) return tagged;
  const info = /^\s*(?:`{3,}|~{3,})(.*)$/.exec(line)?.[1];
  return info === undefined ? pathInLine(line) : pathInFenceInfo(info.trim());
}

function readBlock(body: readonly string[], path: string | undefined, original: string): ReplaceBlock | undefined {
  const divider = dividerIn(body, original);
  if (divider === -1) return undefined;
  const head = body.slice(0, divider);
  const stated = START_LINE.exec(head[0]?.trim() ?? '')?.[1];
  const rule = head.findIndex((line) => /^-{5,}\s*$/.test(line));
  const search = stated === undefined ? head : head.slice(rule === -1 ? 1 : rule + 1);
  return {
    search,
    replace: body.slice(divider + 1),
    ...(path !== undefined && { path }),
    ...(stated !== undefined && { statedLine: Math.max(0, Number(stated) - 1) }),
  };
}

/** Of several lines that may part old from new, the last one above which all is in the text: headings are underlined so too. */
function dividerIn(body: readonly string[], original: string): number {
  const all = [...body.entries()].flatMap(([at, line]) => (DIVIDER.test(line) ? [at] : []));
  const [first = -1] = all;
  if (all.length < 2) return first;
  const text = `\n${original.replace(/\r\n?/g, '\n')}\n`;
  return all.findLast((at) => at > 0 && text.includes(`\n${body.slice(0, at).join('\n')}\n`)) ?? first;
}
