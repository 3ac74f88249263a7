import { once } from 'node:events';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { plainBody } from './answerBodies.ts';
import type { FinishedAnswer } from './answerRequest.ts';
import type { Manner } from './cutAnswer.ts';
import { streamAnswers, type Pace } from './streamAnswers.ts';

export interface HttpExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

export interface WriteOptions {
  readonly manner: Manner;
  readonly pace: Pace;
  readonly signal: AbortSignal;
}

/** Sends an answer as one JSON object or as server-sent events, as the request wished. */
export async function writeAnswer(
  exchange: HttpExchange,
  answer: FinishedAnswer,
  options: WriteOptions,
): Promise<void> {
  const { head, answers, usage, request } = answer;
  if (request.stream) return writeStream(exchange, answer, options);
  const tokens = Math.max(...answers.map((choice) => choice.tokens.length));
  await delay(options.pace.firstTokenMs + options.pace.tokenMs * tokens, undefined, { signal: options.signal });
  writeJson(exchange, 200, plainBody(head, answers, usage));
}

export function writeJson(exchange: HttpExchange, status: number, body: unknown): void {
  exchange.response.writeHead(status, { ...corsHeaders(exchange.request), 'content-type': 'application/json' });
  exchange.response.end(JSON.stringify(body));
}

/** Answers a browser's question whether it may send the real request. */
export function writePreflight({ request, response }: HttpExchange): void {
  response.writeHead(204, { ...corsHeaders(request), 'access-control-max-age': '600' });
  response.end();
}

async function writeStream(
  { request, response }: HttpExchange,
  answer: FinishedAnswer,
  options: WriteOptions,
): Promise<void> {
  response.writeHead(200, {
    ...corsHeaders(request),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  });
  response.flushHeaders();
  const chunks = streamAnswers(answer.head, answer, { ...options, includeUsage: answer.request.includeUsage });
  for await (const chunk of chunks) {
    const isRoomLeft = response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    if (!isRoomLeft) await once(response, 'drain', { signal: options.signal });
  }
  response.end('data: [DONE]\n\n');
}

/** `*` would not cover the authorization header, so the headers that the browser asks for are named back. */
function corsHeaders(request: IncomingMessage): OutgoingHttpHeaders {
  return {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? 'authorization, content-type',
    'access-control-allow-private-network': 'true',
  };
}
