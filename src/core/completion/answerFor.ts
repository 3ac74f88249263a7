import type { KeptAnswer } from './answer.ts';
import type { CompletionInput } from './completionInput.ts';
import type { CompletionOutcome } from './completionOutcome.ts';
import { isBlank } from './code/lines.ts';
import type { FittedAnswer } from './postprocess/fitToRestOfLine.ts';
import type { SuggestionCache } from './suggestionCache.ts';
import { remainderAfter, typedSince } from './typedThrough.ts';

/** Places that a person may come back to by deleting and retyping. */
const ANSWERS_SEARCHED = 50;

/** What is known already for this place: a suggestion that was typed into, or one to which deleting has led back. Undefined: ask. */
export function answerFor(cache: SuggestionCache, input: CompletionInput): CompletionOutcome | undefined {
  let searched = 0;
  for (const kept of cache.recent()) {
    if (++searched > ANSWERS_SEARCHED) return undefined;
    const rest = restOf(kept, input);
    if (rest !== undefined) return rest;
  }
  return undefined;
}

function restOf({ origin, fitted }: KeptAnswer, input: CompletionInput): CompletionOutcome | undefined {
  const typed = fitted && typedSince(origin, input);
  if (fitted === undefined || typed === undefined) return undefined;
  const rest = remainderAfter(typed, fitted, input);
  if (rest === undefined || isBlank(rest.text)) return undefined;
  return shownAt(input, rest, typed === '' ? 'cache' : 'typedThrough');
}

/** A kept answer to exactly this request; the empty ones spare a second try. */
export function keptOutcome(kept: KeptAnswer, input: CompletionInput): CompletionOutcome {
  if (kept.fitted !== undefined) return shownAt(input, kept.fitted, 'cache');
  return { kind: 'skipped', reason: kept.wasEmpty ? 'emptyAnswer' : 'nothingLeftAfterCleaning' };
}

/** The answer as a suggestion at the cursor. */
export function shownAt(
  { textStart, offset }: CompletionInput,
  { text, replaceRight }: FittedAnswer,
  source: 'network' | 'cache' | 'typedThrough',
): CompletionOutcome {
  const cursor = textStart + offset;
  const suggestion = { insertText: text, replaceStart: cursor, replaceEnd: cursor + replaceRight };
  return { kind: 'shown', source, suggestions: [suggestion] };
}
