import { isSignificant, looseKey } from '../text/rawLines.ts';

/** As many telling lines may be missing at the end of an answer without its end. */
const QUIET_TAIL = 5;

export interface AnswerEnd {
  /** The answer's lines as they would be laid down. */
  readonly answer: readonly string[];
  readonly original: readonly string[];
  readonly isClosed: boolean;
}

/** Whether an answer that claims to be whole stops early: its fence stays open, or brackets do that the text closes at the end which is missing. */
export function missesEnd({ answer, original, isClosed }: AnswerEnd): boolean {
  const sameEnd = lastText(answer) === lastText(original);
  if (sameEnd) return false;
  const opened = openBrackets(answer) - openBrackets(original);
  if (!isClosed) return opened > 0 || removesTail(original, answer) || !endsLikeStatement(answer);
  const { gone, added } = tails(original, answer);
  return opened > 0 && gone > added;
}

/** Whether the last lines of the text go without anything in their place. */
function removesTail(original: readonly string[], answer: readonly string[]): boolean {
  const { gone, added } = tails(original, answer);
  return added === 0 && gone > QUIET_TAIL && gone * 4 > original.filter(isSignificant).length;
}

/** Telling lines after the last one that both have. */
function tails(
  original: readonly string[],
  answer: readonly string[],
): { readonly gone: number; readonly added: number } {
  const kept = new Set(answer.map(looseKey));
  const last = original.findLastIndex((line) => isSignificant(line) && kept.has(looseKey(line)));
  const lastKey = looseKey(original[last] ?? '');
  const added = last === -1 ? answer : answer.slice(answer.findLastIndex((line) => looseKey(line) === lastKey) + 1);
  return { gone: original.slice(last + 1).filter(isSignificant).length, added: added.filter(isSignificant).length };
}

function lastText(lines: readonly string[]): string {
  return looseKey(lines.findLast((line) => line.trim() !== '') ?? '');
}

/** A line that ends in an operator or in the middle of a list goes on. */
function endsLikeStatement(lines: readonly string[]): boolean {
  return !/[,=+\-*/&|.([{<\\:]$/.test(lines.at(-1)?.trimEnd() ?? '');
}

/** Brackets that lines open and do not close; roughly, because strings and comments are read along. */
export function openBrackets(lines: readonly string[]): number {
  let open = 0;
  for (const line of lines) {
    const code = line.replace(/(["'`])(?:\\.|(?!\1).)*\1/g, '').replace(/(?:\/\/|#|--\s).*$/, '');
    for (const character of code) {
      if ('([{'.includes(character)) open += 1;
      else if (')]}'.includes(character)) open -= 1;
    }
  }
  return open;
}
