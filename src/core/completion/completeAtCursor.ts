import { EndpointError } from '../endpoint/endpointError.ts';
import { answerFor } from './answerFor.ts';
import { candidatesWanted } from './candidates.ts';
import type { CompletionInput } from './completionInput.ts';
import type { CompletionOutcome } from './completionOutcome.ts';
import type { CompletionQuestion } from './completionQuestion.ts';
import type { CompletionSession } from './completionSession.ts';
import { followAnswer } from './followAnswer.ts';
import { notePlace } from './notePlace.ts';
import { prefetchNext } from './prefetchNext.ts';
import { extendSelectedItem, withSelectedItem } from './selectedItem.ts';
import { reasonToSkip } from './shouldComplete.ts';

/** The way of one keystroke. Never throws, never null. */
export async function completeAtCursor(
  session: CompletionSession,
  question: CompletionQuestion,
): Promise<CompletionOutcome> {
  session.unaskedSince = undefined;
  const input = notePlace(session, withSelectedItem(question.input));
  const outcome = await outcomeAt(session, { ...question, input });
  if (outcome.kind !== 'shown' || question.signal.aborted) return outcome;
  session.shown = { input, suggestions: outcome.suggestions };
  prefetchNext(session, { ...question, input }, outcome);
  return extendSelectedItem(question.input, outcome);
}

async function outcomeAt(session: CompletionSession, question: CompletionQuestion): Promise<CompletionOutcome> {
  const { input, settings } = question;
  try {
    const reason = reasonToSkip(input, settings);
    if (reason !== undefined) return { kind: 'skipped', reason };
    const outcome =
      answerFor(session, input, candidatesWanted(input, settings)) ?? (await followAnswer(session, question));
    return withoutRefused(session, input, outcome);
  } catch (error) {
    const isUnset = error instanceof EndpointError && error.kind === 'notConfigured';
    return isUnset ? { kind: 'skipped', reason: 'noEndpoint' } : { kind: 'failed', error };
  }
}

function withoutRefused(
  { refusals }: CompletionSession,
  input: CompletionInput,
  outcome: CompletionOutcome,
): CompletionOutcome {
  if (outcome.kind !== 'shown' || input.trigger === 'manual') return outcome;
  const suggestions = outcome.suggestions.filter(({ insertText }) => !refusals.has(input, insertText));
  return suggestions.length > 0 ? { ...outcome, suggestions } : { kind: 'skipped', reason: 'refusedBefore' };
}
