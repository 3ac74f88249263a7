import { splitThinking } from '../../endpoint/splitThinking.ts';
import { chooseFence, isOwnLanguage } from './chooseFence.ts';
import type { AnswerPart, EditAnswer } from './editAnswer.ts';
import { isDotsForCode } from './dotsForCode.ts';
import { isElisionMarker } from './elisionMarker.ts';
import { withoutTemplateTokens } from './endTokens.ts';
import { unfoldElision } from './inlineElision.ts';
import { isMarkedLikeDiff } from './isMarkedLikeDiff.ts';
import { withoutLineNumbers } from './lineNumbers.ts';
import { isProseLanguage, linesSaid, looksLikeProse } from './looksLikeProse.ts';
import { looksLikeDiff, parseDiff, withoutLastHunk } from './parseDiff.ts';
import { parseSearchReplace } from './parseSearchReplace.ts';
import { parseTaggedBlocks } from './parseTaggedBlocks.ts';
import { pathInFenceInfo, pathInLine } from './pathInLine.ts';
import { readFences } from './readFences.ts';
import type { FencedBlock } from './readFences.ts';
import { splitElidedBlocks } from './splitElidedBlocks.ts';
import { unwrapCode } from './unwrapCode.ts';

export interface EditAnswerOptions {
  readonly languageId: string;
  /** The text that is to be edited: tells code from prose, markers from comments, and which of several blocks is meant. */
  readonly original: string;
  /** True while the answer streams and where it was cut: then only its complete lines and blocks count. */
  readonly isCut: boolean;
}

/** What a raw answer of a chat model asks to do, whatever it is wrapped in. Never throws; an answer without code is `nothing`. */
export function parseEditAnswer(answer: string, options: EditAnswerOptions): EditAnswer {
  const lines = withoutThinking(answer.replace(/^\uFEFF/, ''), options.original)
    .replace(/\r\n?/g, '\n')
    .split('\n');
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

/** In a text that has such tags itself, one that nothing opened before the text is code. */
function withoutThinking(answer: string, original: string): string {
  const said = withoutTemplateTokens(answer);
  const isCode = original.includes('</think>') && !/^\s*[<[◁]/.test(said);
  return isCode ? said : withoutTemplateTokens(splitThinking(said).text);
}

/** Read over all lines: the blocks' own marks part them better than fences, which their text may hold. */
function asSearchReplace(lines: readonly string[], options: EditAnswerOptions): EditAnswer | undefined {
  const { original } = options;
  const found = parseSearchReplace(lines, original) ?? parseTaggedBlocks(lines.join('\n'), original);
  return found && { kind: 'searchReplace', ...found, blocks: splitElidedBlocks(found.blocks, markerIn(options)) };
}

function asDiff(lines: readonly string[], options: EditAnswerOptions): EditAnswer | undefined {
  const found = diffIn(lines, options);
  return found && { ...found, blocks: splitElidedBlocks(found.blocks, markerIn(options)) };
}

type DiffAnswer = Extract<EditAnswer, { readonly kind: 'diff' }>;

function diffIn(lines: readonly string[], { isCut, original }: EditAnswerOptions): DiffAnswer | undefined {
  const fences = readFences(lines).filter((fence) => isDiffFence(fence) || isMarkedLikeDiff(fence.lines, original));
  if (fences.length === 0) return bareDiff(lines, { isCut, original });
  const isClosed = fences.every((fence) => fence.isClosed);
  const blocks = fences.flatMap((fence) => {
    const path = pathOfFence(fence);
    const whole = isCut && !fence.isClosed ? withoutLastHunk(fence.lines) : fence.lines;
    return parseDiff(whole, original).map((block) => ({ ...(path !== undefined && { path }), ...block }));
  });
  return { kind: 'diff', blocks, isClosed };
}

function isDiffFence({ info, lines }: FencedBlock): boolean {
  return /^(?:u?diff|patch)\b/i.test(info) || looksLikeDiff(lines);
}

function bareDiff(
  lines: readonly string[],
  { isCut, original }: Omit<EditAnswerOptions, 'languageId'>,
): DiffAnswer | undefined {
  if (readFences(lines).length > 0 || !looksLikeDiff(lines)) return undefined;
  const start = lines.findIndex((line) => /^(?:diff --git |--- |@@|\*\*\* )/.test(line));
  const end = lines.findIndex((line) => /^\*\*\* End Patch/.test(line));
  const body = lines
    .slice(start, end === -1 ? lines.length : end)
    .filter((line) => /^[-+]/.test(line) || !looksLikeProse(line));
  const isClosed = !isCut || end !== -1;
  return { kind: 'diff', blocks: parseDiff(isClosed ? body : withoutLastHunk(body), original), isClosed };
}

function asFencedCode(lines: readonly string[], options: EditAnswerOptions): EditAnswer | undefined {
  const all = readFences(lines);
  if (isOwnText(lines, all, options)) return undefined;
  // Marks that nothing follows are the end of a fence whose start was lost.
  const hasText = (block: FencedBlock): boolean => block.lines.some((line) => line.trim() !== '');
  const fence = chooseFence(
    all.filter((block) => block.isClosed || options.isCut || hasText(block)),
    options,
  );
  if (fence === undefined) return undefined;
  const path = pathOfFence(fence) ?? pathInHeader(fence.lines, options.original);
  const own = path !== undefined && isHeader(fence.lines, path, options.original) ? fence.lines.slice(1) : fence.lines;
  const code = unwrapCode(own, options.languageId);
  return { ...asCode(code, options), isClosed: fence.isClosed, ...(path !== undefined && { path }) };
}

/** Whether the fences belong to a text that is prose itself: lines of that text stand around them. */
function isOwnText(lines: readonly string[], fences: readonly FencedBlock[], options: EditAnswerOptions): boolean {
  const { languageId, original } = options;
  if (!isProseLanguage(languageId) || fences.some(({ info }) => isOwnLanguage(info, languageId))) return false;
  const outside = lines.filter((_, at) => !fences.some(({ start, end }) => at >= start && at < end));
  return outside.some((line) => /\w{3}/.test(line) && hasLine(original, line));
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
  // Of markup, only what stands between tags is prose.
  const isMarkup = options.languageId === 'html' && options.original.trimStart().startsWith('<');
  if (isProseLanguage(options.languageId) && !isMarkup) {
    if (lines.every((line) => line.trim() === '')) return { kind: 'nothing', prose: '', isClosed };
    return { ...asCode(withoutLeadIn(lines, options.original), options), isClosed };
  }
  const known = new Set(options.original.split(/\r\n?|\n/).map((line) => line.trim()));
  const said = linesSaid(lines, options.languageId);
  const isCode = (line: string, at: number): boolean => line.trim() !== '' && (!said[at] || known.has(line.trim()));
  const first = lines.findIndex(isCode);
  if (first === -1) return { kind: 'nothing', prose: lines.join('\n').trim(), isClosed };
  const last = lines.findLastIndex(isCode);
  return { ...asCode(unwrapCode(lines.slice(first, last + 1), options.languageId), options), isClosed };
}

/** Where the text itself is prose, only a first line that announces it is surely not part of it. */
function withoutLeadIn(lines: readonly string[], original: string): readonly string[] {
  const [first = '', second] = lines;
  const announces = /^(?:sure|certainly|of course|okay|here(?:'s|’s| is| are)|below is)\b.*:$/i.test(first.trim());
  return announces && second?.trim() === '' && !original.includes(first.trim()) ? lines.slice(2) : lines;
}

type CodeAnswer = Extract<EditAnswer, { readonly kind: 'whole' | 'partial' }>;

function markerIn({ languageId, original }: EditAnswerOptions): (line: string) => boolean {
  return (line) => isElisionMarker(line, languageId) && !hasLine(original, line);
}

function asCode(written: readonly string[], options: EditAnswerOptions): CodeAnswer {
  const { languageId, original } = options;
  const isMarkerAlone = markerIn(options);
  // Spaces that do not break come from pages on which the model learnt.
  const plain = original.includes('\u00A0') ? written : written.map((line) => line.replace(/^\s+/, withPlainSpaces));
  const lines = withoutLineNumbers(plain, original).flatMap((line) =>
    hasLine(original, line) ? [line] : unfoldElision(line, languageId, (whole) => hasLine(original, whole)),
  );
  const isMarker = (line: string, at: number): boolean => isMarkerAlone(line) || isDotsForCode(lines, at, options);
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

const withPlainSpaces = (indent: string): string => indent.replaceAll('\u00A0', ' ');

function hasLine(text: string, line: string): boolean {
  const wanted = line.trim();
  return text.includes(wanted) && text.split(/\r\n?|\n/).some((other) => other.trim() === wanted);
}
