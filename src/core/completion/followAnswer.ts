import { keptOutcome, shownAt } from './answerFor.ts';
import { isBlank } from './code/lines.ts';
import type { CompletionInput } from './completionInput.ts';
import type { CompletionOutcome } from './completionOutcome.ts';
import type { CompletionSession } from './completionSession.ts';
import type { RequestInFlight } from './requestInFlight.ts';
import { remainderAfter, typedSince } from './typedThrough.ts';

/** How long a request without anyone waiting is kept: the next key's question comes a few milliseconds after the last one's end. */
const GRACE_MS = 400;

export interface Follower {
  readonly input: CompletionInput;
  readonly signal: AbortSignal;
  readonly onMore?: () => void;
}

/** Waits for a request's answer, or for its first complete lines. Undefined: it is not, or no longer, an answer to this input; ask anew. */
export async function followAnswer(
  session: CompletionSession,
  request: RequestInFlight,
  follower: Follower,
): Promise<CompletionOutcome | undefined> {
  session.waiting += 1;
  try {
    for (;;) {
      if (follower.signal.aborted) return { kind: 'skipped', reason: 'superseded' };
      const outcome = outcomeSoFar(request, follower);
      if (outcome === 'disagrees') {
        request.abandon();
        return undefined;
      }
      if (outcome !== 'wait') return outcome;
      await request.change(follower.signal);
    }
  } finally {
    session.waiting -= 1;
    if (follower.signal.aborted) abandonLater(session, request);
  }
}

function outcomeSoFar(request: RequestInFlight, follower: Follower): CompletionOutcome | 'wait' | 'disagrees' {
  const { input, onMore } = follower;
  if (request.state === 'failed') return { kind: 'failed', error: request.error };
  if (request.state === 'abandoned' || !request.agreesWith(input)) return 'disagrees';
  const typed = typedSince(request.origin, input) ?? '';
  const rest = request.fitted && remainderAfter(typed, request.fitted, input);
  const isShowable = rest !== undefined && !isBlank(rest.text);
  const source = typed === '' ? 'network' : 'typedThrough';
  if (request.state === 'complete') {
    if (isShowable) return shownAt(input, rest, source);
    return typed === '' ? keptOutcome(request.kept, input) : 'disagrees';
  }
  if (!isShowable || onMore === undefined) return 'wait';
  request.promiseMore(onMore);
  return shownAt(input, rest, source);
}

function abandonLater(session: CompletionSession, request: RequestInFlight): void {
  session.clock.setTimer(() => {
    if (session.waiting === 0 && !request.isPromised) request.abandon();
  }, GRACE_MS);
}
