import { parseEditAnswer } from '../answer/parseEditAnswer.ts';
import { fenceFor } from '../../util/fenceFor.ts';
import { isRecord } from '../../util/isRecord.ts';

/** A code block of a chat answer. */
export interface ChatCodeBlock {
  readonly code: string;
  /** What follows the fence's marks: `ts src/a.ts`. */
  readonly info: string;
  /** The line of text above the block, where models name the file; empty for none. */
  readonly heading: string;
}

/** The block as an answer of its own, as the machine of edits reads it. */
export function blockAnswer({ code, info, heading }: ChatCodeBlock): string {
  const fence = fenceFor(code);
  const head = heading.trim() === '' ? '' : `${oneLine(heading)}\n`;
  return `${head}${fence}${oneLine(info)}\n${code.replace(/\n$/, '')}\n${fence}\n`;
}

/** The files that a block names, as written; empty where it names none. */
export function filesOfBlock(block: ChatCodeBlock): readonly string[] {
  const answer = parseEditAnswer(blockAnswer(block), { languageId: '', original: '', isCut: false });
  const inBlocks =
    answer.kind === 'diff' || answer.kind === 'searchReplace' ? answer.blocks.map(({ path }) => path) : [];
  const named = [...inBlocks, answer.path].filter((path): path is string => path !== undefined && path !== '/dev/null');
  return [...new Set(named)];
}

/** Whether the block makes sense only over a file that is there: a diff, search/replace, or code with gaps. */
export function isPartOfFile(block: ChatCodeBlock, languageId: string): boolean {
  const answer = parseEditAnswer(blockAnswer(block), { languageId, original: '', isCut: false });
  if (answer.kind === 'diff' || answer.kind === 'searchReplace')
    return answer.blocks.some(({ search }) => search.some((line) => line.trim() !== ''));
  return answer.kind === 'partial';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A block that came from another part of the extension as unknown input; undefined for anything else. */
export function parseChatCodeBlock(value: unknown): ChatCodeBlock | undefined {
  if (!isRecord(value)) return undefined;
  const { code, info, heading } = value;
  return typeof code === 'string' && typeof info === 'string' && typeof heading === 'string'
    ? { code, info, heading }
    : undefined;
}
