import { estimateTokens } from '../usage/estimateTokens.ts';
import { textAfter, textBefore, type CompletionInput } from './completionInput.ts';

/** What of the document the model sees. Line ends `\n`. */
export interface PromptWindow {
  readonly prefix: string;
  readonly suffix: string;
  /** Nothing of the text after the cursor was left out. */
  readonly hasWholeSuffix: boolean;
}

/** Share of the budget for the text before the cursor; what one side leaves over goes to the other. */
const PREFIX_SHARE = 0.75;

/**
 * The window's edges lie on lines whose numbers are multiples of this: while one types, the start of the prompt stays the same to the
 * character, and the server's prompt cache keeps hitting.
 */
const CHUNK_LINES = 16;

/** The text around the cursor within `maxTokens`, by estimate. At least the cursor's own surroundings, even if one line is longer than that. */
export function collectWindow(input: CompletionInput, maxTokens: number): PromptWindow {
  const before = textBefore(input);
  const after = textAfter(input);
  const suffixWish = fittingTokens(after.split('\n'), maxTokens);
  const suffixShare = Math.min(suffixWish, Math.floor(maxTokens * (1 - PREFIX_SHARE)));
  const prefix = windowBefore(before, { maxTokens: maxTokens - suffixShare, firstLine: input.firstLine });
  const suffix = windowAfter(after, maxTokens - estimateTokens(prefix));
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
