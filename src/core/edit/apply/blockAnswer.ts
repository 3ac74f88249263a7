import { parseEditAnswer } from '../answer/parseEditAnswer.ts';
import { pathInLine } from '../answer/pathInLine.ts';
import { fenceFor } from '../../util/fenceFor.ts';
import { isRecord } from '../../util/isRecord.ts';
import { isShellLanguage } from '../../util/shellLanguage.ts';
import type { FileStep } from '../answer/fileSteps.ts';
import { patchSteps } from './blockSteps.ts';

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
  const steps = patchSteps(block);
  if (steps.length > 0) return steps.map(({ path }) => path);
  const named = namesInChanges(block);
  const own = named.length > 0 ? named : [pathBehindPreamble(block.code) ?? pathInSentence(block)];
  return [...new Set(own.filter((path) => path !== undefined))];
}

/** The files whose lines a block changes, as it names them beside the changes. */
export function namesInChanges(block: ChatCodeBlock): readonly string[] {
  const answer = parseEditAnswer(blockAnswer(block), { languageId: '', original: '', isCut: false });
  const inBlocks =
    answer.kind === 'diff' || answer.kind === 'searchReplace' ? answer.blocks.map(({ path }) => path) : [];
  return [...inBlocks, answer.path].filter((path): path is string => path !== undefined && path !== '/dev/null');
}

/** What applying a block does to each file that it names, in its order. */
export function stepsOfBlock(block: ChatCodeBlock): readonly FileStep[] {
  const steps = patchSteps(block);
  return steps.length > 0 ? steps : filesOfBlock(block).map((path) => ({ kind: 'change', path }));
}

/** The first line has to be another one in scripts, PHP and some frameworks; then the file's name stands in the second. */
function pathBehindPreamble(code: string): string | undefined {
  const [first = '', second = ''] = code.split('\n', 2).map((line) => line.trim());
  const isPreamble = /^(?:#!|<\?(?:php|xml)|<!doctype|@charset|["']use (?:client|server|strict)["'])/i.test(first);
  return isPreamble && /^(?:\/\/|#|--|<!--|\/\*)/.test(second) ? pathInLine(second) : undefined;
}

/** `Then change the handler in \`src/a.ts\`:`, where the sentence leads to the block and marks one file as code. What runs in a shell belongs to no file. */
function pathInSentence({ info, heading }: ChatCodeBlock): string | undefined {
  if (!/[:：]\s*$/.test(heading) || isShellLanguage(info)) return undefined;
  const spans = [...heading.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);
  const files = spans.filter((span) => pathInLine(span) !== undefined && /[./\\]/.test(span.slice(1)));
  return files.length === 1 ? pathInLine(files[0] ?? '') : undefined;
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

/** A block, or the blocks of an answer, that came from another part of the extension as unknown input; empty for anything else. */
export function parseChatCodeBlocks(value: unknown): readonly ChatCodeBlock[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => parseChatCodeBlock(one) ?? []);
}

function parseChatCodeBlock(value: unknown): ChatCodeBlock | undefined {
  if (!isRecord(value)) return undefined;
  const { code, info, heading } = value;
  return typeof code === 'string' && typeof info === 'string' && typeof heading === 'string'
    ? { code, info, heading }
    : undefined;
}
