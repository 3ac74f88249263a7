import type { FimOrder } from '../fim/fimTemplate.ts';
import { estimateTokens } from '../usage/estimateTokens.ts';
import { textAfter, textBefore, type CompletionInput } from './completionInput.ts';

/** What of the document the model sees. Line ends `\n`. */
export interface PromptWindow {
  readonly prefix: string;
  readonly suffix: string;
  /** Nothing of the text after the cursor was left out. */
  readonly hasWholeSuffix: boolean;
}

/**
 * Shares of the budget for the text after the cursor: what it gets in any case, and what it may take of what the text before leaves over.
 * Where the prefix comes first, each key makes the server read the suffix anew: it is kept short, so that nine tenths of the prompt come from
 * the server's cache. Where the suffix comes first it stays as it is while one types.
 */
const SUFFIX_SHARES: Readonly<Record<FimOrder, { readonly least: number; readonly most: number }>> = {
  prefixFirst: { least: 1 / 16, most: 1 / 4 },
  suffixFirst: { least: 1 / 4, most: 1 / 2 },
};
/** Some lines below the cursor are worth more than any cache. */
const LEAST_SUFFIX_TOKENS = 64;
/** What is left over is counted in steps of this share of the budget: a suffix that lost a line at every other key would never be cached. */
const STEP = 1 / 8;

/**
 * The window's edges lie on lines whose numbers are multiples of this: while one types, the start of the prompt stays the same to the
 * character, and the server's prompt cache keeps hitting.
 */
const CHUNK_LINES = 16;

export interface WindowBudget {
  /** By estimate. */
  readonly maxTokens: number;
  readonly order: FimOrder;
}

/** The text around the cursor within the budget. At least the cursor's own surroundings, even if one line is longer than that. */
export function collectWindow(input: CompletionInput, { maxTokens, order }: WindowBudget): PromptWindow {
  const before = textBefore(input);
  const after = textAfter(input);
  const shares = SUFFIX_SHARES[order];
  const most = Math.floor(maxTokens * shares.most);
  const least = Math.min(most, Math.max(LEAST_SUFFIX_TOKENS, Math.floor(maxTokens * shares.least)));
  const wish = fittingTokens(after.split('\n'), least);
  const prefix = windowBefore(before, { maxTokens: maxTokens - wish, firstLine: input.firstLine });
  const step = Math.max(1, Math.floor(maxTokens * STEP));
  // What lies between the budget and the chunk's edge is no room: the next lines will fill it.
  const isWhole = prefix.length === before.length;
  const leftOver = isWhole ? Math.floor((maxTokens - estimateTokens(prefix)) / step) * step : 0;
  const suffix = windowAfter(after, Math.max(wish, Math.min(most, leftOver)));
  return { prefix, suffix, hasWholeSuffix: suffix.length === after.length };
}

/** How many tokens of the lines fit, counted from the first. */
function fittingTokens(lines: readonly string[], maxTokens: number): number {
  let used = 0;
  for (const line of lines) {
    used += estimateTokens(line) + 1;
    if (used >= maxTokens) return maxTokens;
  }
  return used;
}

interface BudgetBefore {
  readonly maxTokens: number;
  readonly firstLine: number;
}

function windowBefore(text: string, { maxTokens, firstLine }: BudgetBefore): string {
  const lines = text.split('\n');
  let start = lines.length;
  for (let used = 0; start > 0; start -= 1) {
    used += estimateTokens(lines[start - 1] ?? '') + 1;
    if (used > maxTokens) break;
  }
  if (start === 0) return text;
  const aligned = start + ((CHUNK_LINES - ((firstLine + start) % CHUNK_LINES)) % CHUNK_LINES);
  // Near the cursor nearness matters more than the cache.
  const from = aligned < lines.length ? aligned : start;
  return from < lines.length ? lines.slice(from).join('\n') : lastTokens(lines.at(-1) ?? '', maxTokens);
}

function windowAfter(text: string, maxTokens: number): string {
  const lines = text.split('\n');
  let end = 0;
  for (let used = 0; end < lines.length; end += 1) {
    used += estimateTokens(lines[end] ?? '') + 1;
    if (used > maxTokens) break;
  }
  if (end === lines.length) return text;
  return end > 0 ? lines.slice(0, end).join('\n') : firstTokens(lines[0] ?? '', maxTokens);
}

/** The end of one long line; never half a character. */
function lastTokens(line: string, maxTokens: number): string {
  const cut = line.slice(-Math.max(1, maxTokens * 2));
  return /^[\uDC00-\uDFFF]/.test(cut) ? cut.slice(1) : cut;
}

function firstTokens(line: string, maxTokens: number): string {
  const cut = line.slice(0, Math.max(0, maxTokens * 2));
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
