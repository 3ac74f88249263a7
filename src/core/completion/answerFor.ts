import type { KeptAnswer } from './answer.ts';
import { distinctCandidates } from './candidates.ts';
import type { CompletionInput } from './completionInput.ts';
import type { CompletionOutcome } from './completionOutcome.ts';
import { isBlank } from './code/lines.ts';
import type { FittedAnswer } from './postprocess/fitToRestOfLine.ts';
import type { CompletionSession } from './completionSession.ts';
import { remainderAfter, typedSince } from './typedThrough.ts';

/** Places that a person may come back to by deleting and retyping. */
const ANSWERS_SEARCHED = 50;
/** A model that had nothing to say here is asked again after this time: the rest of the project has moved on. */
const NOTHING_HOLDS_MS = 30_000;

/** What is known already for this place: a suggestion that was typed into, or one to which deleting has led back, or that there is nothing to say. Undefined: ask. */
export function answerFor(
  { cache, clock }: Pick<CompletionSession, 'cache' | 'clock'>,
  input: CompletionInput,
  candidates = 1,
): CompletionOutcome | undefined {
  const nothingSince = clock.now() - NOTHING_HOLDS_MS;
  let searched = 0;
  for (const kept of cache.recent()) {
    if (++searched > ANSWERS_SEARCHED) return undefined;
    const outcome = kept.fitted === undefined ? nothingAt(kept, input, nothingSince) : restOf(kept, input, candidates);
    if (outcome !== undefined) return outcome;
  }
  return undefined;
}

/** Asked by hand, and where the next line is wanted too, a model that had nothing to say is asked again. */
function nothingAt(kept: KeptAnswer, input: CompletionInput, since: number): CompletionOutcome | undefined {
  const isAskedAgain = input.trigger === 'manual' || input.isAfterAcceptance === true || kept.endedAt < since;
  return isAskedAgain || typedSince(kept.origin, input) !== '' ? undefined : keptOutcome(kept, input);
}

function restOf(
  { origin, fitted, alternatives, asked }: KeptAnswer,
  input: CompletionInput,
  candidates: number,
): CompletionOutcome | undefined {
  const typed = fitted && typedSince(origin, input);
  if (fitted === undefined || typed === undefined || (typed === '' && asked < candidates)) return undefined;
  return shownAfter(typed, [fitted, ...alternatives], { input, source: typed === '' ? 'cache' : 'typedThrough' });
}

/** A known suggestion for just this place, whatever number of answers was asked for; the latest. */
export function suggestionAt(
  { cache }: Pick<CompletionSession, 'cache'>,
  input: CompletionInput,
): FittedAnswer | undefined {
  for (const { origin, fitted } of cache.recent())
    if (fitted !== undefined && typedSince(origin, input) === '') return fitted;
  return undefined;
}

interface Showing {
  readonly input: CompletionInput;
  readonly source: 'network' | 'cache' | 'typedThrough';
}

/** What is left of the answers that begin with what was typed; undefined when that is nothing. */
export function shownAfter(
  typed: string,
  answers: readonly FittedAnswer[],
  { input, source }: Showing,
): CompletionOutcome | undefined {
  const rests = answers.map((answer) => remainderAfter(typed, answer, input));
  const worthy = distinctCandidates(rests.filter((rest) => rest !== undefined && !isBlank(rest.text)));
  return worthy.length === 0 ? undefined : shownAt(input, worthy, source);
}

/** A kept answer to exactly this request; the empty ones spare a second try. */
export function keptOutcome(kept: KeptAnswer, input: CompletionInput): CompletionOutcome {
  if (kept.fitted !== undefined) return shownAt(input, [kept.fitted, ...kept.alternatives], 'cache');
  return { kind: 'skipped', reason: kept.wasEmpty ? 'emptyAnswer' : 'nothingLeftAfterCleaning' };
}

/** The answers as suggestions at the cursor. */
export function shownAt(
  { textStart, offset }: CompletionInput,
  answers: readonly FittedAnswer[],
  source: 'network' | 'cache' | 'typedThrough',
): CompletionOutcome {
  const cursor = textStart + offset;
  const suggestions = answers.map(({ text, replaceRight }) => ({
    insertText: text,
    replaceStart: cursor,
    replaceEnd: cursor + replaceRight,
  }));
  return { kind: 'shown', source, suggestions };
}
