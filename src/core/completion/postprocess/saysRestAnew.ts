import { scanCode, type CodeState } from '../code/scanCode.ts';
import type { CleaningContext } from './cleaningContext.ts';

/**
 * True when a model has written the rest of the line once more with something added in between: `a, b, c)` in front of `a, c)`. Everything
 * that stands right of the cursor is in it, in order and to its end, and both close the same brackets; so it takes the place of the rest.
 */
export function saysRestAnew(text: string, { restOfLine, syntax, atCursor }: CleaningContext): boolean {
  const rest = restOfLine.trim();
  if (!/\w/.test(rest) || text.includes('\n')) return false;
  const [said, wanted] = [tokensOf(text), tokensOf(rest)];
  const isAtEnd = said.at(-1) === wanted.at(-1);
  const isAtStart = wanted.every((token, index) => token === said[index]);
  if ((!isAtEnd && !isAtStart) || !isWithin(wanted, said) || !isWithin([...rest], [...text])) return false;
  const from = { ...atCursor, open: [], unmatched: [] };
  return endsAlike(scanCode(text, { syntax, from }), scanCode(restOfLine, { syntax, from }));
}

function tokensOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu) ?? [];
}

/** All of `parts` are in `whole`, in their order. */
function isWithin(parts: readonly string[], whole: readonly string[]): boolean {
  let found = 0;
  for (const one of whole) if (one === parts[found]) found += 1;
  return found === parts.length;
}

function endsAlike(first: CodeState, second: CodeState): boolean {
  const closers = ({ unmatched }: CodeState): string => unmatched.map(({ bracket }) => bracket).join('');
  const openers = ({ open }: CodeState): string => open.map(({ bracket }) => bracket).join('');
  return first.quote === second.quote && closers(first) === closers(second) && openers(first) === openers(second);
}
