import { EndpointError } from '../endpoint/endpointError.ts';
import type { Settings } from '../settings/settings.ts';
import { answerFor, keptOutcome } from './answerFor.ts';
import type { CompletionInput } from './completionInput.ts';
import type { CompletionOutcome } from './completionOutcome.ts';
import type { CompletionSession } from './completionSession.ts';
import type { GatherContext } from './context/contextSnippet.ts';
import { followAnswer } from './followAnswer.ts';
import { LONGEST_WAIT_MS, type Outage } from './outage.ts';
import { prepareRequest, type RequestPlan } from './prepareRequest.ts';
import { rest } from './requestPolicy.ts';
import { extendSelectedItem, withSelectedItem } from './selectedItem.ts';
import { reasonToSkip } from './shouldComplete.ts';
import { startRequest } from './startRequest.ts';

export interface CompletionQuestion {
  readonly input: CompletionInput;
  readonly settings: Settings;
  /** Aborts when the editor has lost interest; the request itself may live on for the next question. */
  readonly signal: AbortSignal;
  /** When given, the first complete lines may be answered before the rest is there; called once when asking again gives more. */
  readonly onMore?: () => void;
  /** Looks for text from elsewhere that may help; runs while the request waits anyway. Absent: the document alone. */
  readonly gatherContext?: GatherContext;
}

/** The way of one keystroke. Never throws, never null. */
export async function completeAtCursor(
  session: CompletionSession,
  question: CompletionQuestion,
): Promise<CompletionOutcome> {
  try {
    const input = withSelectedItem(question.input);
    const outcome = await runStages(session, { ...question, input });
    return extendSelectedItem(question.input, outcome);
  } catch (error) {
    const isUnset = error instanceof EndpointError && error.kind === 'notConfigured';
    return isUnset ? { kind: 'skipped', reason: 'noEndpoint' } : { kind: 'failed', error };
  }
}

async function runStages(session: CompletionSession, question: CompletionQuestion): Promise<CompletionOutcome> {
  const { input, settings, signal } = question;
  const isAutomatic = input.trigger === 'automatic';
  const number = (session.questions += 1);
  const delayMs = session.policy.delayFor(input, settings.completion.requests);

  // The editor has lost interest, or asks elsewhere already: an old question must not end the new one's request.
  const isWantedAfter = async (waitMs: number): Promise<boolean> => {
    await rest(session.clock, waitMs, signal);
    return !signal.aborted && number === session.questions;
  };

  const reason = reasonToSkip(input, settings);
  if (reason !== undefined) return { kind: 'skipped', reason };

  const known = answerFor(session.cache, input);
  if (known !== undefined) return known;

  const joined = session.inFlight && (await followAnswer(session, session.inFlight, question));
  if (joined !== undefined) return joined;

  const outage = session.outages.of(settings, input.languageId);
  const waitMs = isAutomatic ? outage.waitMs(session.policy.quietMs) : 0;
  if (waitMs > LONGEST_WAIT_MS) return { kind: 'skipped', reason: 'pausedAfterFailures' };
  if (!(await isWantedAfter(waitMs))) return { kind: 'skipped', reason: 'superseded' };

  const plan = await prepare(session, question, outage);
  const cached = session.cache.get(plan.key);
  if (cached !== undefined && (isAutomatic || cached.fitted !== undefined)) return keptOutcome(cached, input);

  const holdMs = isAutomatic ? rateLimitHoldMs(session, plan) : 0;
  if (holdMs > LONGEST_WAIT_MS) return { kind: 'skipped', reason: 'rateLimitUsedUp' };
  if (!(await isWantedAfter(Math.max(delayMs - waitMs, holdMs)))) return { kind: 'skipped', reason: 'superseded' };

  const request = startRequest(session, plan, outage);
  return (await followAnswer(session, request, question)) ?? { kind: 'skipped', reason: 'superseded' };
}

function rateLimitHoldMs({ rateLimits }: CompletionSession, { target }: RequestPlan): number {
  return rateLimits?.holdMs(target.connection.endpoint.baseUrl, target.model) ?? 0;
}

/** Finding out which model to ask may itself need the server, so that it counts as a request that can fail. */
async function prepare(
  session: CompletionSession,
  { input, settings }: CompletionQuestion,
  outage: Outage,
): Promise<RequestPlan> {
  const startedAt = session.clock.now();
  try {
    return await prepareRequest({ session, input, settings, snippets: [] });
  } catch (error) {
    outage.recordFailure(error, startedAt);
    throw error;
  }
}
