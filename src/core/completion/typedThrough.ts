import type { AnswerOrigin } from './answer.ts';
import { textAfter, unifyLineEnds, type CompletionInput } from './completionInput.ts';
import { createCleaningContext } from './postprocess/cleaningContext.ts';
import { fitToRestOfLine, type FittedAnswer } from './postprocess/fitToRestOfLine.ts';

/** As much of the text before the cursor is compared; an edit further up does not change what comes next here. */
const COMPARED_BEFORE = 2000;

/**
 * What has been typed since the request, when the document is otherwise as it was then (closing brackets that the editor added right of
 * the cursor aside); undefined when it is another place or another text.
 */
export function typedSince(origin: AnswerOrigin, input: CompletionInput): string | undefined {
  if (origin.uri !== input.uri || origin.context.languageId !== input.languageId) return undefined;
  const start = origin.documentOffset - input.textStart;
  if (start < 0 || start > input.offset) return undefined;
  const before = unifyLineEnds(input.text.slice(Math.max(0, start - 2 * COMPARED_BEFORE), start)).slice(
    -COMPARED_BEFORE,
  );
  if (!agreesAtEnd(before, origin.window.prefix)) return undefined;
  if (autoClosed(origin, input) === undefined) return undefined;
  return unifyLineEnds(input.text.slice(start, input.offset));
}

/** The closers that the editor put between the cursor and what stood right of it; undefined when the text there is another. */
function autoClosed(origin: AnswerOrigin, input: CompletionInput): string | undefined {
  const after = textAfter(input);
  if (after.startsWith(origin.window.suffix))
    return origin.window.suffix === '' && after !== '' ? closersOnly(after) : '';
  const closers = /^[)\]}"'`>]{1,4}/.exec(after)?.[0] ?? '';
  for (let length = 1; length <= closers.length; length += 1) {
    if (after.startsWith(origin.window.suffix, length)) return closers.slice(0, length);
  }
  return undefined;
}

function closersOnly(after: string): string | undefined {
  return /^[)\]}"'`>]{1,4}$/.test(after) ? after : undefined;
}

function agreesAtEnd(before: string, prefix: string): boolean {
  return before.length <= prefix.length ? prefix.endsWith(before) : before.endsWith(prefix);
}

/**
 * What is left of an answer behind what has been typed; undefined when the typed text is not its beginning. Brackets that the editor has
 * closed meanwhile are taken into account.
 */
export function remainderAfter(typed: string, fitted: FittedAnswer, input: CompletionInput): FittedAnswer | undefined {
  if (!fitted.text.startsWith(typed)) return undefined;
  const text = fitted.text.slice(typed.length);
  if (typed === '') return fitted;
  const after = textAfter(input);
  if (!/^[)\]}"'`>]/.test(after)) return { text, replaceRight: fitted.replaceRight };
  return fitToRestOfLine(text, contextAt(input, after));
}

function contextAt(input: CompletionInput, suffix: string): Parameters<typeof fitToRestOfLine>[1] {
  return createCleaningContext({
    prefix: input.text.slice(0, input.offset),
    suffix,
    languageId: input.languageId,
    insertSpaces: input.insertSpaces,
    tabSize: input.tabSize,
    stop: [],
    length: 'block',
  });
}
