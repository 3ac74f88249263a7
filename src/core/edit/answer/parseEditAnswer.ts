import { splitThinking } from '../../endpoint/splitThinking.ts';
import { chooseFence } from './chooseFence.ts';
import type { AnswerPart, EditAnswer, ReplaceBlock } from './editAnswer.ts';
import { isElisionMarker } from './elisionMarker.ts';
import { withoutEndTokens } from './endTokens.ts';
import { unfoldElision } from './inlineElision.ts';
import { isMarkedLikeDiff } from './isMarkedLikeDiff.ts';
import { withoutLineNumbers } from './lineNumbers.ts';
import { isProseLanguage, looksLikeProse } from './looksLikeProse.ts';
import { looksLikeDiff, parseDiff } from './parseDiff.ts';
import { parseSearchReplace } from './parseSearchReplace.ts';
import { parseTaggedBlocks } from './parseTaggedBlocks.ts';
import { pathInFenceInfo, pathInLine } from './pathInLine.ts';
import { readFences } from './readFences.ts';
import type { FencedBlock } from './readFences.ts';
import { splitElidedBlocks } from './splitElidedBlocks.ts';

export interface EditAnswerOptions {
  readonly languageId: string;
  /** The text that is to be edited: tells code from prose, markers from comments, and which of several blocks is meant. */
  readonly original: string;
  /** True while the answer streams and where it was cut: then only its complete lines and blocks count. */
  readonly isCut: boolean;
}

/** What a raw answer of a chat model asks to do, whatever it is wrapped in. Never throws; an answer without code is `nothing`. */
export function parseEditAnswer(answer: string, options: EditAnswerOptions): EditAnswer {
  const text = withoutEndTokens(splitThinking(answer.replace(/^\uFEFF/, '')).text.replace(/\r\n?/g, '\n'));
  const lines = text.split('\n');
  // The last line may go on.
  if (options.isCut || lines.at(-1) === '') lines.pop();
  const isDiffItself = options.languageId === 'diff';
  return (
    asSearchReplace(lines, options) ??
    (isDiffItself ? undefined : asDiff(lines, options)) ??
    asFencedCode(lines, options) ??
    asBareCode(lines, options)
  );
}

/** Read over all lines: the blocks' own marks part them better than fences, which their text may hold. */
function asSearchReplace(lines: readonly string[], options: EditAnswerOptions): EditAnswer | undefined {
  const { original } = options;
  const found = parseSearchReplace(lines) ?? parseTaggedBlocks(lines.join('\n'), original);
  return found && { kind: 'searchReplace', ...found, blocks: splitElidedBlocks(found.blocks, markerIn(options)) };
}

function asDiff(lines: readonly string[], options: EditAnswerOptions): EditAnswer | undefined {
  const { isCut, original } = options;
  const found = diffIn(lines, isCut, (fence) => isDiffFence(fence) || isMarkedLikeDiff(fence.lines, original));
  return found && { ...found, blocks: splitElidedBlocks(found.blocks, markerIn(options)) };
}

type DiffAnswer = Extract<EditAnswer, { readonly kind: 'diff' }>;

function diffIn(
  lines: readonly string[],
  isCut: boolean,
  isDiff: (fence: FencedBlock) => boolean,
): DiffAnswer | undefined {
  const fences = readFences(lines).filter(isDiff);
  if (fences.length === 0) return bareDiff(lines, isCut);
  const isClosed = fences.every((fence) => fence.isClosed);
  const blocks = fences.flatMap((fence) => {
    const path = pathOfFence(fence);
    return parseDiff(fence.lines).map((block) => ({ ...(path !== undefined && { path }), ...block }));
  });
  return { kind: 'diff', blocks: isCut && !isClosed ? blocks.slice(0, -1) : blocks, isClosed };
}

function isDiffFence({ info, lines }: FencedBlock): boolean {
  return /^(?:u?diff|patch)\b/i.test(info) || looksLikeDiff(lines);
}

function bareDiff(lines: readonly string[], isCut: boolean): DiffAnswer | undefined {
  if (readFences(lines).length > 0 || !looksLikeDiff(lines)) return undefined;
  const start = lines.findIndex((line) => /^(?:diff --git |--- |@@|\*\*\* )/.test(line));
  const end = lines.findIndex((line) => /^\*\*\* End Patch/.test(line));
  const body = lines
    .slice(start, end === -1 ? lines.length : end)
    .filter((line) => /^[-+]/.test(line) || !looksLikeProse(line));
  const blocks: readonly ReplaceBlock[] = parseDiff(body);
  const isClosed = !isCut || end !== -1;
  return { kind: 'diff', blocks: isClosed ? blocks : blocks.slice(0, -1), isClosed };
}

function asFencedCode(lines: readonly string[], options: EditAnswerOptions): EditAnswer | undefined {
  const fence = chooseFence(readFences(lines), options);
  if (fence === undefined) return undefined;
  const path = pathOfFence(fence) ?? pathInHeader(fence.lines, options.original);
  const own = path !== undefined && isHeader(fence.lines, path, options.original) ? fence.lines.slice(1) : fence.lines;
  const code = withoutWrapping(own, options.languageId);
  return { ...asCode(code, options), isClosed: fence.isClosed, ...(path !== undefined && { path }) };
}

function pathOfFence({ info, lineBefore }: FencedBlock): string | undefined {
  return pathInFenceInfo(info) ?? pathInLine(lineBefore);
}

/** Models write the file's name as a comment over the code; where the text has that comment already, it is code. */
function pathInHeader(lines: readonly string[], original: string): string | undefined {
  const first = lines[0]?.trim() ?? '';
  const isComment = /^(?:\/\/|#|--|;|%|<!--|\/\*)/.test(first);
  return isComment && !original.includes(first) ? pathInLine(first) : undefined;
}

function isHeader(lines: readonly string[], path: string, original: string): boolean {
  return pathInHeader(lines, original) === path;
}

function asBareCode(lines: readonly string[], options: EditAnswerOptions): EditAnswer {
  const isClosed = !options.isCut;
  if (isProseLanguage(options.languageId)) {
    if (lines.every((line) => line.trim() === '')) return { kind: 'nothing', prose: '', isClosed };
    return { ...asCode(withoutLeadIn(lines, options.original), options), isClosed };
  }
  const known = new Set(options.original.split(/\r\n?|\n/).map((line) => line.trim()));
  const isSaid = (line: string): boolean => line.trim() === '' || (looksLikeProse(line) && !known.has(line.trim()));
  const first = lines.findIndex((line) => !isSaid(line));
  if (first === -1) return { kind: 'nothing', prose: lines.join('\n').trim(), isClosed };
  const last = lines.findLastIndex((line) => !isSaid(line));
  return { ...asCode(withoutWrapping(lines.slice(first, last + 1), options.languageId), options), isClosed };
}

/** Where the text itself is prose, only a first line that announces it is surely not part of it. */
function withoutLeadIn(lines: readonly string[], original: string): readonly string[] {
  const [first = '', second] = lines;
  const announces = /^(?:sure|certainly|of course|okay|here(?:'s|’s| is| are)|below is)\b.*:$/i.test(first.trim());
  return announces && second?.trim() === '' && !original.includes(first.trim()) ? lines.slice(2) : lines;
}

/** `<code>` … `</code>` around all of it, or one line between backticks. */
function withoutWrapping(lines: readonly string[], languageId: string): readonly string[] {
  const [first = ''] = lines;
  const tag = /^<([a-z][\w-]*)(?:\s[^<>]*)?>$/i.exec(first.trim())?.[1];
  const isMarkup = /html|xml|vue|svelte|astro|react|php|razor/.test(languageId);
  if (tag !== undefined && !isMarkup && lines.at(-1)?.trim() === `</${tag}>`) return lines.slice(1, -1);
  const quoted = lines.length === 1 ? /^`([^`]+)`$/.exec(first.trim())?.[1] : undefined;
  return quoted === undefined ? lines : [quoted];
}

type CodeAnswer = Extract<EditAnswer, { readonly kind: 'whole' | 'partial' }>;

function markerIn({ languageId, original }: EditAnswerOptions): (line: string) => boolean {
  return (line) => isElisionMarker(line, languageId) && !hasLine(original, line);
}

function asCode(written: readonly string[], options: EditAnswerOptions): CodeAnswer {
  const { languageId, original } = options;
  const isMarkerAlone = markerIn(options);
  const lines = withoutLineNumbers(written, original).flatMap((line) =>
    hasLine(original, line) ? [line] : unfoldElision(line, languageId),
  );
  const isMarker = (line: string, at: number): boolean => isMarkerAlone(line) || isStubOf(lines, at, original);
  if (!lines.some(isMarker)) return { kind: 'whole', lines, isClosed: true };
  const parts: AnswerPart[] = [];
  let code: string[] = [];
  const finish = (): void => {
    if (code.some((line) => line.trim() !== '')) parts.push({ kind: 'code', lines: code });
    code = [];
  };
  for (const [at, line] of lines.entries()) {
    if (!isMarker(line, at)) code.push(line);
    else {
      finish();
      if (parts.at(-1)?.kind !== 'rest') parts.push({ kind: 'rest', marker: line });
    }
  }
  finish();
  return { kind: 'partial', parts, isClosed: true };
}

/** Three dots as the whole body of a function that has another one: even where dots are code, they stand for what is there. */
function isStubOf(lines: readonly string[], at: number, original: string): boolean {
  const head = lines[at - 1]?.trim() ?? '';
  if (lines[at]?.trim() !== '...' || !head.endsWith(':')) return false;
  const known = original.split(/\r\n?|\n/).map((line) => line.trim());
  const there = known.indexOf(head);
  const body = known[there + 1] ?? '';
  return there !== -1 && known.lastIndexOf(head) === there && !['', '...', 'pass'].includes(body);
}

function hasLine(text: string, line: string): boolean {
  const wanted = line.trim();
  return text.includes(wanted) && text.split(/\r\n?|\n/).some((other) => other.trim() === wanted);
}
