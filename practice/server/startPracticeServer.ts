import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerChat, answerCompletion } from './answerRequest.ts';
import { ApiError } from './apiError.ts';
import type { Manner } from './cutAnswer.ts';
import { readJsonBody } from './readJsonBody.ts';
import type { Pace } from './streamAnswers.ts';
import { writeAnswer, writeJson, writePreflight } from './writeAnswer.ts';
import type { Workspace } from '../workspace/readWorkspace.ts';

export const PRACTICE_MODEL = 'interline-practice';

export interface PracticeServerOptions {
  readonly host: string;
  /** Zero takes any free port. */
  readonly port: number;
  readonly workspace: Workspace;
  readonly manner: Manner;
  readonly pace: Pace;
  /** In tokens. */
  readonly contextLength: number;
  /** When set, every route but `/health` wants it as a bearer token. */
  readonly apiKey?: string;
}

export interface PracticeServer {
  /** Base URL for clients, ending in `/v1`. */
  readonly url: string;
  /** Ends open streams too. */
  close(): Promise<void>;
}

/** Starts the practice endpoint. Rejects with Node's own error when the port cannot be had (`EADDRINUSE`). */
export async function startPracticeServer(options: PracticeServerOptions): Promise<PracticeServer> {
  const server = createServer((request, response) => void serve({ request, response, options }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  // listen() on a host and port always gives an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host}:${port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly options: PracticeServerOptions;
}

/** The fault barrier: whatever goes wrong becomes a JSON error, or ends the stream that had begun. */
async function serve(exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  try {
    await route(exchange, gone.signal);
  } catch (error) {
    if (gone.signal.aborted) return;
    const refusal =
      error instanceof ApiError
        ? error
        : new ApiError('The practice endpoint failed.', { status: 500, type: 'server_error' });
    if (response.headersSent) response.end(`data: ${JSON.stringify(refusal.toBody())}\n\n`);
    else writeJson({ request, response }, refusal.details.status, refusal.toBody());
  }
}

async function route({ request, response, options }: Exchange, signal: AbortSignal): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/(.)\/$/, '$1');
  const exchange = { request, response };
  if (request.method === 'OPTIONS') return writePreflight(exchange);
  if (path === '/health') return writeJson(exchange, 200, { status: 'ok' });
  const method = ROUTES.get(path);
  if (method === undefined) throw notFound(path);
  checkKey(request, options.apiKey);
  if (request.method !== method) throw wrongMethod(path, method);
  if (path === '/v1/models') return writeJson(exchange, 200, listModels(options));
  const body = await readJsonBody(request);
  const files = await options.workspace.read();
  const settings = { ...options, model: PRACTICE_MODEL, files };
  const answer = path === '/v1/completions' ? answerCompletion(body, settings) : answerChat(body, settings);
  await writeAnswer(exchange, answer, { manner: options.manner, pace: options.pace, signal });
}

const ROUTES: ReadonlyMap<string, string> = new Map([
  ['/v1/models', 'GET'],
  ['/v1/completions', 'POST'],
  ['/v1/chat/completions', 'POST'],
]);

function listModels(options: PracticeServerOptions): unknown {
  const model = {
    id: PRACTICE_MODEL,
    object: 'model',
    created: 0,
    owned_by: 'interline',
    context_length: options.contextLength,
    description: 'A practice model without a neural network: it continues and quotes the text that it is given.',
  };
  return { object: 'list', data: [model] };
}

function checkKey(request: IncomingMessage, apiKey: string | undefined): void {
  if (apiKey === undefined || request.headers.authorization === `Bearer ${apiKey}`) return;
  const message =
    request.headers.authorization === undefined
      ? 'No API key was sent. This practice endpoint was started with --api-key.'
      : 'Incorrect API key provided. Use the one that this practice endpoint was started with.';
  throw new ApiError(message, { status: 401, type: 'invalid_request_error', code: 'invalid_api_key' });
}

function notFound(path: string): ApiError {
  const known = [...ROUTES.keys()].join(', ');
  return new ApiError(`There is no ${path} here; the routes are ${known} and /health.`, {
    status: 404,
    type: 'invalid_request_error',
    code: 'unknown_url',
  });
}

function wrongMethod(path: string, method: string): ApiError {
  return new ApiError(`${path} wants ${method}.`, { status: 405, type: 'invalid_request_error' });
}
