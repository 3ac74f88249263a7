import type { GatewayOptions } from '../endpoint/modelGateway.ts';
import type { StreamEvent } from '../endpoint/streamEvent.ts';
import type { UsageRecord } from '../usage/usageRecord.ts';
import type { CompletionQuestion } from './completionQuestion.ts';
import type { CompletionSession } from './completionSession.ts';
import type { Outage } from './outage.ts';
import type { FittedAnswer } from './postprocess/fitToRestOfLine.ts';
import type { RequestPlan } from './prepareRequest.ts';
import { RequestInFlight } from './requestInFlight.ts';
import { paceOf } from './requestPolicy.ts';
import type { SentRequest } from './sentRequest.ts';

const REQUESTS_REMEMBERED = 10;

export interface RequestToStart {
  readonly plan: RequestPlan;
  readonly question: Pick<CompletionQuestion, 'settings'>;
  readonly outage: Outage;
  /** When the question came; absent: there is none yet. */
  readonly askedAt?: number;
  /** What is shown at this place already: it stays the first of several. */
  readonly first?: FittedAnswer | undefined;
}

/** Sends the request beside the one that is nearest to its answer. */
export function startRequest(session: CompletionSession, start: RequestToStart): void {
  const { replacesSilent } = paceOf(start.question.settings.completion.requests);
  session.prefetch.drop();
  const { isQuick, isInDoubt } = start.outage;
  if (replacesSilent && isQuick && !isInDoubt) session.underWay.abandonSilent();
  start.outage.recordStart();
  follow(session, sendRequest(session, start), start.question);
}

/** A request that was sent ahead for just this place is one like any other from now on. */
export function takePrefetched(session: CompletionSession, question: CompletionQuestion): void {
  const request = session.prefetch.take(question.input);
  if (request !== undefined) follow(session, request, question);
}

function follow(
  session: CompletionSession,
  request: RequestInFlight,
  { settings }: Pick<CompletionQuestion, 'settings'>,
): void {
  session.underWay.add(request, paceOf(settings.completion.requests).slots);
  void request.ended.then(() => {
    session.underWay.remove(request);
    session.changes.notify();
  });
}

/** Its answer is kept, and its failure counted, whoever still waits for it. */
export function sendRequest(session: CompletionSession, start: RequestToStart): RequestInFlight {
  const { plan, outage, first, askedAt } = start;
  const { clock } = session;
  let usage: UsageRecord | undefined;
  const request = new RequestInFlight({
    key: plan.key,
    origin: plan.origin,
    asked: plan.prepared.request.n ?? 1,
    ...(first !== undefined && { first }),
    clock,
    send: (signal) => send(session, plan, { signal, onUsage: (record) => (usage = record) }),
    onChange: () => {
      session.changes.notify();
    },
  });
  const waitedMs = askedAt === undefined ? undefined : request.startedAt - askedAt;
  remember(session.recent, { plan, request, waitedMs, usage: () => usage });
  void request.ended.then(() => {
    if (request.state === 'complete') session.cache.set(request.key, request.kept);
    record(outage, request, clock.now() - request.startedAt);
  });
  return request;
}

function record(outage: Outage, request: RequestInFlight, waitedMs: number): void {
  const { startedAt, firstTextAt } = request.times;
  if (firstTextAt !== undefined) outage.recordLatency(firstTextAt - startedAt);
  if (request.state === 'complete') outage.recordSuccess();
  else if (request.state === 'failed') outage.recordFailure(request.error, request.startedAt);
  else if (request.hasText) outage.recordSound();
  else outage.recordSilence(waitedMs);
}

function send(
  { gateway }: CompletionSession,
  { prepared, requestFor, override }: RequestPlan,
  { signal, onUsage }: Pick<GatewayOptions, 'signal' | 'onUsage'>,
): AsyncIterable<StreamEvent> {
  const options = {
    role: 'completion',
    isGhostText: true,
    signal,
    ...(onUsage && { onUsage }),
    requestFor,
    ...(override !== undefined && { override }),
  } as const;
  return prepared.kind === 'chat'
    ? gateway.chat(prepared.request, options)
    : gateway.complete(prepared.request, options);
}

function remember(recent: SentRequest[], sent: SentRequest): void {
  recent.push(sent);
  if (recent.length > REQUESTS_REMEMBERED) recent.shift();
}
