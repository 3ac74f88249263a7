import type { StreamEvent } from '../endpoint/streamEvent.ts';
import type { CompletionSession } from './completionSession.ts';
import type { Outage } from './outage.ts';
import type { RequestPlan } from './prepareRequest.ts';
import { RequestInFlight } from './requestInFlight.ts';

/** Sends the request in place of the one under way. Its answer is kept, and its failure counted, whoever still waits for it. */
export function startRequest(session: CompletionSession, plan: RequestPlan, outage: Outage): RequestInFlight {
  session.inFlight?.abandon();
  const startedAt = session.clock.now();
  const { key, origin } = plan;
  const request = new RequestInFlight({ key, origin, send: (signal) => send(session, plan, signal) });
  session.inFlight = request;
  void request.ended.then(() => {
    settle(session, request);
    record(outage, request, { startedAt, waitedMs: session.clock.now() - startedAt });
  });
  return request;
}

interface Times {
  readonly startedAt: number;
  readonly waitedMs: number;
}

function record(outage: Outage, request: RequestInFlight, { startedAt, waitedMs }: Times): void {
  if (request.state === 'complete') outage.recordSuccess();
  else if (request.state === 'failed') outage.recordFailure(request.error, startedAt);
  else if (request.hasText) outage.recordSound();
  else outage.recordSilence(waitedMs);
}

function send(
  { gateway }: CompletionSession,
  { prepared, requestFor, override }: RequestPlan,
  signal: AbortSignal,
): AsyncIterable<StreamEvent> {
  const options = {
    role: 'completion',
    isGhostText: true,
    signal,
    requestFor,
    ...(override !== undefined && { override }),
  } as const;
  return prepared.kind === 'chat'
    ? gateway.chat(prepared.request, options)
    : gateway.complete(prepared.request, options);
}

function settle(session: CompletionSession, request: RequestInFlight): void {
  if (session.inFlight === request) session.inFlight = undefined;
  if (request.state === 'complete') session.cache.set(request.key, request.kept);
}
