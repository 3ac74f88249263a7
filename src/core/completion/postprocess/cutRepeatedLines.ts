import { indentationWidth, isBlank, trimEndOfText } from '../code/lines.ts';
import { scanCode } from '../code/scanCode.ts';
import type { CleaningContext } from './cleaningContext.ts';

/** The answer up to the place from which on it says the lines that stand below the cursor already. */
export function cutRepeatedLines(text: string, context: CleaningContext): string {
  if (!isBlank(context.restOfLine)) return text;
  const below = context.linesBelow.filter((line) => !isBlank(line));
  const lines = text.split('\n');
  const ownBlocks = linesThatCloseOwnBrackets(text, context);
  const cut = lines.findIndex((_, index) => !ownBlocks.has(index) && repeatsBelow({ lines, index, below }, context));
  return trimEndOfText(cut < 0 ? text : lines.slice(0, cut).join('\n'));
}

/** Lines that begin inside brackets which the answer itself opened: what they close is not what the lines below close. */
function linesThatCloseOwnBrackets(text: string, { syntax, atCursor }: CleaningContext): ReadonlySet<number> {
  const inside = new Set<number>();
  // Text for people has brackets that nothing closes, as in `[0, 1)`.
  if (syntax.prose) return inside;
  let line = 0;
  scanCode(text, {
    syntax,
    from: atCursor,
    visit: (index, state) => {
      if (text[index - 1] === '\n') {
        line += 1;
        if (state.open.length > 0) inside.add(line);
      }
    },
  });
  return inside;
}

interface Repetition {
  readonly lines: readonly string[];
  readonly index: number;
  /** The lines below that are not blank. */
  readonly below: readonly string[];
}

function repeatsBelow({ lines, index, below }: Repetition, context: CleaningContext): boolean {
  const whole = index === 0 ? context.linePrefix + (lines[0] ?? '') : (lines[index] ?? '');
  if (isBlank(whole) || (index === 0 && isBlank(lines[0] ?? ''))) return false;
  const rest = [whole, ...lines.slice(index + 1)].filter((line) => !isBlank(line));
  const matches = countMatches(rest, below, context);
  if (matches === 0) return false;
  // A closing line alone may be needed; with words in it, or up to the answer's end, the repetition is no accident.
  return matches === rest.length || matches >= 2 || isTelling(below[0] ?? '') || isOutside(below[0] ?? '', context);
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
  if (!same) return false;
  if (indentationWidth(line, tabSize) === indentationWidth(other, tabSize)) return true;
  // A closing line in another column is a repetition when nothing is left for it to close.
  return isClosing(first) && isBlank(context.linePrefix) && !isClosingNeeded(context);
}

/** Whether, by count over the text around the cursor, more brackets are open than the lines below close. */
function isClosingNeeded({ atCursor, linesBelow, syntax }: CleaningContext): boolean {
  if (!syntax.brackets) return true;
  const closing =
    linesBelow
      .filter((line) => isClosing(line.trim()))
      .join('')
      .match(/[)\]}]/g)?.length ?? 0;
  return atCursor.outer.length > closing;
}

function isClosing(line: string): boolean {
  return /^[)\]}]+[;,]?$/.test(line) || /^[)\]}]+[;,)]*$/.test(line);
}

/** More than a bracket or a lone word such as `break;`, which neighbouring blocks may well share. */
function isTelling(line: string): boolean {
  return /\w/.test(line) && !/^\w+[;:,]?$/.test(line.trim()) && line.trim().length >= 4;
}

function collapse(line: string): string {
  return line.replace(/\s+/g, ' ');
}
