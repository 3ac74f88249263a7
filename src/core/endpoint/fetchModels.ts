import type { Clock, FetchFunction, Logger } from '../ports.ts';
import type { Connection } from './connection.ts';
import { decodeAnswer } from './decodeAnswer.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { CallOptions } from './endpointClient.ts';
import { EndpointError } from './endpointError.ts';
import { errorFromResponse } from './errorFromResponse.ts';
import { findInBandError } from './inBandError.ts';
import { openAnswer } from './openAnswer.ts';
import type { OpenAnswerDependencies } from './openAnswer.ts';
import { NOTHING_LEARNED } from './manners.ts';
import { parseModels, parseProps } from './parseModels.ts';
import { readErrorBody } from './readServerError.ts';
import type { RoutePath } from './requestUrl.ts';
import type { ModelInfo } from './requests.ts';
import { sendRequest } from './transport.ts';
import type { WireAnswer } from './transport.ts';

export interface FetchModelsOptions extends OpenAnswerDependencies {
  readonly fetch: FetchFunction;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly connection: Connection;
  readonly options: CallOptions;
  readonly dialect: Dialect;
}

/** The models that the endpoint lists, with their context lengths where it tells them. Empty after an abort. */
export async function fetchModels(call: FetchModelsOptions): Promise<readonly ModelInfo[]> {
  const answer = await get(call, { path: '/models' });
  if (answer === undefined) return [];
  const body = await readJson(answer);
  if (call.options.signal.aborted) return [];
  const inBand = findInBandError(body);
  if (inBand !== undefined) throw inBandError(call, answer, inBand);
  const models = parseModels(body, call.dialect);
  if (models === undefined) throw new EndpointError('malformed', { ...originOf(answer), retryable: false });
  return call.dialect.hasProps ? withSlotLength(call, models) : models;
}

/** llama.cpp lists the length that the model was trained for; a slot may be shorter. Only a bonus: without an answer the list stands. */
async function withSlotLength(call: FetchModelsOptions, models: readonly ModelInfo[]): Promise<readonly ModelInfo[]> {
  try {
    const answer = await get(call, { path: '/props', atRoot: true });
    const contextLength = answer && parseProps(await readJson(answer));
    return contextLength === undefined ? models : models.map((model) => ({ ...model, contextLength }));
  } catch {
    return models;
  }
}

async function get(call: FetchModelsOptions, route: RoutePath): Promise<WireAnswer | undefined> {
  const { connection, options, dialect } = call;
  const opened = await openAnswer(call, {
    options,
    privateTexts: [],
    fitsAnswer: false,
    learned: () => NOTHING_LEARNED,
    learn: () => undefined,
    body: () => ({}),
    send: () => sendRequest(call, connection, { ...options, ...route, method: 'GET', authHeader: dialect.authHeader }),
  });
  return opened?.answer;
}

/** Throws the fault of a page or of broken bytes. */
async function readJson(answer: WireAnswer): Promise<unknown> {
  try {
    for await (const frame of decodeAnswer(answer)) {
      if (frame.type === 'json') return frame.value;
      if (frame.type === 'fault')
        throw new EndpointError(frame.kind, {
          ...originOf(answer),
          retryable: false,
          ...(frame.words !== '' && { serverMessage: frame.words }),
        });
    }
    return undefined;
  } finally {
    answer.close();
  }
}

function inBandError({ clock }: FetchModelsOptions, answer: WireAnswer, body: unknown): EndpointError {
  const error = readErrorBody(body);
  const message = answer.withoutKey(error.message);
  return errorFromResponse({ ...error, message }, { ...answer, now: clock.now(), sentFields: [], privateTexts: [] });
}

function originOf({ host, url, status }: WireAnswer): Pick<WireAnswer, 'host' | 'url' | 'status'> {
  return { host, url, status };
}
