import type { CompletionInput } from './completionInput.ts';
import type { CompletionOutcome } from './completionOutcome.ts';

/** The document as it will be when the widget's selected item has been taken, the cursor behind it. Without an item, the same input. */
export function withSelectedItem(input: CompletionInput): CompletionInput {
  const { selectedItem: item, ...rest } = input;
  if (item === undefined) return input;
  return {
    ...rest,
    text: input.text.slice(0, item.replaceStart) + item.text + input.text.slice(item.replaceEnd),
    offset: item.replaceStart + item.text.length,
  };
}

/**
 * What was found behind the selected item, as the editor wants it: suggestions begin with the item and replace exactly what the item
 * replaces. Those that would have to replace more are left out.
 */
export function extendSelectedItem(input: CompletionInput, outcome: CompletionOutcome): CompletionOutcome {
  const { selectedItem: item, textStart } = input;
  if (item === undefined || outcome.kind !== 'shown') return outcome;
  const suggestions = outcome.suggestions
    .filter(({ replaceStart, replaceEnd }) => replaceStart === replaceEnd)
    .map(({ insertText }) => ({
      insertText: item.text + insertText,
      replaceStart: textStart + item.replaceStart,
      replaceEnd: textStart + item.replaceEnd,
    }));
  return suggestions.length > 0 ? { ...outcome, suggestions } : { kind: 'skipped', reason: 'nothingLeftAfterCleaning' };
}
