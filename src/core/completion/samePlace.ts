import type { CompletionInput } from './completionInput.ts';

/** The same text with the cursor at the same place. */
export function isSamePlace(one: CompletionInput, other: CompletionInput): boolean {
  return (
    one.offset === other.offset &&
    one.textStart === other.textStart &&
    one.uri === other.uri &&
    one.languageId === other.languageId &&
    one.text === other.text &&
    one.isAfterAcceptance === other.isAfterAcceptance
  );
}
