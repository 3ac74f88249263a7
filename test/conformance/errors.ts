import { readFile } from 'node:fs/promises';
import { LONGEST_ERROR_WAIT_MS } from '../../src/core/endpoint/errorBody.ts';
import type { StreamEvent } from '../../src/core/endpoint/streamEvent.ts';
import type { Clock } from '../../src/core/ports.ts';
import { isRecord } from '../../src/core/util/isRecord.ts';
import { chatStream, completionStream } from '../support/script.ts';
import type { Script } from '../support/script.ts';
import { startScriptedEndpoint } from '../support/scriptedEndpoint.ts';
import type { RecordedRequest, ScriptedEndpoint } from '../support/scriptedEndpoint.ts';
import { realClock } from '../support/wireClient.ts';
import type { CaseResult } from './result.ts';
import { CANARY_KEY, CANARY_PROMPT, callOptions, classesOf, collect, createWireBench, leaks } from './wireBench.ts';
import type { Outcome, WireBench } from './wireBench.ts';

interface Case {
  readonly id: string;
  readonly tier: string;
  readonly endpoint: string;
  readonly request: { readonly sentParams: readonly string[] };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  readonly expect: {
    readonly class: string;
    readonly acceptClass?: readonly string[];
    readonly messageContainsAny?: readonly string[];
    readonly mustNotContain?: readonly string[];
    readonly retryable: boolean;
    readonly retryAfterSeconds: number | null;
    readonly param?: string;
    readonly fallback?: string;
  };
}

/** Each refusal before any byte of an answer: its kind, its words, what is retried and when, and what is learned from it. */
export async function* runErrorsConformance(file: string): AsyncIterable<CaseResult> {
  const { cases } = JSON.parse(await readFile(file, 'utf8')) as { readonly cases: readonly Case[] };
  const server = await startScriptedEndpoint();
  try {
    for (const row of cases) {
      const { faults, got } = await runCase(server, row);
      yield { id: row.id, tier: row.tier, passed: faults.length === 0, expected: row.expect, got: { faults, ...got } };
    }
  } finally {
    await server.close();
  }
}

async function runCase(server: ScriptedEndpoint, row: Case) {
  const refusal: Script = { ...row.response, chunks: [row.response.body] };
  server.respond(refusal);
  const bench = createWireBench(server.url);
  const outcome = await ask(bench, row);
  const faults = [
    ...kindFaults(row, outcome),
    ...wordFaults(row, outcome, { bench, host: new URL(server.url).host }),
    ...(await retryFaults(server, row, refusal)),
    ...(await fallbackFaults(server, row, refusal)),
  ];
  const { error, words } = outcome;
  return { faults, got: { classes: error && classesOf(error), words, details: error?.details } };
}

/** Fields of the case by our names; what we have no name for goes out as an extra field. */
function ask(bench: WireBench, row: Case, maxRetries = 0): Promise<Outcome> {
  const sent = new Set(row.request.sentParams);
  const known = { max_tokens: 'maxTokens', temperature: 'temperature', top_p: 'topP', stop: 'stop', seed: 'seed' };
  const extra = [...sent].filter(
    (name) => !(name in known) && !['suffix', 'stream_options', 'model', 'messages', 'prompt'].includes(name),
  );
  const wish = {
    model: 'gpt-99',
    ...(sent.has('max_tokens') && { maxTokens: 100_000 }),
    ...(sent.has('temperature') && { temperature: 0.2 }),
    ...(sent.has('top_p') && { topP: 0.9 }),
    ...(sent.has('seed') && { seed: 1 }),
    ...(sent.has('stop') && { stop: ['a1', 'b2', 'c3', 'd4', 'e5', 'f6'] }),
    ...(extra.length > 0 && { extraBody: Object.fromEntries(extra.map((name) => [name, 1])) }),
  };
  const options = callOptions({ maxRetries });
  const { client, connection } = bench;
  if (row.endpoint === 'models') return collect(asEvents(client.listModels(connection, options)));
  if (row.endpoint === 'chat')
    return collect(
      client.streamChat(connection, { ...wish, messages: [{ role: 'user', content: CANARY_PROMPT }] }, options),
    );
  const suffix = sent.has('suffix') ? { suffix: '}' } : {};
  return collect(client.streamCompletion(connection, { ...wish, prompt: CANARY_PROMPT, ...suffix }, options));
}

async function* asEvents(models: Promise<unknown>): AsyncIterable<StreamEvent> {
  await models;
  yield* [];
}

function kindFaults({ expect }: Case, { error }: Outcome): readonly string[] {
  if (error === undefined) return ['no error'];
  const seconds = error.details.retryAfterMs === undefined ? null : error.details.retryAfterMs / 1000;
  const right = [expect.class, ...(expect.acceptClass ?? [])];
  return failing({
    class: classesOf(error).some((name) => right.includes(name)),
    retryable: error.details.retryable === expect.retryable,
    retryAfterSeconds: seconds === expect.retryAfterSeconds,
    param: expect.param === undefined || error.details.parameter === expect.param,
  });
}

function wordFaults(
  row: Case,
  outcome: Outcome,
  { bench, host }: { readonly bench: WireBench; readonly host: string },
): readonly string[] {
  const { words } = outcome;
  const phrases = row.expect.messageContainsAny ?? [];
  const forbidden = [...(row.expect.mustNotContain ?? []), CANARY_KEY, CANARY_PROMPT, '\u001b'];
  const leaked = leaks([words, ...bench.logger.lines], forbidden);
  return [
    ...failing({
      messageContainsAny:
        phrases.length === 0 || phrases.some((phrase) => words.toLowerCase().includes(phrase.toLowerCase())),
      'host in the message': words.includes(host),
      'status in the message': words.includes(String(row.response.status)),
    }),
    ...leaked.map((text) => `leaked: ${text}`),
  ];
}

function failing(checks: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.keys(checks).filter((name) => checks[name] === false);
}

/** The client itself decides to send again: counted at the server, with the pauses it took. */
async function retryFaults(server: ScriptedEndpoint, row: Case, refusal: Script): Promise<readonly string[]> {
  const { expect } = row;
  // A lesson changes the request; that is another story, told below.
  if (expect.param !== undefined || expect.fallback !== undefined) return [];
  server.respond(refusal);
  server.requests.length = 0;
  const { clock, pausesMs } = createHastyClock();
  await ask(createWireBench(server.url, clock), row, 2);
  const wanted = expect.retryable ? 3 : 1;
  // Asking for a shorter answer where the prompt fits is no repetition.
  const bodies = new Set(server.requests.map(({ body }) => JSON.stringify(body)));
  const isShortened = expect.class === 'context-length' && bodies.size === server.requests.length && bodies.size === 2;
  if (server.requests.length !== wanted && !isShortened)
    return [`${server.requests.length} requests in place of ${wanted}`];
  if (!expect.retryable) return [];
  const asked = expect.retryAfterSeconds;
  const right = pausesMs.every((pause, index) => {
    const own = 500 * 2 ** index;
    return asked === null ? pause >= own * 0.75 && pause <= own : pause === asked * 1000;
  });
  return right && pausesMs.length === 2 ? [] : [`pauses of ${pausesMs.join(' and ')} ms`];
}

/** Time-outs run as they should; pauses between two tries are noted and skipped. */
function createHastyClock(): { readonly clock: Clock; readonly pausesMs: readonly number[] } {
  const pausesMs: number[] = [];
  const timeouts = new Set([callOptions().firstByteTimeoutMs, callOptions().idleTimeoutMs, LONGEST_ERROR_WAIT_MS]);
  const clock: Clock = {
    now: () => realClock.now(),
    setTimer(callback, delayMs) {
      if (timeouts.has(delayMs)) return realClock.setTimer(callback, delayMs);
      pausesMs.push(delayMs);
      return realClock.setTimer(callback, 0);
    },
  };
  return { clock, pausesMs };
}

/** One refusal, then good answers: the second request is another one, and the third needs no refusal any more. */
async function fallbackFaults(server: ScriptedEndpoint, row: Case, refusal: Script): Promise<readonly string[]> {
  const { fallback, param } = row.expect;
  if (fallback === undefined) return [];
  const bench = createWireBench(server.url);
  let asked = 0;
  server.requests.length = 0;
  server.respond((request) => (asked++ === 0 ? refusal : good(request)));
  await ask(bench, row);
  const { learned } = bench.client.mannersFor(bench.connection, 'gpt-99');
  if (param === 'suffix')
    return failing({ 'learned that suffix is refused': learned.suffixRefused === true, 'not sent again': asked === 1 });
  if (param === undefined) return failing({ 'learned that the model only chats': learned.chatOnly === true });
  await ask(bench, row);
  const [first, second, third] = server.requests.map(({ body }) => (isRecord(body) ? body : {}));
  const replacement = /resend once with (\w+)/.exec(fallback)?.[1];
  return failing({
    'sent at first': first !== undefined && param in first,
    'resent otherwise': second !== undefined && isAnother(param, first, second),
    'resent under the other name': replacement === undefined || (second !== undefined && replacement in second),
    remembered: third !== undefined && server.requests.length === 3 && isAnother(param, first, third),
  });
}

function isAnother(
  param: string,
  first: Readonly<Record<string, unknown>> | undefined,
  next: Readonly<Record<string, unknown>>,
): boolean {
  return JSON.stringify(first?.[param]) !== JSON.stringify(next[param]);
}

function good(request: RecordedRequest): Script {
  return request.path.includes('/chat/') ? chatStream({ text: 'ok' }) : completionStream({ text: 'ok' });
}
