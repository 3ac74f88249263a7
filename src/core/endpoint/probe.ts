import { answerEvents } from './answerEvents.ts';
import type { RequestBody } from './buildBody.ts';
import type { Connection } from './connection.ts';
import type { EndpointError } from './endpointError.ts';
import { readErrorBodyText } from './errorBody.ts';
import { errorFromResponse } from './errorFromResponse.ts';
import { readErrorText } from './readServerError.ts';
import type { RoutePath } from './requestUrl.ts';
import type { TokenUsage } from '../usage/tokenUsage.ts';
import { sendRequest } from './transport.ts';
import type { TransportDependencies, WireAnswer, WireOptions, WireRequest } from './transport.ts';

/** One `POST`, sent exactly as it is written here: nothing is dropped, renamed, learnt or tried again. */
export interface ProbeRequest extends RoutePath {
  readonly body: RequestBody;
  readonly authHeader: WireRequest['authHeader'];
}

/** What came back, added up. */
export interface ProbeAnswer {
  readonly text: string;
  readonly reasoning: string;
  readonly toolCalls: number;
  readonly usage?: TokenUsage;
  readonly finish?: string;
  /** In how many pieces the text and the reasoning came; more than one means that it streams. */
  readonly pieces: number;
  readonly timeToFirstTokenMs?: number;
  readonly totalMs: number;
}

/** Throws `EndpointError`; undefined when it was aborted. */
export async function probe(
  dependencies: TransportDependencies,
  connection: Connection,
  request: ProbeRequest & WireOptions,
): Promise<ProbeAnswer | undefined> {
  const { clock } = dependencies;
  const startedAt = clock.now();
  const answer = await sendRequest(dependencies, connection, { ...request, method: 'POST' });
  if (answer === undefined) return undefined;
  if (answer.status < 200 || answer.status >= 300) throw await refusal(dependencies, answer, request);
  return addUp(dependencies, { answer, request, startedAt });
}

async function refusal(
  { clock }: TransportDependencies,
  answer: WireAnswer,
  { body }: ProbeRequest,
): Promise<EndpointError> {
  const error = readErrorText(await readErrorBodyText(answer, clock));
  return errorFromResponse(error, { ...answer, now: clock.now(), sentFields: Object.keys(body), privateTexts: [] });
}

interface Exchange {
  readonly answer: WireAnswer;
  readonly request: ProbeRequest & WireOptions;
  readonly startedAt: number;
}

async function addUp(
  { clock }: TransportDependencies,
  { answer, request, startedAt }: Exchange,
): Promise<ProbeAnswer | undefined> {
  const sum = { text: '', reasoning: '', pieces: 0 };
  const toolCalls = new Set<number>();
  let firstAt: number | undefined;
  let rest: Pick<ProbeAnswer, 'usage' | 'finish'> = {};
  const context = { answer, signal: request.signal, now: startedAt, sentFields: Object.keys(request.body) };
  for await (const event of answerEvents({ ...context, privateTexts: [] })) {
    if (event.type === 'usage') rest = { ...rest, usage: event.usage };
    else if (event.type === 'finish') rest = { ...rest, finish: event.raw };
    else if (event.type === 'toolCall') toolCalls.add(event.index);
    else if (event.type === 'text' || event.type === 'reasoning') {
      firstAt ??= clock.now();
      sum[event.type] += event.text;
      sum.pieces += 1;
    }
  }
  if (request.signal.aborted) return undefined;
  return {
    ...sum,
    ...rest,
    toolCalls: toolCalls.size,
    totalMs: clock.now() - startedAt,
    ...(firstAt !== undefined && { timeToFirstTokenMs: firstAt - startedAt }),
  };
}
