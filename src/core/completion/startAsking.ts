import { answerFor, keptOutcome, suggestionAt } from './answerFor.ts';
import { Asking } from './asking.ts';
import type { CompletionInput } from './completionInput.ts';
import type { CompletionOutcome, SkipReason } from './completionOutcome.ts';
import type { CompletionQuestion } from './completionQuestion.ts';
import type { CompletionSession } from './completionSession.ts';
import type { ContextSnippet } from './context/contextSnippet.ts';
import { LONGEST_WAIT_MS, type Outage } from './outage.ts';
import { prepareRequest, type RequestPlan } from './prepareRequest.ts';
import { paceOf, rest } from './requestPolicy.ts';
import { startRequest } from './startRequest.ts';

/** A key is followed by the editor's question within this time; a request that is due later goes out only when the question has come. */
const EDITOR_ASKS_WITHIN_MS = 100;
/** What preparing a request may take: so long before the wait is over it begins, so that the request goes out when it is. */
const PREPARING_MS = 10;

/** Begins to ask for this place, in the stead of any other. */
export function startAsking(session: CompletionSession, question: CompletionQuestion): Asking {
  session.asking?.end();
  const asking = new Asking(question.input);
  session.asking = asking;
  void asking
    .run(() => ask(session, question, asking))
    .then(() => {
      session.changes.notify();
    });
  return asking;
}

/** Undefined: a request is under way. */
async function ask(
  session: CompletionSession,
  question: CompletionQuestion,
  asking: Asking,
): Promise<CompletionOutcome | undefined> {
  const { input, settings } = question;
  const isAutomatic = input.trigger === 'automatic';
  const startedAt = session.clock.now();
  const isWanted = wantedFrom(session, asking);

  const outage = session.outages.of(settings, input.languageId);
  const outageMs = isAutomatic
    ? outage.waitMs(session.policy.quietMs, session.underWay.hangingSince(startedAt - outage.silenceMs))
    : 0;
  if (outageMs > LONGEST_WAIT_MS) return skipped('pausedAfterFailures');

  const factor = session.acceptance?.waitFactor(input.languageId);
  const waitMs = isAutomatic ? Math.max(outageMs, session.policy.waitMs(settings.completion.requests, factor)) : 0;
  const waiter = { session, question, signal: asking.signal };
  const snippets = await gatherDuring(waitMs - PREPARING_MS, waiter);
  if (!isWanted()) return skipped('superseded');

  const plan = await prepare(session, question, { snippets, outage });
  const cached = session.cache.get(plan.key);
  if (cached !== undefined && (isAutomatic || cached.fitted !== undefined)) return keptOutcome(cached, input);

  const reason = isAutomatic ? await waitForTurn(waiter, { plan, outage, dueAt: startedAt + waitMs }) : undefined;
  if (reason !== undefined || !isWanted()) return skipped(reason ?? 'superseded');

  const first = isAutomatic ? undefined : suggestionAt(session, input);
  return isAnswered(session, input)
    ? undefined
    : void startRequest(session, { plan, question, outage, first, askedAt: startedAt });
}

/** An older request may have proved right while this one waited. */
function isAnswered(session: CompletionSession, input: CompletionInput): boolean {
  if (input.trigger === 'manual') return false;
  return session.underWay.agreeing(input).some(({ hasText }) => hasText) || answerFor(session, input) !== undefined;
}

function wantedFrom(session: CompletionSession, asking: Asking): () => boolean {
  const startedAt = session.clock.now();
  return () =>
    !asking.signal.aborted && (asking.followers > 0 || session.clock.now() - startedAt < EDITOR_ASKS_WITHIN_MS);
}

interface Waiter {
  readonly session: CompletionSession;
  readonly question: CompletionQuestion;
  readonly signal: AbortSignal;
}

/** What was found elsewhere while the request had to wait anyway. */
async function gatherDuring(waitMs: number, { session, question, signal }: Waiter): Promise<readonly ContextSnippet[]> {
  const enough = new AbortController();
  const gathering = question.gatherContext?.(enough.signal);
  await rest(session.clock, waitMs, signal);
  enough.abort();
  return (await gathering) ?? [];
}

/** For the rest of the wait, for a server that has said how long it takes no more, and for a free place among those under way. */
async function waitForTurn(
  waiter: Waiter,
  { plan, outage, dueAt }: { readonly plan: RequestPlan; readonly outage: Outage; readonly dueAt: number },
): Promise<SkipReason | undefined> {
  const { session, signal } = waiter;
  const { clock } = session;
  await rest(clock, dueAt - clock.now(), signal);
  const holdMs = rateLimitHoldMs(session, plan);
  if (holdMs > LONGEST_WAIT_MS) return 'rateLimitUsedUp';
  await rest(clock, holdMs, signal);
  await waitForSlot(outage, waiter);
  return undefined;
}

/**
 * As many requests as may be have not said a word yet: one of them may be about to, until the typing has rested for a moment. An endpoint
 * that seems to hang gets no more until it says something.
 */
async function waitForSlot(outage: Outage, { session, question, signal }: Waiter): Promise<void> {
  const { slots, patienceMs, replacesSilent } = paceOf(question.settings.completion.requests);
  const { clock, underWay, policy, changes } = session;
  const isFull = (): boolean => underWay.agreeing(question.input).filter(({ hasText }) => !hasText).length >= slots;
  const isHanging = (): boolean => underWay.hangingSince(clock.now() - outage.silenceMs) > 0;
  if (replacesSilent && outage.isQuick && !isHanging()) return;
  let isPatient = true;
  const patience = rest(clock, patienceMs - policy.sinceKeyMs, signal).then(() => (isPatient = false));
  while (!signal.aborted && isFull() && (isPatient || isHanging()))
    await Promise.race([...(isPatient ? [patience] : []), changes.next(signal)]);
}

/** Finding out which model to ask may itself need the server, so that it counts as a request that can fail. */
async function prepare(
  session: CompletionSession,
  { input, settings }: CompletionQuestion,
  { snippets, outage }: { readonly snippets: readonly ContextSnippet[]; readonly outage: Outage },
): Promise<RequestPlan> {
  const { clock, gateway, selector, stateAbove } = session;
  const startedAt = clock.now();
  try {
    const prefersShort = session.acceptance?.prefersShort(input.languageId) === true;
    return await prepareRequest({ gateway, selector, stateAbove, input, settings, snippets, prefersShort });
  } catch (error) {
    outage.recordFailure(error, startedAt);
    throw error;
  }
}

function rateLimitHoldMs({ rateLimits }: CompletionSession, { target }: RequestPlan): number {
  return rateLimits?.holdMs(target.connection.endpoint.baseUrl, target.model) ?? 0;
}

function skipped(reason: SkipReason): CompletionOutcome {
  return { kind: 'skipped', reason };
}
