import type { ReplaceBlock } from '../answer/editAnswer.ts';

/**
 * The blocks that concern a file: those without a path, and those whose path ends like the file's or the other way round. Where none does and all
 * name one file of the same name, its folder is one that the model made up.
 */
export function blocksOfFile(blocks: readonly ReplaceBlock[], path: string | undefined): readonly ReplaceBlock[] {
  if (path === undefined) return blocks;
  const own = blocks.filter((block) => block.path === undefined || isSameFile(block.path, path));
  const isOneFile = blocks.every((block) => block.path === blocks[0]?.path);
  return own.length === 0 && isOneFile && nameOf(blocks[0]?.path ?? '') === nameOf(path) ? blocks : own;
}

function isSameFile(named: string, path: string): boolean {
  const [a, b] = [plainPath(named), plainPath(path)];
  return a === b || a.endsWith(`/${b}`) || b.endsWith(`/${a}`);
}

function plainPath(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '')
    .toLowerCase();
}

const nameOf = (path: string): string => plainPath(path).replace(/^.*\//, '');
