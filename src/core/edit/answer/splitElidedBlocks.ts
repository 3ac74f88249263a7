import type { ReplaceBlock } from './editAnswer.ts';

/**
 * Blocks in which markers stand for lines that stay, the same number in the old and the new text: what lies between two markers is a block of
 * its own. Parts that only repeat the text are left out. Others stay as they are: what a lone marker leaves out, nobody can tell.
 */
export function splitElidedBlocks(
  blocks: readonly ReplaceBlock[],
  isMarker: (line: string) => boolean,
): readonly ReplaceBlock[] {
  return blocks.flatMap((block) => split(block, isMarker));
}

function split(block: ReplaceBlock, isMarker: (line: string) => boolean): readonly ReplaceBlock[] {
  const search = partsBetween(block.search, isMarker);
  const replace = partsBetween(block.replace, isMarker);
  if (search.length === 1 || search.length !== replace.length) return [block];
  const { statedLine, ...rest } = block;
  return search.flatMap((lines, index): readonly ReplaceBlock[] => {
    const fresh = replace[index] ?? [];
    if (lines.join('\n').trim() === fresh.join('\n').trim()) return [];
    // Only the first part stands where the answer says.
    const stated = index === 0 && statedLine !== undefined ? { statedLine } : {};
    return [{ ...rest, ...stated, search: lines, replace: fresh }];
  });
}

function partsBetween(lines: readonly string[], isMarker: (line: string) => boolean): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (isMarker(line)) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}
