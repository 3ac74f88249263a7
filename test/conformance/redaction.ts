import { readFile } from 'node:fs/promises';
import { cleanServerText } from '../../src/core/endpoint/cleanServerText.ts';
import { endpointErrorText } from '../../src/core/endpoint/describeEndpointError.ts';
import { EndpointError } from '../../src/core/endpoint/endpointError.ts';
import { createPlainHttpGuard } from '../../src/core/endpoint/plainHttpGuard.ts';
import { resolveDestination } from '../../src/core/endpoint/resolveDestination.ts';
import { Secret } from '../../src/core/endpoint/secret.ts';
import { parseSettings } from '../../src/core/settings/parseSettings.ts';
import { createRedactor } from '../../src/core/util/redact.ts';
import { chatStream } from '../support/script.ts';
import { startScriptedEndpoint } from '../support/scriptedEndpoint.ts';
import type { CaseResult } from './result.ts';
import { CANARY_PROMPT, callOptions, collect, createWireBench } from './wireBench.ts';

interface Case {
  readonly id: string;
  readonly tier: string;
  readonly sink: string;
  readonly input: string;
  readonly secrets: readonly string[];
  readonly mustNotContain: readonly string[];
  readonly mustKeep: readonly string[];
}

/** What reaches the sink; a behaviour case throws when the behaviour is not there. */
type Sink = (row: Case) => Promise<string>;

const SINKS: Readonly<Record<string, Sink>> = {
  log: async (row) => logged(row),
  'error-message': shown,
  request: requested,
  settings: async (row) => problemsOf(row),
  webview: async (row) => serialised(row),
  export: async (row) => serialised(row),
  telemetry: noTelemetry,
};

/** Each secret on its way to the sink that the case names, through the code that stands before that sink. */
export async function* runRedactionConformance(file: string): AsyncIterable<CaseResult> {
  const { cases } = JSON.parse(await readFile(file, 'utf8')) as { readonly cases: readonly Case[] };
  for (const row of cases) {
    const expected = { mustNotContain: row.mustNotContain, mustKeep: row.mustKeep };
    try {
      const got = await (SINKS[row.sink] ?? unknownSink)(row);
      const passed =
        row.mustNotContain.every((text) => !got.includes(text)) && row.mustKeep.every((text) => got.includes(text));
      yield { id: row.id, tier: row.tier, passed, expected, got };
    } catch (error) {
      yield { id: row.id, tier: row.tier, passed: false, expected, got: String(error) };
    }
  }
}

function unknownSink({ sink }: Case): Promise<string> {
  throw new Error(`no such sink: ${sink}`);
}

/** As in the window's log: keys that were handed out are known to it, prompts and answers are not. */
function logged({ input, secrets }: Case): string {
  const redactor = createRedactor();
  for (const secret of secrets) if (!/\s/.test(secret)) redactor.remember(decoded(secret));
  return redactor.redact(input);
}

/** A case may give the key as it stands in a URL. */
function decoded(secret: string): string {
  try {
    return decodeURIComponent(secret);
  } catch {
    return secret;
  }
}

/** The text as a server's refusal, as a plain one, and as a broken stream: all three are what the user may read. */
async function shown({ input }: Case): Promise<string> {
  const server = await startScriptedEndpoint();
  try {
    const words: string[] = [];
    for (const script of [
      { status: 400, headers: { 'content-type': 'text/plain' }, chunks: [input] },
      { status: 200, headers: { 'content-type': 'text/event-stream' }, chunks: [input] },
      { status: 200, headers: { 'content-type': 'text/event-stream' }, chunks: [`${input}\n\n`] },
    ]) {
      server.respond(script);
      const bench = createWireBench(server.url);
      const events = bench.client.streamCompletion(
        bench.connection,
        { model: 'm', prompt: CANARY_PROMPT },
        callOptions(),
      );
      const { error } = await collect(events);
      if (error) words.push(endpointErrorText(error), String(error), error.stack ?? '', ...bench.logger.lines);
    }
    if (words.length === 0) throw new Error('no error was shown');
    return [...words, cleanServerText(input)].join('\n');
  } finally {
    await server.close();
  }
}

/** Which behaviour a case is about is told by its text. */
async function requested({ input }: Case): Promise<string> {
  const [first = '', second = ''] = input.match(/https?:\/\/[^\s]+/g) ?? [];
  const status = Number(/^\d{3}/.exec(input)?.[0] ?? 302);
  if (/Location:\s*\//i.test(input)) return redirectedAtHome(status);
  if (/Location:/i.test(input)) return redirected(status);
  if (second !== '') return movedBaseUrl(first, second);
  return plainHttp(first);
}

/** The other server is real, so that a request to it would be seen. */
async function redirected(status: number): Promise<string> {
  const [server, other] = [await startScriptedEndpoint(), await startScriptedEndpoint()];
  try {
    server.respond({ status, headers: { location: `${other.url}/chat/completions` }, chunks: [] });
    const bench = createWireBench(server.url);
    const messages = [{ role: 'user', content: CANARY_PROMPT }] as const;
    const { error } = await collect(
      bench.client.streamChat(bench.connection, { model: 'm', messages }, callOptions({ maxRetries: 2 })),
    );
    if (error?.kind !== 'refusedLocally') throw new Error('the redirect was not refused');
    if (other.requests.length > 0) throw new Error('another origin was called');
    return endpointErrorText(error);
  } finally {
    await Promise.all([server.close(), other.close()]);
  }
}

/** Within its own origin the key may go along; what must be sent again as GET is refused. */
async function redirectedAtHome(status: number): Promise<string> {
  const server = await startScriptedEndpoint();
  try {
    server.respond(({ path }) =>
      path.includes('/moved') ? chatStream({ text: 'ok' }) : { status, headers: { location: '/moved' }, chunks: [] },
    );
    const bench = createWireBench(server.url);
    const messages = [{ role: 'user', content: CANARY_PROMPT }] as const;
    const { text, error } = await collect(
      bench.client.streamChat(bench.connection, { model: 'm', messages }, callOptions()),
    );
    if ((text === 'ok') === (status === 303))
      throw new Error(error === undefined ? 'it was followed' : 'it was not followed');
    return error === undefined ? text : endpointErrorText(error);
  } finally {
    await server.close();
  }
}

/** At another origin the endpoint is a stranger, without name, headers and key. */
async function movedBaseUrl(from: string, to: string): Promise<string> {
  const { settings } = parseSettings({
    endpoints: { mine: { baseUrl: from, headers: { 'x-team': 'canary' } } },
    'chat.endpoint': 'mine',
  });
  const environment = { get: () => undefined };
  const { endpoint } = resolveDestination({ role: 'chat', settings, environment, override: { baseUrl: to } });
  if (endpoint.name === 'mine' || Object.keys(endpoint.headers).length > 0) throw new Error('headers went along');
  return JSON.stringify(endpoint);
}

/** Only where strangers can listen. */
async function plainHttp(baseUrl: string): Promise<string> {
  const asked: string[] = [];
  const guard = createPlainHttpGuard(async (origin) => {
    asked.push(origin);
    return false;
  });
  const error: unknown = await guard.check(baseUrl).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const { protocol, hostname } = new URL(baseUrl);
  if (protocol === 'https:' || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)) {
    if (asked.length > 0 || error !== undefined) throw new Error('somebody was asked without need');
    return '';
  }
  if (asked.length !== 1 || !(error instanceof EndpointError)) throw new Error('nobody was asked');
  return endpointErrorText(error);
}

function problemsOf({ input }: Case): string {
  const settings = Object.entries(JSON.parse(input) as Readonly<Record<string, unknown>>);
  const { problems } = parseSettings(
    Object.fromEntries(settings.map(([name, value]) => [name.replace(/^[^.]+\./, ''), value])),
  );
  const isNoticed = problems.some(({ kind, message }) => kind === 'keyInSettings' || message.includes('Set API Key'));
  if (!isNoticed) throw new Error('the key was not noticed');
  return JSON.stringify(problems);
}

/** A connection on every way out of the host: messages, state, files. */
function serialised({ input, secrets }: Case): string {
  const connection = {
    endpoint: { name: input, baseUrl: 'https://api.test/v1', headers: {}, extraBody: {} },
    key: new Secret(secrets[0] ?? ''),
  };
  return [JSON.stringify(connection), String(connection.key), JSON.stringify(structuredClone(connection))].join('\n');
}

/** There is none: no part of the product may even name VS Code's ways to send it. */
async function noTelemetry(): Promise<string> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const activation = await readFile(new URL('../../src/host/activate.ts', import.meta.url), 'utf8').catch(() => '');
  const found = /telemetry|applicationinsights|analytics/i.exec(manifest + activation)?.[0];
  if (found !== undefined) throw new Error(`${found} is mentioned`);
  return '';
}
