import { type DiffHunk, type FileDiff, parseUnifiedDiff } from './parseUnifiedDiff.ts';
import { shareFairly } from './shareFairly.ts';
import { type NotShown, whyNotShown } from './whyNotShown.ts';

export interface DiffBudget {
  readonly budgetTokens: number;
  readonly estimateTokens: (text: string) => number;
  /** The text of these files stays at home; that they have changed is told. Absent: none. */
  readonly isWithheld?: (path: string) => boolean;
  /** New files that Git does not know yet: named, not read. */
  readonly untracked?: readonly string[];
  /** Every line of the new side gets its number. */
  readonly withLineNumbers?: boolean;
}

export interface DiffSummary {
  readonly text: string;
  readonly fileCount: number;
  /** Files whose changes are not all in the text, whatever the reason. */
  readonly shortened: readonly string[];
}

/** So much of the budget may go to the heads of the files. */
const SHARE_OF_HEADS = 0.5;
const LONGEST_LINE = 400;
const LONGEST_NAMED_UNTRACKED = 50;

const REASONS: Readonly<Record<NotShown | 'withheld', string>> = {
  binary: 'binary, not shown',
  'lock file': 'lock file, not shown',
  generated: 'generated, not shown',
  minified: 'minified, not shown',
  private: 'private by its name, not shown',
  withheld: 'excluded by the user, not shown',
};

/**
 * A diff for a prompt: each file's head with its counts, then as many of its changed lines as its fair share of the budget allows. A small
 * change is whole beside a huge one. With more files than their heads have room for, the rest is counted by folder.
 */
export function summariseDiff(diff: string, options: DiffBudget): DiffSummary {
  return summariseFiles(parseUnifiedDiff(diff), options);
}

/** The same for files that are parsed already. */
export function summariseFiles(files: readonly FileDiff[], options: DiffBudget): DiffSummary {
  const { budgetTokens, estimateTokens } = options;
  const all = files.map((file) => toPart(file, options));
  const { named, unnamed } = divideByHeads(all, budgetTokens * SHARE_OF_HEADS, estimateTokens);
  const tail = [folderCounts(unnamed.map(({ file }) => file)), untrackedText(options.untracked ?? [])];
  const fixed = [...named.map(({ head }) => head), ...tail].join('\n');
  const bodies = named.map(({ hunks }) => estimateTokens(hunks.map(textOf).join('\n')));
  const shares = shareFairly(bodies, budgetTokens - estimateTokens(fixed));
  const texts = named.map((part, index) => fitPart(part, shares[index] ?? 0, estimateTokens));
  const shortened = [...named.filter((part, index) => part.isHidden || texts[index]?.isCut === true), ...unnamed].map(
    ({ file }) => file.path,
  );
  const text = [...texts.map((part) => part.text), ...tail].filter((part) => part !== '').join('\n');
  return { text, fileCount: files.length + (options.untracked?.length ?? 0), shortened };
}

interface Part {
  readonly file: FileDiff;
  readonly head: string;
  /** Empty where nothing is to be shown. */
  readonly hunks: readonly DiffHunk[];
  readonly isHidden: boolean;
}

function toPart(file: FileDiff, { isWithheld, withLineNumbers }: DiffBudget): Part {
  const reason = isWithheld?.(file.path) ? 'withheld' : whyNotShown(file);
  const notes = [`+${file.added} -${file.removed}`, ...(reason ? [REASONS[reason]] : [])];
  const from = file.oldPath === undefined ? '' : `${oneLine(file.oldPath)} -> `;
  const hunks = file.hunks.map((hunk) => (withLineNumbers ? numbered(hunk) : hunk)).map(withShortLines);
  return {
    file,
    head: `${file.change}: ${from}${oneLine(file.path)} (${notes.join(', ')})`,
    hunks: reason ? [] : hunks,
    isHidden: reason !== undefined,
  };
}

/** A file's name may hold a line end; in a prompt it must not start a line of its own. */
function oneLine(path: string): string {
  return path.replace(/\s+/g, ' ');
}

function withShortLines(hunk: DiffHunk): DiffHunk {
  const short = (line: string): string => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line);
  return { ...hunk, lines: hunk.lines.map(short) };
}

function numbered(hunk: DiffHunk): DiffHunk {
  let next = hunk.newStart;
  const lines = hunk.lines.map((line) => {
    if (/^[-\\]/.test(line)) return `     ${line}`;
    next += 1;
    return `${String(next - 1).padStart(4)} ${line}`;
  });
  return { ...hunk, lines };
}

interface DividedParts {
  readonly named: readonly Part[];
  readonly unnamed: readonly Part[];
}

function divideByHeads(
  parts: readonly Part[],
  budget: number,
  estimateTokens: DiffBudget['estimateTokens'],
): DividedParts {
  let used = 0;
  const end = parts.findIndex(({ head }) => (used += estimateTokens(`${head}\n`)) > budget);
  return end === -1 ? { named: parts, unnamed: [] } : { named: parts.slice(0, end), unnamed: parts.slice(end) };
}

const MOST_FOLDERS = 20;

function folderCounts(files: readonly FileDiff[]): string {
  if (files.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { path } of files) {
    const folder = oneLine(path.split('/').slice(0, -1).slice(0, 2).join('/')) || '.';
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_FOLDERS);
  return `and ${files.length} more files: ${sorted.map(([folder, count]) => `${folder} (${count})`).join(', ')}`;
}

function untrackedText(paths: readonly string[]): string {
  const named = paths.slice(0, LONGEST_NAMED_UNTRACKED).map((path) => `new file, not shown: ${oneLine(path)}`);
  const rest = paths.length - named.length;
  return [...named, ...(rest > 0 ? [`and ${rest} more new files`] : [])].join('\n');
}

function textOf({ header, lines }: DiffHunk): string {
  return [header, ...lines].join('\n');
}

interface FittedPart {
  readonly text: string;
  readonly isCut: boolean;
}

function fitPart({ head, hunks }: Part, budget: number, estimateTokens: DiffBudget['estimateTokens']): FittedPart {
  const whole = hunks.map(textOf);
  const sizes = whole.map((text) => estimateTokens(text));
  if (sizes.reduce((sum, size) => sum + size, 0) <= budget) return { text: [head, ...whole].join('\n'), isCut: false };
  const shares = shareFairly(sizes, budget);
  const fitted = hunks.map((hunk, index) => fitHunk(hunk, shares[index] ?? 0, estimateTokens));
  const leftOut = fitted.filter((text) => text === undefined).length;
  const note = leftOut === 0 ? [] : [`[${leftOut} more ${leftOut === 1 ? 'place' : 'places'} changed]`];
  return { text: [head, ...fitted.filter((text) => text !== undefined), ...note].join('\n'), isCut: true };
}

/** Its first lines; undefined when not even one fits. */
function fitHunk(hunk: DiffHunk, budget: number, estimateTokens: DiffBudget['estimateTokens']): string | undefined {
  const kept: string[] = [];
  let used = estimateTokens(`${hunk.header}\n[99 more lines]\n`);
  for (const line of hunk.lines) {
    used += estimateTokens(`${line}\n`);
    if (used > budget) break;
    kept.push(line);
  }
  if (kept.length === 0) return estimateTokens(textOf(hunk)) <= budget ? textOf(hunk) : undefined;
  const rest = hunk.lines.length - kept.length;
  return [hunk.header, ...kept, ...(rest === 0 ? [] : [`[${rest} more lines]`])].join('\n');
}
