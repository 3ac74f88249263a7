import { keptOutcome, shownAfter } from './answerFor.ts';
import type { Asking } from './asking.ts';
import type { CompletionInput } from './completionInput.ts';
import type { CompletionOutcome } from './completionOutcome.ts';
import type { CompletionQuestion } from './completionQuestion.ts';
import type { CompletionSession } from './completionSession.ts';
import type { RequestInFlight } from './requestInFlight.ts';
import { startAsking } from './startAsking.ts';
import { takePrefetched } from './startRequest.ts';
import { typedSince } from './typedThrough.ts';

/** How long requests without anyone waiting are kept: the next key's question comes a few milliseconds after the last one's end. */
const GRACE_MS = 400;
const SUPERSEDED: CompletionOutcome = { kind: 'skipped', reason: 'superseded' };

/** Waits for the first answer that fits, or for its first complete lines: of a request under way, or of one for just this place. */
export async function followAnswer(
  session: CompletionSession,
  question: CompletionQuestion,
): Promise<CompletionOutcome> {
  const { input, signal } = question;
  const followed = new Followed(question);
  let asking: Asking | undefined;
  takePrefetched(session, question);
  session.waiting += 1;
  try {
    while (!signal.aborted) {
      const outcome = followed.look(session.underWay.agreeing(input)) ?? asking?.suggestion;
      if (outcome !== undefined) return outcome;
      if (asking === undefined && !followed.hasPromising) asking = joinAsking(session, question);
      else if (followed.isEmpty && asking?.isRunning === false) return asking.outcome ?? followed.failure ?? SUPERSEDED;
      else await session.changes.next(signal);
    }
    return SUPERSEDED;
  } finally {
    session.waiting -= 1;
    if (asking !== undefined) asking.followers -= 1;
    if (signal.aborted) abandonLater(session);
  }
}

function joinAsking(session: CompletionSession, question: CompletionQuestion): Asking {
  const current = session.asking;
  const asking =
    current?.isFor(question.input) === true && current.isRunning ? current : startAsking(session, question);
  asking.followers += 1;
  return asking;
}

/** Ends what nobody asks for, unless somebody comes back to it in a moment. A request that was begun meanwhile has its own moment. */
export function abandonLater(session: CompletionSession): void {
  const { clock, underWay } = session;
  clock.setTimer(() => {
    if (session.waiting > 0) return;
    underWay.abandonUnpromised(clock.now() - GRACE_MS);
    if (underWay.isUnpromised) abandonLater(session);
  }, GRACE_MS);
}

/** The requests that may answer one question. */
class Followed {
  readonly #question: CompletionQuestion;
  readonly #requests = new Set<RequestInFlight>();
  /** What became of one of them that failed. */
  failure: CompletionOutcome | undefined;

  constructor(question: CompletionQuestion) {
    this.#question = question;
  }
  get isEmpty(): boolean {
    return this.#requests.size === 0;
  }
  /** One of them has begun to answer, or was made for just this place. */
  get hasPromising(): boolean {
    const { input } = this.#question;
    return [...this.#requests].some((request) => request.hasText || typedSince(request.origin, input) === '');
  }
  /** The first answer among those that are under way now and those that were. */
  look(underWay: readonly RequestInFlight[]): CompletionOutcome | undefined {
    for (const request of underWay) this.#requests.add(request);
    for (const request of this.#requests) {
      const outcome = outcomeSoFar(request, this.#question);
      if (outcome === 'wait') continue;
      if (outcome !== 'over' && outcome.kind !== 'failed') return outcome;
      if (outcome !== 'over') this.failure = outcome;
      this.#requests.delete(request);
    }
    return undefined;
  }
}

function outcomeSoFar(request: RequestInFlight, question: CompletionQuestion): CompletionOutcome | 'wait' | 'over' {
  const { input, onMore } = question;
  if (request.state === 'failed') return { kind: 'failed', error: request.error };
  if (request.state === 'abandoned' || !request.agreesWith(input)) return 'over';
  const typed = typedSince(request.origin, input) ?? '';
  const outcome = shownSoFar(request, typed, input);
  if (request.state === 'complete') return outcome ?? (typed === '' ? keptOutcome(request.kept, input) : 'over');
  if (outcome === undefined || onMore === undefined) return 'wait';
  request.promiseMore(onMore);
  return outcome;
}

function shownSoFar(request: RequestInFlight, typed: string, input: CompletionInput): CompletionOutcome | undefined {
  if (request.fitted === undefined) return undefined;
  const source = typed === '' ? 'network' : 'typedThrough';
  return shownAfter(typed, [request.fitted, ...request.alternatives], { input, source });
}
