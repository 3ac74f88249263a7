import type { FileDiff } from '../git/parseUnifiedDiff.ts';
import type { ReviewFinding } from './reviewFinding.ts';

/** A finding whose place in the diff is sure. */
export interface PlacedFinding extends ReviewFinding {
  /** As the diff names it. */
  readonly path: string;
  /** Lines of the new side, from 1, both included. */
  readonly line: number;
  readonly endLine: number;
}

export interface PlacedReview {
  readonly placed: readonly PlacedFinding[];
  /** Findings about no line of the diff, each worth telling but not at a place. */
  readonly unplaced: readonly ReviewFinding[];
}

/** A number may be so far from a changed line and still mean it. */
const NEAR = 3;
const LONGEST_RANGE = 30;

/**
 * Finds for each finding the line of the diff that it is about: by the code that it quotes, nearest to the line that it names; without a
 * quotation by the number alone, where that is a line of the diff or next to one. Repeated findings count once.
 */
export function placeFindings(findings: readonly ReviewFinding[], files: readonly FileDiff[]): PlacedReview {
  const placed: PlacedFinding[] = [];
  const unplaced: ReviewFinding[] = [];
  const seen = new Set<string>();
  const lines = new Map(files.map((file) => [file.path, linesOf(file)]));
  for (const finding of findings) {
    const path = pathOf(finding.path, files);
    const at = path === undefined ? undefined : lineOf(finding, lines.get(path) ?? []);
    const key = JSON.stringify([path, at, finding.text]);
    if (seen.has(key)) continue;
    seen.add(key);
    if (path === undefined || at === undefined) unplaced.push(finding);
    else placed.push({ ...finding, path, line: at, endLine: endOf(finding, at, lines.get(path) ?? []) });
  }
  return { placed, unplaced };
}

/** A line that the new side of the diff shows. A removed line stands at the line that follows it. */
interface ShownLine {
  readonly number: number;
  readonly text: string;
  readonly kind: 'added' | 'removed' | 'same';
}

function linesOf({ hunks }: FileDiff): readonly ShownLine[] {
  return hunks.flatMap(({ newStart, lines }) => {
    let next = Math.max(1, newStart);
    return lines.flatMap((line): readonly ShownLine[] => {
      if (line.startsWith('\\')) return [];
      const text = line.slice(1);
      if (line.startsWith('-')) return [{ number: next, text, kind: 'removed' }];
      next += 1;
      return [{ number: next - 1, text, kind: line.startsWith('+') ? 'added' : 'same' }];
    });
  });
}

/** Models shorten paths, and put `a/` or `./` before them. One that fits several files fits none. */
function pathOf(written: string, files: readonly FileDiff[]): string | undefined {
  const wanted = written.replace(/^(?:\.\/|\/|[ab]\/(?=.))/, '');
  const exact = files.find(({ path }) => path === written || path === wanted);
  if (exact) return exact.path;
  const ends = files.filter(({ path }) => path.endsWith(`/${wanted}`) || wanted.endsWith(`/${path}`));
  return ends.length === 1 ? ends[0]?.path : undefined;
}

function lineOf(finding: ReviewFinding, lines: readonly ShownLine[]): number | undefined {
  return byQuote(finding, lines) ?? byNumber(finding.line, lines);
}

function byQuote({ quote, line }: ReviewFinding, lines: readonly ShownLine[]): number | undefined {
  const wanted = quote
    .split('\n')
    .map((one) => squeeze(one.replace(/^\s*\d+\s+[+ ]\s?/, '').replace(/^[+-]\s?/, '')))
    .find((one) => one.length >= 3);
  if (wanted === undefined) return undefined;
  const manners: readonly ((text: string) => boolean)[] = [
    (text) => text === wanted,
    (text) => text.includes(wanted) && wanted.length >= 6,
    (text) => text.length >= 10 && wanted.includes(text),
  ];
  for (const fits of manners) {
    const found = lines.filter(({ text }) => fits(squeeze(text)));
    const changed = found.filter(({ kind }) => kind !== 'same');
    const best = nearest(changed.length > 0 && line === undefined ? changed : found, line);
    if (best) return best.number;
  }
  return undefined;
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

function nearest(lines: readonly ShownLine[], to: number | undefined): ShownLine | undefined {
  if (to === undefined) return lines[0];
  const distance = ({ number }: ShownLine): number => Math.abs(number - to);
  return lines.reduce<ShownLine | undefined>(
    (best, line) => (best === undefined || distance(line) < distance(best) ? line : best),
    undefined,
  );
}

function byNumber(line: number | undefined, lines: readonly ShownLine[]): number | undefined {
  if (line === undefined) return undefined;
  const shown = lines.filter(({ kind }) => kind !== 'removed');
  if (shown.some(({ number }) => number === line)) return line;
  const near = nearest(lines, line);
  return near && Math.abs(near.number - line) <= NEAR ? near.number : undefined;
}

/** Only as far as the diff shows lines one after the other. */
function endOf({ line, endLine }: ReviewFinding, at: number, lines: readonly ShownLine[]): number {
  const length = endLine === undefined || line === undefined ? 0 : Math.min(endLine - line, LONGEST_RANGE);
  const shown = new Set(lines.filter(({ kind }) => kind !== 'removed').map(({ number }) => number));
  let end = at;
  while (end < at + length && shown.has(end + 1)) end += 1;
  return end;
}
