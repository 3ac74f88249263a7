import { answerFor } from './answerFor.ts';
import { startAsking } from './asking.ts';
import type { CompletionQuestion } from './completionQuestion.ts';
import type { CompletionSession } from './completionSession.ts';
import type { CompletionInput } from './completionInput.ts';
import { abandonLater } from './followAnswer.ts';
import { notePlace } from './notePlace.ts';
import { reasonToSkip } from './shouldComplete.ts';
import { takePrefetched } from './startRequest.ts';
import { typedSince } from './typedThrough.ts';

/** An editor that has asked nothing for so long while keys came wants no suggestions: they are switched off, or snoozed. */
const UNASKED_MS = 300;

/**
 * A key was pressed: what the editor will ask in a moment (VS Code waits 50 ms) is begun now. Its question finds the answer, or joins the
 * request under way.
 */
export function anticipate(session: CompletionSession, question: Omit<CompletionQuestion, 'onMore' | 'signal'>): void {
  const { settings } = question;
  const input = notePlace(session, question.input);
  const now = session.clock.now();
  if (session.unaskedSince !== undefined && now - session.unaskedSince >= UNASKED_MS) return;
  session.unaskedSince ??= now;
  if (reasonToSkip(input, settings) !== undefined || answerFor(session, input) !== undefined) return;
  const ahead = { ...question, input, signal: new AbortController().signal };
  takePrefetched(session, ahead);
  if (!isPromising(session, input) && session.asking?.isFor(input) !== true) startAsking(session, ahead);
  abandonLater(session);
}

/** Whether asking now, at the place of the latest key, would be answered without another request. */
export function hasAnswerComing(session: CompletionSession): boolean {
  const { latest } = session;
  return latest !== undefined && (answerFor(session, latest)?.kind === 'shown' || isPromising(session, latest));
}

function isPromising({ underWay }: CompletionSession, input: CompletionInput): boolean {
  return underWay.agreeing(input).some((request) => request.hasText || typedSince(request.origin, input) === '');
}
