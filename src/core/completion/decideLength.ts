import { isBlank } from './code/lines.ts';
import { isBetweenPair } from './postprocess/bodyBetween.ts';
import type { AnswerLength, CleaningContext } from './postprocess/cleaningContext.ts';

type Surroundings = Pick<
  CleaningContext,
  'linePrefix' | 'restOfLine' | 'linesBelow' | 'syntax' | 'atCursor' | 'inText' | 'prefix'
>;

export interface LengthWish {
  /** The cursor's line was just completed by a suggestion: the next statement is wanted too. */
  readonly isAfterAcceptance?: boolean;
  /** Longer suggestions are hardly taken: of an empty body its first statement is enough. */
  readonly prefersShort?: boolean;
}

const OPENS_BLOCK = /[{([]\s*$|=>\s*$|\b(?:then|do|else|begin|try|loop)\s*$/;

/**
 * How much to ask for, told from the code around the cursor: the body of an empty block, one statement, or the rest of the line.
 *
 */
export function decideLength(at: Surroundings, wish: LengthWish = {}): AnswerLength {
  const { isAfterAcceptance = false, prefersShort = false } = wish;
  if (isAfterAcceptance && isWholeLine(at)) return 'nextStatement';
  if (/[^\s)\]}>"'`;,:]/.test(at.restOfLine)) return lengthBesideText(at);
  if (at.inText || isInCodeOfString(at)) return isBlank(at.linePrefix) && at.syntax.prose ? 'block' : 'line';
  if (opensBlock(at.linePrefix, at)) return 'block';
  if (!isBlank(at.linePrefix)) return 'statement';
  return isEmptyBody(at) && !prefersShort ? 'block' : 'statement';
}

/** `useEffect(() => {█}, [id]);`: between the braces of a function there is room for lines. */
function lengthBesideText(at: Surroundings): AnswerLength {
  const isInBody = !at.inText && /(?:\)|=>)\s*\{\s*$/.test(at.linePrefix) && isBetweenPair(at);
  return isInBody ? 'block' : 'line';
}

function isWholeLine(at: Surroundings): boolean {
  return isBlank(at.restOfLine) && !at.inText && !opensBlock(at.linePrefix, at);
}

/** The cursor's line has begun code inside of a string, which goes on behind it: on that line, unless the code has opened a bracket and the string may. */
function isInCodeOfString({ atCursor: { outer }, prefix, linePrefix }: Surroundings): boolean {
  const last = outer.findLast(({ inside }) => inside !== undefined);
  const isOnLine = last !== undefined && last.index >= prefix.length - linePrefix.length;
  return isOnLine && (last === outer.at(-1) || last.inside?.kind.endsWithLine === true);
}

function opensBlock(line: string, { syntax }: Surroundings): boolean {
  return OPENS_BLOCK.test(line) || (syntax.indentationBlocks && /:\s*$/.test(line));
}

/** The line above opens a block, or is a comment that announces one, and the block has no lines yet. */
function isEmptyBody(at: Surroundings): boolean {
  const above = at.prefix.trimEnd();
  const line = above.slice(above.lastIndexOf('\n') + 1);
  const isComment =
    /\*\/\s*$|^\s*(?:"""|''')/.test(line) || at.syntax.lineComments.some((opener) => line.trim().startsWith(opener));
  if (isComment) return true;
  const next = at.linesBelow.find((other) => !isBlank(other)) ?? '';
  const hasLines = /^\s/.test(next) && indentation(next) > indentation(line) && !/^\s*[)\]}]/.test(next);
  return opensBlock(line, at) && !hasLines;
}

function indentation(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0;
}
