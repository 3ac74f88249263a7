import { isBlank, leadingSpace } from '../code/lines.ts';
import type { CleaningContext } from './cleaningContext.ts';

const LONGEST_BLOCK = 12;
const LONGEST_UNIT = 80;

/** A model that has begun to loop: what it says is kept once. Lines that are merely alike stay. */
export function cutRepetition(text: string, context: CleaningContext): string {
  return cutLoopInLine(cutLoopOfLines(text, context));
}

function cutLoopOfLines(text: string, { syntax, linePrefix }: CleaningContext): string {
  const lines = text.split('\n');
  // The column counts: closing words that step back to the margin are no loop.
  const filled = lines
    .map((line, index) => ({ text: index === 0 ? leadingSpace(linePrefix) + line.trim() : line.trimEnd(), index }))
    .filter(({ text: line }) => line.trim() !== '');
  const texts = filled.map((line) => line.text);
  for (let start = 0; start < filled.length; start += 1) {
    for (let period = 1; period <= LONGEST_BLOCK && start + 2 * period <= filled.length; period += 1) {
      const repeats = countRepeats(texts, start, period);
      if (repeats > 1 && repeats >= repeatsAllowed(texts.slice(start, start + period), syntax.markup)) {
        return lines.slice(0, (filled[start + period - 1]?.index ?? 0) + 1).join('\n');
      }
    }
  }
  return text;
}

/** How often the `period` lines from `start` on stand there, one after the other. */
function countRepeats(lines: readonly string[], start: number, period: number): number {
  let end = start + period;
  while (end < lines.length && lines[end] === lines[end - period]) end += 1;
  return Math.floor((end - start) / period);
}

/** Rows of values and of tags are repeated on purpose, statements are not. */
function repeatsAllowed(unit: readonly string[], markup: boolean): number {
  const hasWords = unit.some(
    (line) => /[A-Za-z\u00C0-\uFFFF]/.test(withoutValues(line)) && !(markup && /^\s*</.test(line)),
  );
  return hasWords ? 3 : 8;
}

/** The line without the words that are values, as they stand in tables. */
function withoutValues(line: string): string {
  return line.replace(/\b(?:0x[\da-f_]+|\d[\w.]*|null|nil|none|true|false|nan|undefined)\b/gi, '0');
}

function cutLoopInLine(text: string): string {
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const kept = line.length < 24 ? line : withoutLoop(line);
    if (kept === line) continue;
    const before = lines.slice(0, index);
    return (isBlank(kept) ? before : [...before, kept]).join('\n');
  }
  return text;
}

/** A line that ends in a loop, with its unit once; a loop of one character leaves nothing that could be trusted. */
function withoutLoop(line: string): string {
  for (let unit = 1; unit <= Math.min(LONGEST_UNIT, Math.floor(line.length / 3)); unit += 1) {
    const run = periodicTail(line, unit);
    if (run === 0 || !isLoop(withoutValues(line.slice(line.length - unit)), run / unit + 1)) continue;
    return unit === 1 ? '' : line.slice(0, line.length - run);
  }
  return line;
}

/** How many characters at the end equal those `unit` places before them. */
function periodicTail(line: string, unit: number): number {
  let run = 0;
  while (run + unit < line.length && line[line.length - 1 - run] === line[line.length - 1 - run - unit]) run += 1;
  return run;
}

/** Lines are drawn with signs, hashes may be all zeros; nothing has so many equal letters. */
function longestRun(character: string): number {
  if (/\p{L}/u.test(character)) return 40;
  return /\d/.test(character) ? 72 : 160;
}

function isLoop(unit: string, count: number): boolean {
  if (unit.length === 1) return count >= longestRun(unit);
  if (/\p{L}{2}|(?:\p{L}.*){4}/su.test(unit)) return count >= 5;
  return count >= 30 && new Set(unit).size > 1;
}
