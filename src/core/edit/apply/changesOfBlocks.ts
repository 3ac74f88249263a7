import type { FileStep } from '../answer/fileSteps.ts';
import { parseEditAnswer } from '../answer/parseEditAnswer.ts';
import { readFences } from '../answer/readFences.ts';
import { blockAnswer, stepsOfBlock, type ChatCodeBlock } from './blockAnswer.ts';

/** What blocks of one answer together do to one file. */
export interface FileChange {
  readonly step: FileStep;
  /** The blocks that can be laid over the file together; more than one only where all are diffs, or all search/replace. */
  readonly blocks: readonly ChatCodeBlock[];
  /** Further blocks for the file, which have to wait until the first is decided. */
  readonly later: readonly ChatCodeBlock[];
}

/** The files that code blocks name, each once and in the blocks' order. Blocks that name none are left out. */
export function changesOfBlocks(blocks: readonly ChatCodeBlock[]): readonly FileChange[] {
  const changes = new Map<string, FileChange>();
  for (const block of blocks)
    for (const step of stepsOfBlock(block)) {
      const known = changes.get(step.path);
      changes.set(step.path, known === undefined ? { step, blocks: [block], later: [] } : joined(known, block));
    }
  return [...changes.values()];
}

function joined(change: FileChange, block: ChatCodeBlock): FileChange {
  const kinds = new Set([...change.blocks, block].map(kindOf));
  const goTogether = change.later.length === 0 && kinds.size === 1 && !kinds.has('whole') && !kinds.has('partial');
  return goTogether ? { ...change, blocks: [...change.blocks, block] } : { ...change, later: [...change.later, block] };
}

function kindOf(block: ChatCodeBlock): string {
  return parseEditAnswer(blockAnswer(block), { languageId: '', original: '', isCut: false }).kind;
}

/** The code blocks of a raw answer, with the line above each, where models name the file. A block that is cut is left out. */
export function blocksOfAnswer(answer: string): readonly ChatCodeBlock[] {
  return readFences(answer.split(/\r\n?|\n/))
    .filter(({ isClosed }) => isClosed)
    .map(({ info, lines, lineBefore }) => ({ code: lines.join('\n'), info, heading: lineBefore.trim() }));
}
