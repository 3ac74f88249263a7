import { headerColumn } from '../code/headerColumn.ts';
import { indentationWidth, isBlank, trimEndOfText } from '../code/lines.ts';
import { scanCode } from '../code/scanCode.ts';
import type { CleaningContext } from './cleaningContext.ts';
import { isAnnotation } from './annotations.ts';
import { closersOf, isClosing, isClosingNeeded } from './closingLines.ts';

/** The answer up to the place from which on it says the lines that stand below the cursor already. */
export function cutRepeatedLines(text: string, context: CleaningContext): string {
  if (!isBlank(context.restOfLine)) return text;
  const below = context.linesBelow.filter((line) => !isBlank(line));
  const lines = text.split('\n');
  const ownBlocks = linesOfOwnBlocks(lines, below[0] ?? '', context);
  const cut = lines.findIndex((_, index) =>
    repeatsBelow({ lines, index, below, isOwn: ownBlocks.has(index) }, context),
  );
  return trimEndOfText(cut < 0 ? text : lines.slice(0, cut).join('\n'));
}

/**
 * Lines that begin inside brackets which the answer itself opened: what they close is not what the lines below close. Unless these stand
 * deeper than the line that opened the bracket: then they are the body of the answer's own block.
 */
function linesOfOwnBlocks(lines: readonly string[], nextLine: string, context: CleaningContext): ReadonlySet<number> {
  const { syntax, atCursor, tabSize } = context;
  const inside = new Set<number>();
  // Text for people has brackets that nothing closes, as in `[0, 1)`.
  if (syntax.prose) return inside;
  const text = lines.join('\n');
  const below = indentationWidth(nextLine, tabSize);
  const starts = [0];
  scanCode(text, {
    syntax,
    from: atCursor,
    visit: (index, state) => {
      if (text[index - 1] !== '\n') return;
      starts.push(index);
      const opener = state.open.at(-1);
      if (opener === undefined) return;
      const openedIn = starts.findLastIndex((start) => start <= opener.index);
      if (below <= columnOfOpener(lines, openedIn, context)) inside.add(starts.length - 1);
    },
  });
  return inside;
}

/** Column of the line with a bracket, or, where parameters over several lines end before it, of the line on which they began. */
function columnOfOpener(
  lines: readonly string[],
  index: number,
  { syntax, linePrefix, prefix, tabSize, atStart }: CleaningContext,
): number {
  const line = index === 0 ? linePrefix + (lines[0] ?? '') : (lines[index] ?? '');
  if (scanCode(line, { syntax }).unmatched.length === 0) return indentationWidth(line, tabSize);
  return headerColumn(prefix + lines.slice(0, index + 1).join('\n'), { syntax, tabSize, atStart });
}

interface Repetition {
  readonly lines: readonly string[];
  readonly index: number;
  /** The lines below that are not blank. */
  readonly below: readonly string[];
  /** The line stands in a block that the answer has opened itself. */
  readonly isOwn: boolean;
}

/** So many lines are no accident even in a block of the answer's own, as `namespace` opens one without indenting it. */
const FEWEST_IN_OWN_BLOCK = 3;

function repeatsBelow({ lines, index, below, isOwn }: Repetition, context: CleaningContext): boolean {
  const said = lines[index] ?? '';
  if (isBlank(said)) return false;
  const whole = index === 0 ? context.linePrefix + said : said;
  const rest = [whole, ...lines.slice(index + 1).filter((line) => !isBlank(line))];
  const next = below[0] ?? '';
  if (isOwn) return countMatches(rest, below, context) >= FEWEST_IN_OWN_BLOCK;
  if (index > 0 && rest.length === 1 && breaksOffWithin(whole, next, context)) return true;
  const matches = countMatches(rest, below, context);
  if (matches === 0 || matches === rest.length) return matches > 0;
  return isOutside(next, context) || isNoAccident(below.slice(0, matches));
}

/** The answer says these lines, which stand below, and then others. */
function isNoAccident(lines: readonly string[]): boolean {
  const same = lines.map((line) => line.trim());
  // Neighbours begin and end alike; what stands between tells them apart.
  if (same.every((line) => isFrame(line))) return same.length >= 2 && same.every((line) => isClosing(line));
  // A closing line alone may be needed; with words in it the repetition is no accident.
  return same.length >= 2 || isTelling(same[0] ?? '');
}

/** The answer's last line was cut off within the line that stands below: in the middle of a word, or with something left open. */
function breaksOffWithin(line: string, other: string, { syntax }: CleaningContext): boolean {
  const [said, standing] = [line.trim(), other.trim()];
  if (said.length < 10 || !/\s/.test(said) || said.length === standing.length || !standing.startsWith(said))
    return false;
  const { open, quote } = scanCode(said, { syntax });
  return open.length > 0 || quote !== undefined || /\w\w/.test(standing.slice(said.length - 1, said.length + 1));
}

/** The line stands further left than the cursor's: it goes on with what is around the cursor's block, as `else:` does. */
function isOutside(line: string, { linePrefix, tabSize }: CleaningContext): boolean {
  return indentationWidth(line, tabSize) < indentationWidth(linePrefix, tabSize) && /\w/.test(line);
}

function countMatches(lines: readonly string[], below: readonly string[], context: CleaningContext): number {
  let count = 0;
  for (const line of lines) {
    const other = below[count];
    if (other === undefined || !isSameLine(line, other, { context, isLast: count > 0 && count === lines.length - 1 }))
      break;
    count += 1;
  }
  return count;
}

interface Comparison {
  readonly context: CleaningContext;
  /** The answer's last line may be cut off in the middle. */
  readonly isLast: boolean;
}

function isSameLine(line: string, other: string, { context, isLast }: Comparison): boolean {
  const { tabSize } = context;
  const [first, second] = [line.trim(), other.trim()];
  const closers = isClosing(first) && isClosing(second) && (second.startsWith(first) || first.startsWith(second));
  const same = closers || collapse(first) === collapse(second) || (isLast && second.startsWith(first));
  const isSameColumn = indentationWidth(line, tabSize) === indentationWidth(other, tabSize);
  if (!same) return isSameColumn && (closesAlike(first, second, context) || endsAlike(first, second, context));
  if (isSameColumn) return true;
  // A closing line in another column is a repetition when nothing is left for it to close; in text that cannot be told.
  return !context.syntax.prose && isClosing(first) && isBlank(context.linePrefix) && !isClosingNeeded(context);
}

/** `}, []);` and `}, [id]);`: both close the same brackets, which can be closed only once. */
function closesAlike(first: string, second: string, context: CleaningContext): boolean {
  const closers = closersOf(first, context);
  return closers !== '' && closers === closersOf(second, context) && !isClosingNeeded(context);
}

/** `end` and `end.join`: the same word closes the same block. */
function endsAlike(first: string, second: string, { syntax }: CleaningContext): boolean {
  return (
    syntax.closingWords.includes(first) && second.startsWith(first) && /^[.)\],;]/.test(second.slice(first.length))
  );
}

/** A line that many blocks begin or end with: a tag (also in a comment), an attribute or a decorator, a ruler, a condition. */
function isFrame(text: string): boolean {
  return (
    !/\w/.test(text) ||
    /^(?:\/\/[/!]?\s*|\*\s*)?<[^<>]*>$/.test(text) ||
    isAnnotation(text) ||
    /^(?:if|for|foreach|while|switch|match|try|do|else|loop|unless|until|select|with)\b.*(?:[{:]|\b(?:do|then))$/.test(
      text,
    )
  );
}

/** More than a bracket or a lone word such as `break;`, which neighbouring blocks may well share. */
function isTelling(line: string): boolean {
  return /\w/.test(line) && !/^\w+[;:,]?$/.test(line.trim()) && line.trim().length >= 4;
}

function collapse(line: string): string {
  return line.replace(/\s+/g, ' ');
}
