import { estimateTokens } from '../../usage/estimateTokens.ts';
import type { ContextSource } from '../../settings/contextSources.ts';
import type { ContextSnippet } from './contextSnippet.ts';
import { identifiersOf } from './identifiers.ts';

/** A piece of a snippet that is small enough to be chosen by itself. */
export interface ContextChunk {
  readonly source: ContextSource;
  readonly uri: string;
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
  /** Line of the document where it starts, and the line behind its last. */
  readonly firstLine: number;
  readonly endLine: number;
  readonly identifiers: ReadonlySet<string>;
  /** By estimate, its path included. */
  readonly tokens: number;
}

/** Whole files are cut at lines whose numbers are multiples of this, so that an edit changes one chunk and leaves the others as they were. */
const CHUNK_LINES = 16;
/** Longest text of a snippet that is taken as it is. */
const LONGEST_PIECE_LINES = 40;
/** What a template or a comment puts around a piece. */
const TOKENS_AROUND = 6;
/** Minified code and data: of no use to a model. */
const LONGEST_LINE = 400;

/** Sources that are long texts, of which only a part may be worth showing. */
const CUT_SOURCES: ReadonlySet<ContextSource> = new Set(['visibleFile', 'recentFile', 'openTab', 'pinned']);

/** The pieces of a snippet, from top to bottom. Blank ones and ones with endless lines are left out. */
export function chunksOf(snippet: ContextSnippet): readonly ContextChunk[] {
  const lines = snippet.text.split('\n');
  const chunks: ContextChunk[] = [];
  for (let start = 0; start < lines.length;) {
    const end = Math.min(lines.length, endOfChunk(snippet, start));
    const chunk = chunkOf(snippet, lines, { start, end });
    if (chunk !== undefined) chunks.push(chunk);
    start = end;
    if (!CUT_SOURCES.has(snippet.source)) break;
  }
  return chunks;
}

function endOfChunk({ source, firstLine }: ContextSnippet, start: number): number {
  if (!CUT_SOURCES.has(source)) return LONGEST_PIECE_LINES;
  return start + CHUNK_LINES - ((firstLine + start) % CHUNK_LINES);
}

interface LineRange {
  readonly start: number;
  readonly end: number;
}

function chunkOf(
  snippet: ContextSnippet,
  lines: readonly string[],
  { start, end }: LineRange,
): ContextChunk | undefined {
  const own = lines.slice(start, end);
  const text = own.join('\n').trimEnd();
  if (text.trim() === '' || own.some((line) => line.length > LONGEST_LINE)) return undefined;
  const { source, uri, path, languageId, firstLine } = snippet;
  return {
    source,
    uri,
    path,
    languageId,
    text,
    firstLine: firstLine + start,
    endLine: firstLine + end,
    identifiers: identifiersOf(text),
    tokens: estimateTokens(text) + estimateTokens(path) + TOKENS_AROUND,
  };
}
