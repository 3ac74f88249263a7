import type { CompletionInput } from './completionInput.ts';
import type { CompletionOutcome, Suggestion } from './completionOutcome.ts';
import type { CompletionQuestion } from './completionQuestion.ts';
import type { CompletionSession } from './completionSession.ts';
import { prepareRequest } from './prepareRequest.ts';
import { paceOf } from './requestPolicy.ts';
import { sendRequest } from './startRequest.ts';

const NEVER = new AbortController().signal;

/** The document as it will be when the suggestion has been accepted, the cursor behind it. The input has no selected item any more. */
export function afterAcceptance(input: CompletionInput, suggestion: Suggestion): CompletionInput {
  const start = suggestion.replaceStart - input.textStart;
  const inserted = input.text.includes('\r\n')
    ? suggestion.insertText.replaceAll(/\r?\n/g, '\r\n')
    : suggestion.insertText;
  return {
    ...input,
    trigger: 'automatic',
    text: input.text.slice(0, start) + inserted + input.text.slice(suggestion.replaceEnd - input.textStart),
    offset: start + inserted.length,
    isAfterAcceptance: true,
  };
}

/**
 * While a whole suggestion is shown: asks ahead what comes after it, so that the next suggestion is there as soon as this one is accepted.
 * Typing through the suggestion leads to the same place.
 */
export function prefetchNext(
  session: CompletionSession,
  question: CompletionQuestion,
  outcome: CompletionOutcome,
): void {
  const { input, settings } = question;
  const suggestion = outcome.kind === 'shown' ? outcome.suggestions[0] : undefined;
  const { prefetchAfterMs } = paceOf(settings.completion.requests);
  if (suggestion === undefined || prefetchAfterMs === undefined || input.trigger === 'manual') return;
  const place = afterAcceptance(input, suggestion);
  if (session.prefetch.isFor(place)) return;
  const begin = (): void => void request(session, { ...question, input: place });
  session.prefetch.plan(place, session.clock.setTimer(begin, prefetchAfterMs));
}

/** A failure is counted where it happens and else of no concern: nobody has asked. */
async function request(session: CompletionSession, question: CompletionQuestion): Promise<void> {
  const { input, settings, gatherContext } = question;
  const { gateway, selector, stateAbove } = session;
  const outage = session.outages.of(settings, input.languageId);
  if (outage.waitMs(0) > 0) return;
  try {
    // The rest of what is shown comes first; it may change what is accepted.
    while (session.underWay.isAnswering && session.prefetch.isFor(input)) await session.changes.next(NEVER);
    if (session.prefetch.isFor(input) && !isAhead(session.latest, input)) return session.prefetch.drop();
    const snippets = (await gatherContext?.(AbortSignal.abort())) ?? [];
    const plan = await prepareRequest({ gateway, selector, stateAbove, input, settings, snippets });
    const { baseUrl } = plan.target.connection.endpoint;
    const isHeld = (session.rateLimits?.holdMs(baseUrl, plan.target.model) ?? 0) > 0;
    if (isHeld || session.cache.get(plan.key) !== undefined || !session.prefetch.isFor(input)) return;
    session.prefetch.started(sendRequest(session, { plan, question, outage }));
  } catch {
    return;
  }
}

/** Whether typing on from where the cursor is now can lead to this place. Where the windows on the document differ, it may. */
function isAhead(now: CompletionInput | undefined, place: CompletionInput): boolean {
  if (now === undefined) return true;
  if (now.uri !== place.uri) return false;
  const typed = now.text.slice(0, now.offset);
  return now.textStart !== place.textStart || place.text.slice(0, place.offset).startsWith(typed);
}
