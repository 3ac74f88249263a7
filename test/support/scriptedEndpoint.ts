/**
 * A real HTTP server that answers by script: every server's manners, timing and faults, for unit, host, browser and bench runs.
 *
 * As a program, `node test/support/scriptedEndpoint.ts --port 4010` (0 or absent: any free port; the address is printed), it is scripted
 * over HTTP: `PUT /__script` with a script or `{ "rules": [{ "path": "/v1/completions", "contains": "…", "script": {…} }] }`
 * (first rule that fits; else the built-in answer), `GET /__requests`, `DELETE /__requests`.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { chatStream, completionStream, errorAnswer, modelsAnswer } from './script.ts';
import type { Script, ScriptChunk } from './script.ts';

export interface RecordedRequest {
  readonly method: string;
  /** With the query, for example `/v1/models?limit=1`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; the raw text when it is not JSON, undefined when empty. */
  readonly body: unknown;
  readonly receivedAt: number;
  /** The client went away before the script had ended. */
  readonly aborted: boolean;
  /** The answer is over, in whatever way. */
  readonly ended: boolean;
  /** Resolves when the answer is over, in whatever way. */
  readonly closed: Promise<void>;
}

export type Responder = Script | ((request: RecordedRequest) => Script | Promise<Script>);

export interface ScriptedEndpointOptions {
  /** Default: any free port of 127.0.0.1. */
  readonly port?: number;
  /** Default true: any page may call, as the web worker host needs. */
  readonly cors?: boolean;
  readonly respond?: Responder;
}

export interface ScriptedEndpoint {
  /** Base URL: `http://127.0.0.1:PORT/v1`. */
  readonly url: string;
  readonly origin: string;
  readonly requests: RecordedRequest[];
  respond(responder: Responder): void;
  /** Ends all connections, those that stall included. */
  close(): Promise<void>;
}

interface Rule {
  readonly path?: string;
  /** A part of the request's body text. */
  readonly contains?: string;
  readonly script: Script;
}

/** A reset at once would overtake what was written before and has not been read yet. */
const RESET_DELAY_MS = 100;

const CORS_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': '*',
  'access-control-allow-headers': '*, authorization',
  'access-control-expose-headers': '*',
  'access-control-allow-private-network': 'true',
};

/** What the server says until it is scripted otherwise: a plausible answer on every route. */
export function builtInAnswer(request: RecordedRequest): Script {
  const path = request.path.replace(/\?.*$/, '');
  if (path.endsWith('/chat/completions')) return chatStream({ text: 'Hello from the scripted endpoint.' });
  if (path.endsWith('/completions')) return completionStream({ text: 'hello()\n' });
  if (path.endsWith('/models')) return modelsAnswer(['scripted']);
  return errorAnswer(404, 'Not Found');
}

/** Starts listening on loopback; the caller closes it. */
export async function startScriptedEndpoint(options: ScriptedEndpointOptions = {}): Promise<ScriptedEndpoint> {
  const requests: RecordedRequest[] = [];
  let responder: Responder = options.respond ?? builtInAnswer;
  const cors = options.cors === false ? {} : CORS_HEADERS;
  const setResponder = (next: Responder) => {
    responder = next;
  };
  const server = createServer((incoming, response) => {
    response.socket?.setNoDelay(true);
    void serve(incoming, response).catch(() => response.destroy());
  });
  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const text = await readBody(incoming);
    const path = incoming.url ?? '/';
    for (const [name, value] of Object.entries(cors)) response.setHeader(name, value);
    if (incoming.method === 'OPTIONS') return void response.writeHead(204).end();
    if (path.startsWith('/__')) return control({ incoming, response, text, requests, setResponder });
    const { request, finish } = recordRequest(incoming, response, text);
    requests.push(request);
    const script = typeof responder === 'function' ? await responder(request) : responder;
    if (await play(script, response)) finish();
  };
  await listen(server, options.port ?? 0);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return { url: `${origin}/v1`, origin, requests, respond: setResponder, close };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function recordRequest(incoming: IncomingMessage, response: ServerResponse, text: string) {
  let finished = false;
  const request = {
    method: incoming.method ?? '',
    path: incoming.url ?? '/',
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
    body: parseBody(text),
    receivedAt: Date.now(),
    aborted: false,
    ended: false,
    closed: new Promise<void>((resolve) => {
      response.once('close', () => {
        request.aborted = !finished;
        request.ended = true;
        resolve();
      });
    }),
  };
  const finish = () => {
    finished = true;
  };
  return { request: request as RecordedRequest, finish };
}

/** Resolves with true when the script has ended, with false when the client has gone before. */
async function play(script: Script, response: ServerResponse): Promise<boolean> {
  await pause(script.delayMs ?? 0, response);
  if (response.destroyed) return false;
  response.writeHead(script.status ?? 200, script.headers);
  response.flushHeaders();
  for (const [index, chunk] of script.chunks.entries()) {
    if (index > 0) await pause(script.gapMs ?? 0, response);
    if (index === script.hold?.index && !response.destroyed)
      await Promise.race([script.hold.until, once(response, 'close')]);
    if (response.destroyed) return false;
    await write(response, toBytes(chunk));
  }
  if (script.end === 'stall') return false;
  if (script.end === 'reset') {
    await pause(RESET_DELAY_MS, response);
    response.socket?.resetAndDestroy();
  } else response.end();
  return true;
}

function toBytes(chunk: ScriptChunk): string | Uint8Array {
  return typeof chunk === 'object' && 'base64' in chunk ? Buffer.from(chunk.base64, 'base64') : chunk;
}

/** One network write; waits for the socket, so that a script of endless chunks does not pile up in memory. */
function write(response: ServerResponse, bytes: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    response.once('close', resolve);
    response.write(bytes, () => {
      response.off('close', resolve);
      setImmediate(resolve);
    });
  });
}

function pause(delayMs: number, response: ServerResponse): Promise<void> {
  if (delayMs <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      response.off('close', end);
      resolve();
    };
    const timer = setTimeout(end, delayMs);
    response.once('close', end);
  });
}

interface ControlCall {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly text: string;
  readonly requests: RecordedRequest[];
  readonly setResponder: (responder: Responder) => void;
}

function control({ incoming, response, text, requests, setResponder }: ControlCall): void {
  const route = `${incoming.method ?? ''} ${incoming.url ?? ''}`;
  if (route === 'GET /__requests') {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(requests.map((request) => ({ ...request, closed: undefined }))));
    return;
  }
  if (route === 'DELETE /__requests') requests.length = 0;
  else if (route === 'PUT /__script') setResponder(parseResponder(text));
  else return void response.writeHead(404).end();
  response.writeHead(204).end();
}

function parseResponder(text: string): Responder {
  const parsed = JSON.parse(text) as Script | { readonly rules: readonly Rule[] };
  if (!('rules' in parsed)) return parsed;
  return (request) => {
    const body = JSON.stringify(request.body ?? '');
    const rule = parsed.rules.find(
      ({ path, contains }) =>
        (path === undefined || request.path.replace(/\?.*$/, '') === path) &&
        (contains === undefined || body.includes(JSON.stringify(contains).slice(1, -1))),
    );
    return rule?.script ?? builtInAnswer(request);
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
  const endpoint = await startScriptedEndpoint({ port: Number(values.port) });
  process.stdout.write(`${endpoint.url}\n`);
}

if (import.meta.main) await main();
