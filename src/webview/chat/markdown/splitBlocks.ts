import type { MarkdownIt, Token } from 'markdown-it';
import { characterStart } from '../../../core/util/characterStart.ts';
import type { MarkdownScope } from './parser.ts';

/** One top-level block of a message, as offsets into the message's text. */
export interface MarkdownBlock {
  readonly start: number;
  /** Where the next block starts; blank lines and link definitions in between belong to this one. */
  readonly end: number;
  /** Characters from `start` that are drawn at once; fewer than the block has when a single line is a giant. */
  readonly drawnLength: number;
  /** Lines that stand in front of the block's text when it continues one that was cut: a table's head. */
  readonly prefix: string;
  /** For a fenced code block on the top level: its text and what follows the opening fence. */
  readonly fence?: { readonly code: string; readonly info: string };
}

export interface SplitText {
  /** Blocks that later text cannot change any more. */
  readonly closed: readonly MarkdownBlock[];
  /** The block that still may grow; undefined when nothing is left, or when another call has to look on from the last closed block. */
  readonly tail: MarkdownBlock | undefined;
  /** The `prefix` for the next call. */
  readonly prefix: string;
}

export interface SplitOptions {
  readonly parser: MarkdownIt;
  readonly scope: MarkdownScope;
  /** Where the first block that is not closed yet starts. */
  readonly from: number;
  readonly prefix: string;
}

/** Blocks longer than this are cut at a line end and continued, so that no single draw takes long. */
export const MAX_BLOCK_LENGTH = 6000;
/** How much text is looked at in one call. */
const WINDOW_LENGTH = 24_000;
/** So many blocks at a time are tiny ones. */
const MANY_BLOCKS = 200;
const BUNDLE_LENGTH = 1000;

/**
 * Finds the next top-level blocks of text whose end may still be missing. Pure: definitions found on the way are not added to `scope`.
 * A block counts as closed only when a complete line of another block follows, because a half line may yet become its continuation.
 */
export function splitBlocks(text: string, options: SplitOptions): SplitText {
  for (let length = WINDOW_LENGTH; ; length *= 2) {
    const windowEnd = Math.min(text.length, options.from + length);
    const blocks = blocksOf(text.slice(0, windowEnd), options);
    const lineEnd = text.lastIndexOf('\n', windowEnd - 1) + 1;
    if (blocks.length === 0 && windowEnd < text.length && lineEnd > options.from)
      return closeBlank(options.from, lineEnd);
    const split = closeBlocks(text, blocks, windowEnd);
    // A long fenced block needs a larger window; everything else is cut long before.
    if (split.closed.length > 0 || windowEnd === text.length) return { ...split, closed: bundle(split.closed) };
  }
}

/** Top-level blocks from `from` to the end of the text. */
function blocksOf(text: string, { parser, scope, from, prefix }: SplitOptions): readonly MarkdownBlock[] {
  const source = prefix + text.slice(from);
  const tokens: Token[] = [];
  // References are copied so that a half-arrived definition is forgotten again.
  parser.block.parse(source, parser, { references: { ...scope.references } }, tokens);
  const lineStarts = startsOfLines(source);
  const opening = tokens.filter(opensBlock);
  const starts = opening.map((token, index) => {
    const start = lineStarts[token.map?.[0] ?? 0] ?? source.length;
    return index === 0 ? from : from + Math.max(0, start - prefix.length);
  });
  return opening.map((token, index) => {
    const start = starts[index] ?? from;
    const end = starts[index + 1] ?? text.length;
    const fence = token.type === 'fence' ? { fence: { code: token.content, info: token.info } } : {};
    return { start, end, drawnLength: end - start, prefix: index === 0 ? prefix : '', ...fence };
  });
}

/** A link definition shows nothing: it belongs to the block before it. */
function opensBlock(token: Token): boolean {
  return token.level === 0 && token.nesting >= 0 && token.map !== null && token.type !== 'reference_definition';
}

function startsOfLines(text: string): readonly number[] {
  const starts = [0];
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) starts.push(index + 1);
  return starts;
}

/** Many blank lines or link definitions in a row: whole lines of them are closed without waiting for a block. */
function closeBlank(start: number, end: number): SplitText {
  return { closed: [{ start, end, drawnLength: end - start, prefix: '' }], tail: undefined, prefix: '' };
}

function closeBlocks(text: string, blocks: readonly MarkdownBlock[], windowEnd: number): SplitText {
  const closed: MarkdownBlock[] = [];
  const completeEnd = text.lastIndexOf('\n', windowEnd - 1) + 1;
  for (const [index, block] of blocks.entries()) {
    if (block.fence === undefined && block.end - block.start > MAX_BLOCK_LENGTH) return cut(text, closed, block);
    const next = blocks[index + 1];
    const nextLineEnd = next === undefined ? 0 : text.indexOf('\n', next.start) + 1;
    const isClosed = nextLineEnd > 0 && nextLineEnd <= completeEnd;
    if (!isClosed)
      return { closed, tail: windowEnd === text.length ? openTail(block, text) : undefined, prefix: block.prefix };
    closed.push(block);
  }
  return { closed, tail: undefined, prefix: '' };
}

/** Draws thousands of tiny blocks as some larger ones: each costs the browser time in every frame. */
function bundle(blocks: readonly MarkdownBlock[]): readonly MarkdownBlock[] {
  if (blocks.length < MANY_BLOCKS) return blocks;
  const bundles: MarkdownBlock[] = [];
  for (const block of blocks) {
    const last = bundles.at(-1);
    const length = last === undefined ? Infinity : block.end - last.start;
    if (last !== undefined && length <= BUNDLE_LENGTH && isPlain(last) && isPlain(block))
      bundles[bundles.length - 1] = { ...last, end: block.end, drawnLength: length };
    else bundles.push(block);
  }
  return bundles;
}

function isPlain({ start, end, drawnLength, fence }: MarkdownBlock): boolean {
  return fence === undefined && drawnLength === end - start;
}

/** What is not closed is drawn as one block, to the end of the text. */
function openTail(first: MarkdownBlock, text: string): MarkdownBlock {
  const { start, prefix } = first;
  if (first.fence === undefined || first.end < text.length) {
    return { start, end: text.length, drawnLength: text.length - start, prefix };
  }
  // Half a closing fence would flash up as code.
  const code = first.fence.code.replace(/(^|\n) {0,3}(?:`+|~+)$/, '$1');
  return { ...first, fence: { code, info: first.fence.info } };
}

/** Closes the part of a long block that may be drawn for good: whole lines, or else the start of one giant line. */
function cut(text: string, closed: readonly MarkdownBlock[], block: MarkdownBlock): SplitText {
  const { start, prefix } = block;
  const lineEnd = text.lastIndexOf('\n', start + MAX_BLOCK_LENGTH - 1) + 1;
  if (lineEnd > start) {
    const head = { start, end: lineEnd, drawnLength: lineEnd - start, prefix };
    return { closed: [...closed, head], tail: undefined, prefix: tableHead(prefix + text.slice(start, lineEnd)) };
  }
  const drawnLength = characterStart(text, start + MAX_BLOCK_LENGTH) - start;
  const giantEnd = text.indexOf('\n', start + MAX_BLOCK_LENGTH) + 1;
  const giant = { start, end: giantEnd === 0 ? text.length : giantEnd, drawnLength, prefix };
  return giantEnd === 0 ? { closed, tail: giant, prefix } : { closed: [...closed, giant], tail: undefined, prefix: '' };
}

/** The first two lines of a table, which its continuation has to repeat; else empty. */
function tableHead(blockText: string): string {
  const head = /^[^\n]*\|[^\n]*\n {0,3}[|:-][|:\- ]*\n/.exec(blockText)?.[0] ?? '';
  return head.length < 1000 ? head : '';
}
