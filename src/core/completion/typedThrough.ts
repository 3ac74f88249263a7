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
  if (!isSameAfter(origin, textAfter(input))) return undefined;
  return unifyLineEnds(input.text.slice(start, input.offset));
}

/** Whether what stands right of the cursor is what stood there then, perhaps behind closers that the editor has added. */
function isSameAfter({ window }: AnswerOrigin, after: string): boolean {
  const closers = /^[)\]}"'`>]{0,4}/.exec(after)?.[0].length ?? 0;
  for (let added = 0; added <= closers; added += 1) {
    const isSame = window.hasWholeSuffix
      ? after.slice(added) === window.suffix
      : after.startsWith(window.suffix, added);
    if (isSame) return true;
  }
  return false;
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

/** Enough of the text before the cursor to tell code from strings: this runs at every key. */
function tailOfWholeLines({ text, offset }: CompletionInput): string {
  const start = text.lastIndexOf('\n', Math.max(0, offset - COMPARED_BEFORE)) + 1;
  return text.slice(start, offset);
}

function contextAt(input: CompletionInput, suffix: string): Parameters<typeof fitToRestOfLine>[1] {
  return createCleaningContext({
    prefix: tailOfWholeLines(input),
    suffix,
    languageId: input.languageId,
    insertSpaces: input.insertSpaces,
    tabSize: input.tabSize,
    stop: [],
    length: 'block',
  });
}
