import { answerFor } from './answerFor.ts';
import type { CompletionInput } from './completionInput.ts';
import type { CompletionQuestion } from './completionQuestion.ts';
import type { CompletionSession } from './completionSession.ts';
import { abandonLater } from './followAnswer.ts';
import { notePlace } from './notePlace.ts';
import { reasonToSkip } from './shouldComplete.ts';
import { startAsking } from './startAsking.ts';
import { takePrefetched } from './startRequest.ts';
import { typedSince } from './typedThrough.ts';

/** An editor that has asked nothing for so long while keys came wants no suggestions: they are switched off, or snoozed. */
const UNASKED_MS = 300;

/**
 * A key was pressed: what the editor will ask in a moment (VS Code waits 50 ms) is begun now. Its question finds the answer, or joins the
 * request under way.
 *
 * @returns The place, which says whether a suggestion has just been taken there.
 */
export function anticipate(
  session: CompletionSession,
  question: Omit<CompletionQuestion, 'onMore' | 'signal'>,
): CompletionInput {
  const input = notePlace(session, question.input);
  if (isEditorSilent(session) || reasonToSkip(input, question.settings) !== undefined) return input;
  if (answerFor(session, input) !== undefined) return input;
  const ahead = { ...question, input, signal: new AbortController().signal };
  takePrefetched(session, ahead);
  if (!isPromising(session, input) && session.asking?.isFor(input) !== true) startAsking(session, ahead);
  abandonLater(session);
  return input;
}

function isEditorSilent(session: CompletionSession): boolean {
  const now = session.clock.now();
  session.unaskedSince ??= now;
  return now - session.unaskedSince >= UNASKED_MS;
}

function isPromising({ underWay }: CompletionSession, input: CompletionInput): boolean {
  return underWay.agreeing(input).some((request) => request.hasText || typedSince(request.origin, input) === '');
}
