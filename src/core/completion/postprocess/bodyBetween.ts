import type { CleaningContext } from './cleaningContext.ts';

const CLOSER_OF: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const OPENING_TAG = /<[A-Za-z][^<>]*(?<![/=])>$/;

/** The cursor stands right between a bracket and its closer, or between an element's tags, as an editor leaves them that closes by itself. */
export function isBetweenPair({
  linePrefix,
  restOfLine,
  syntax,
}: Pick<CleaningContext, 'linePrefix' | 'restOfLine' | 'syntax'>): boolean {
  const [before, rest] = [linePrefix.trimEnd(), restOfLine.trimStart()];
  const closer = syntax.brackets ? CLOSER_OF[before.slice(-1)] : undefined;
  if (closer !== undefined) return rest.startsWith(closer);
  return syntax.markup && rest.startsWith('</') && OPENING_TAG.test(before);
}

/** The answer puts a body there, on lines of its own: what stands right of the cursor only closes it. */
export function isBodyBetween(text: string, context: CleaningContext): boolean {
  return /^[ \t]*\n/.test(text) && !context.inText && isBetweenPair(context);
}
