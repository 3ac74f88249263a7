import { readFile } from 'node:fs/promises';
import { normaliseFinishReason } from '../../src/core/endpoint/finishReason.ts';
import { splitThinking } from '../../src/core/endpoint/splitThinking.ts';
import type { FinishReason } from '../../src/core/endpoint/streamEvent.ts';
import { startScriptedEndpoint } from '../support/scriptedEndpoint.ts';
import type { ScriptedEndpoint } from '../support/scriptedEndpoint.ts';
import type { Script } from '../support/script.ts';
import type { CaseResult } from './result.ts';
import { CANARY_KEY, CANARY_PROMPT, callOptions, classesOf, collect, createWireBench, leaks } from './wireBench.ts';
import type { Outcome, WireBench } from './wireBench.ts';

interface ExpectedError {
  readonly class: string;
  readonly acceptClass?: readonly string[];
  readonly contains?: string;
}

interface Expected {
  readonly text?: string | null;
  readonly textRepeat?: { readonly unit: string; readonly times: number };
  readonly textWithoutThink?: string;
  readonly reasoning?: string;
  readonly usage?: Outcome['usage'];
  readonly finish?: string | null;
  readonly status?: string;
  readonly error?: ExpectedError | null;
  readonly toolCalls?: Outcome['toolCalls'];
  readonly accept?: readonly Omit<Expected, 'accept'>[];
}

interface Case {
  readonly id: string;
  readonly tier: string;
  readonly endpoint: string;
  readonly http: { readonly status: number; readonly headers: Readonly<Record<string, string>> };
  readonly chunksBase64?: readonly string[];
  readonly chunksGenerate?: readonly { readonly base64: string; readonly times: number; readonly oneWrite?: boolean }[];
  readonly end: 'close' | 'reset' | 'stall';
  readonly expect: Expected;
}

interface CaseFile {
  readonly cases: readonly Case[];
  /** For each name of the case files what servers write for it. */
  readonly schema?: { readonly finishNormalisation?: Readonly<Record<string, readonly string[]>> };
}

const FINISH_NAMES: Readonly<Record<FinishReason, string>> = {
  stop: 'stop',
  length: 'length',
  toolCalls: 'tool-calls',
  contentFilter: 'content-filter',
  error: 'error',
  other: 'other',
};

/** Byte by byte up to this size; above it in pieces of an odd length, or a run would take minutes. */
const LONGEST_BYTEWISE = 6_000;
/** Long enough for a busy machine to send what comes before the silence. */
const STALL_LIMIT_MS = 2_000;

/** Every case as given, cut anew in three ways and aborted after each of its first events; then a hundred at once. */
export async function* runSseConformance(file: string): AsyncIterable<CaseResult> {
  const { cases, schema } = JSON.parse(await readFile(file, 'utf8')) as CaseFile;
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown) => rejections.push(reason);
  process.on('unhandledRejection', onRejection);
  const server = await startScriptedEndpoint();
  try {
    for (const row of cases) yield { ...(await runCase(server, row)), id: row.id, tier: row.tier };
    if (cases.length > 1) yield await runAtOnce(server, cases);
    if (schema?.finishNormalisation) yield checkFinishReasons(schema.finishNormalisation);
    if (rejections.length > 0)
      yield { id: 'no unhandled rejection', tier: 'must', passed: false, expected: 0, got: rejections.map(String) };
  } finally {
    process.off('unhandledRejection', onRejection);
    await server.close();
  }
}

function checkFinishReasons(wanted: Readonly<Record<string, readonly string[]>>): CaseResult {
  const got = Object.entries(wanted).flatMap(([name, words]) =>
    words.filter((word) => FINISH_NAMES[normaliseFinishReason(word)] !== name).map((word) => `${word}: not ${name}`),
  );
  return { id: 'finish reasons', tier: 'must', passed: got.length === 0, expected: 'the names of the schema', got };
}

type Verdict = Omit<CaseResult, 'id' | 'tier'>;

async function runCase(server: ScriptedEndpoint, row: Case): Promise<Verdict> {
  let asGiven: string | undefined;
  for (const [name, chunks] of Object.entries(cuts(row))) {
    const { outcome, bench } = await ask(server, row, chunks);
    asGiven ??= comparable(outcome);
    const cutFaults = comparable(outcome) === asGiven ? [] : ['not what it is as given'];
    const faults = [...faultsOf(row.expect, outcome, bench), ...cutFaults];
    if (faults.length > 0)
      return { passed: false, expected: row.expect, got: { run: name, faults, outcome: shown(outcome) } };
  }
  return (await abortFaults(server, row)) ?? { passed: true };
}

/** All that must not depend on how the bytes are cut. */
function comparable(outcome: Outcome): string {
  return JSON.stringify({ ...outcome, events: undefined, error: outcome.error?.kind });
}

/** The same bytes in other pieces. */
function cuts(row: Case): Readonly<Record<string, readonly Uint8Array[]>> {
  const given = writes(row);
  if (row.end !== 'close') return { 'as given': given };
  const whole = Buffer.concat(given);
  const step = whole.length <= LONGEST_BYTEWISE ? 1 : 1009;
  return {
    'as given': given,
    'one write': [whole],
    'small writes': cutEvery(whole, step),
    'random cuts': cutAtRandom(whole),
  };
}

function writes(row: Case): readonly Uint8Array[] {
  if (row.chunksGenerate === undefined) return (row.chunksBase64 ?? []).map((text) => Buffer.from(text, 'base64'));
  return row.chunksGenerate.flatMap(({ base64, times, oneWrite }) => {
    const bytes = Buffer.from(base64, 'base64');
    const repeated = Array<Buffer>(times).fill(bytes);
    return oneWrite === true ? [Buffer.concat(repeated)] : repeated;
  });
}

function cutEvery(bytes: Uint8Array, step: number): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += step) pieces.push(bytes.subarray(at, at + step));
  return pieces;
}

/** A fixed seed: a failure comes back. */
function cutAtRandom(bytes: Uint8Array): readonly Uint8Array[] {
  let seed = 42;
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const length = 1 + (seed % 97);
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}

function scriptOf(row: Case, chunks: readonly Uint8Array[]): Script {
  return { status: row.http.status, headers: row.http.headers, chunks, end: row.end };
}

function ask(
  server: ScriptedEndpoint,
  row: Case,
  chunks: readonly Uint8Array[],
): Promise<{ readonly outcome: Outcome; readonly bench: WireBench }> {
  server.respond(scriptOf(row, chunks));
  return call(createWireBench(server.url), row);
}

async function call(
  bench: WireBench,
  row: Case,
  abort?: { readonly after: number; readonly controller: AbortController },
) {
  const timeouts = row.end === 'stall' ? { firstByteTimeoutMs: STALL_LIMIT_MS, idleTimeoutMs: STALL_LIMIT_MS } : {};
  const options = callOptions(abort ? { ...timeouts, signal: abort.controller.signal } : timeouts);
  const events =
    row.endpoint === 'chat'
      ? bench.client.streamChat(
          bench.connection,
          { model: 'm', messages: [{ role: 'user', content: CANARY_PROMPT }] },
          options,
        )
      : bench.client.streamCompletion(bench.connection, { model: 'm', prompt: CANARY_PROMPT }, options);
  const outcome = await collect(events, (count) => {
    if (count === abort?.after) abort.controller.abort();
  });
  return { outcome, bench };
}

function faultsOf(expected: Expected, outcome: Outcome, bench: WireBench): readonly string[] {
  const differences = [expected, ...(expected.accept ?? [])].map((alternative) => differs(alternative, outcome));
  const best = differences.some((list) => list.length === 0) ? [] : (differences[0] ?? []);
  const leaked = leaks(
    [outcome.words, ...bench.logger.lines],
    [CANARY_KEY, CANARY_PROMPT, '[object Object]', 'Unexpected token'],
  );
  const junk = /null|undefined|\[object Object\]/.exec(outcome.text)?.[0];
  return [
    ...best,
    ...leaked.map((text) => `leaked: ${text}`),
    ...(junk === undefined || wantedText(expected)?.includes(junk) === true ? [] : [`text holds ${junk}`]),
  ];
}

function wantedText({ text, textRepeat }: Expected): string | undefined {
  return textRepeat ? textRepeat.unit.repeat(textRepeat.times) : (text ?? undefined);
}

/** Names of the fields in which the outcome is not the expected one; what the case does not speak of is not compared. */
function differs(expected: Expected, outcome: Outcome): readonly string[] {
  const text = wantedText(expected);
  const checks: Readonly<Record<string, boolean>> = {
    text: text === undefined || outcome.text === text,
    textWithoutThink:
      expected.textWithoutThink === undefined || splitThinking(outcome.text).text === expected.textWithoutThink,
    reasoning: expected.reasoning === undefined || outcome.reasoning === expected.reasoning,
    usage: expected.usage === undefined || sameUsage(expected.usage, outcome.usage),
    finish: expected.finish === undefined || outcome.finish === expected.finish,
    status: expected.status === undefined || statusesOf(outcome).includes(expected.status),
    error: errorFits(expected.error, outcome),
    toolCalls:
      expected.toolCalls === undefined || JSON.stringify(outcome.toolCalls) === JSON.stringify(expected.toolCalls),
  };
  return Object.keys(checks).filter((name) => checks[name] === false);
}

function sameUsage(a: Outcome['usage'], b: Outcome['usage']): boolean {
  if (a === null || b === null) return a === b;
  return (['prompt_tokens', 'completion_tokens', 'total_tokens'] as const).every((name) => a[name] === b[name]);
}

function statusesOf({ error }: Outcome): readonly string[] {
  if (error === undefined) return ['complete'];
  if (error.kind !== 'incomplete') return ['error'];
  return error.details.reason === 'cut' ? ['incomplete', 'error'] : ['incomplete'];
}

function errorFits(expected: ExpectedError | null | undefined, { error, words }: Outcome): boolean {
  if (expected === undefined) return true;
  if (expected === null || error === undefined) return expected === null && error === undefined;
  const right = [expected.class, ...(expected.acceptClass ?? [])];
  const says = expected.contains === undefined || words.toLowerCase().includes(expected.contains.toLowerCase());
  return says && classesOf(error).some((name) => right.includes(name));
}

function shown({ error, ...outcome }: Outcome): unknown {
  const text = outcome.text.length > 200 ? `${outcome.text.slice(0, 200)}…` : outcome.text;
  return { ...outcome, text, error: error && { classes: classesOf(error), details: error.details } };
}

/** After an abort: no event, no error, and the socket closed within a second. */
async function abortFaults(server: ScriptedEndpoint, row: Case): Promise<Verdict | undefined> {
  const script: Script = { ...scriptOf(row, writes(row)), end: 'stall' };
  for (let after = 1; after <= 5; after++) {
    server.respond(script);
    const bench = createWireBench(server.url);
    const controller = new AbortController();
    const { outcome } = await call(bench, { ...row, end: 'stall' }, { after, controller });
    if (!controller.signal.aborted) return undefined;
    const request = server.requests.at(-1);
    const closed = await Promise.race([request?.closed.then(() => true), later(1_000).then(() => false)]);
    if (outcome.error !== undefined || closed !== true || outcome.events > after)
      return {
        passed: false,
        expected: `nothing after an abort at event ${after}`,
        got: { closed, error: outcome.words },
      };
  }
  return undefined;
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** A hundred streams through one client: none may get a piece of another. */
async function runAtOnce(server: ScriptedEndpoint, cases: readonly Case[]): Promise<CaseResult> {
  const small = cases.filter((row) => row.end === 'close' && row.chunksGenerate === undefined);
  const rows = Array.from({ length: 100 }, (_, index) => small[index % small.length]).filter(
    (row) => row !== undefined,
  );
  server.respond((request) => {
    const row = rows[Number(new URLSearchParams(request.path.split('?')[1]).get('row'))];
    return row === undefined ? { status: 500, chunks: [] } : { ...scriptOf(row, writes(row)), gapMs: 1 };
  });
  const bench = createWireBench(server.url);
  const failures = await Promise.all(
    rows.map(async (row, index) => {
      const connection = {
        ...bench.connection,
        endpoint: { ...bench.connection.endpoint, query: { row: String(index) } },
      };
      const { outcome } = await call({ ...bench, connection }, row);
      return faultsOf(row.expect, outcome, bench).map((fault) => `${row.id}: ${fault}`);
    }),
  );
  const got = failures.flat();
  return { id: `${rows.length} at once`, tier: 'must', passed: got.length === 0, expected: 'no cross-talk', got };
}
