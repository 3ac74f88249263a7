import type { Connection } from '../endpoint/connection.ts';
import type { Dialect } from '../endpoint/dialects/dialect.ts';
import type { ProbeAnswer, ProbeRequest } from '../endpoint/probe.ts';
import { EndpointError } from '../endpoint/endpointError.ts';
import type { ModelInfo } from '../endpoint/requests.ts';
import type { Examination, Subject } from './examination.ts';
import { Examiner, wordsOf } from './examiner.ts';
import { examineChat } from './examineChat.ts';
import { examineCompletion } from './examineCompletion.ts';

/** The models to ask; chosen by the caller once the list is known, because it knows what the settings say. */
export interface ModelChoice {
  readonly completion: string;
  readonly chat: string;
}

export interface ExamineOptions {
  readonly connection: Connection;
  readonly dialect: Dialect;
  readonly signal: AbortSignal;
  readonly listModels: (signal: AbortSignal) => Promise<readonly ModelInfo[]>;
  readonly send: (request: ProbeRequest, signal: AbortSignal) => Promise<ProbeAnswer | undefined>;
  readonly chooseModels: (listed: readonly ModelInfo[]) => ModelChoice;
  readonly onRequest: (subject: Subject, number: number) => void;
}

/**
 * Finds out with at most ten small requests what an endpoint can do and how it is best asked. Never throws for what the endpoint does wrong:
 * that is a finding. Undefined when it was aborted.
 */
export async function examineEndpoint(options: ExamineOptions): Promise<Examination | undefined> {
  const { connection, dialect, signal } = options;
  const examiner = new Examiner({ ...options, authHeader: dialect.authHeader });
  const listed = await examineModels(examiner, options);
  const models = options.chooseModels(listed);
  noteContextLength(examiner, listed, models);
  await examineChat(examiner, { dialect, model: models.chat, extraBody: connection.endpoint.extraBody });
  const completion = await examineCompletion(examiner, {
    dialect,
    model: models.completion,
    extraBody: connection.endpoint.extraBody,
  });
  if (signal.aborted) return undefined;
  return {
    endpointName: connection.endpoint.name,
    baseUrl: connection.endpoint.baseUrl,
    dialect: dialect.name,
    dialectLabel: dialect.label,
    completionModel: models.completion,
    chatModel: models.chat,
    requests: examiner.requests,
    findings: examiner.findings,
    ...completion,
  };
}

/** `GET /models`, and for llama.cpp `/props`, which counts too. */
async function examineModels(
  examiner: Examiner,
  { listModels, dialect, signal }: ExamineOptions,
): Promise<readonly ModelInfo[]> {
  examiner.claim('models');
  if (dialect.hasProps) examiner.claim('contextLength');
  try {
    const models = await listModels(signal);
    const names = models.slice(0, 3).map(({ id }) => id);
    const more = models.length > names.length ? ` and ${models.length - names.length} more` : '';
    if (models.length === 0) examiner.note('models', 'no', 'The list of models is empty; type a model’s name instead.');
    else examiner.note('models', 'yes', `${models.length} listed: ${names.join(', ')}${more}.`);
    return models;
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error;
    examiner.note('models', 'no', wordsOf(error));
    return [];
  }
}

function noteContextLength(examiner: Examiner, listed: readonly ModelInfo[], models: ModelChoice): void {
  const lengths = [...new Set([models.completion, models.chat])].flatMap((id) => {
    const length = listed.find((model) => model.id === id)?.contextLength;
    return length === undefined ? [] : [`${id} takes ${length.toLocaleString('en')} tokens`];
  });
  if (lengths.length > 0) examiner.note('contextLength', 'yes', `${lengths.join('; ')}.`);
  else examiner.note('contextLength', 'unknown', 'The server does not tell how much text its models take.');
}
