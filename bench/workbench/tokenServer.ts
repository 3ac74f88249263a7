import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sseEvent } from '../../test/support/script.ts';
import { tokensOf } from '../support/knowingModel.ts';

/** One request as the server saw it; times are of `performance.now()`. */
export interface ServedRequest {
  /** Counts from the server's start. */
  readonly index: number;
  readonly receivedAt: number;
  /** When the first whole line of the answer, or all of a shorter one, had been written. */
  readonly firstLineAt: number | undefined;
  /** When the answer had ended, by its own end or because the client was gone. */
  readonly endedAt: number | undefined;
  readonly tokens: number;
}

export interface TokenServer {
  /** Base URL with `/v1`. */
  readonly url: string;
  /** Since the last `forget`. */
  readonly requests: readonly ServedRequest[];
  forget(): void;
  close(): void;
}

export interface TokenServerOptions {
  /** What the model says; `index` counts the requests from the server's start. */
  readonly answer: (prompt: string, index: number) => string;
  readonly firstTokenMs: number;
  readonly tokenGapMs: number;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A completion server that says its tokens one by one, at a steady pace, and notes when it did. */
export async function startTokenServer(options: TokenServerOptions): Promise<TokenServer> {
  const requests: Writable<ServedRequest>[] = [];
  let count = 0;
  const server = createServer((incoming, response) => {
    response.socket?.setNoDelay(true);
    void serve(incoming, response).catch(() => response.destroy());
  });
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readText(incoming);
    if (!incoming.url?.endsWith('/completions')) return void response.writeHead(404).end();
    const request: Writable<ServedRequest> = {
      index: count++,
      receivedAt: performance.now(),
      firstLineAt: undefined,
      endedAt: undefined,
      tokens: 0,
    };
    requests.push(request);
    const asked = JSON.parse(body) as { readonly prompt: string; readonly stop?: readonly string[] | string };
    await sayAll(options, {
      response,
      request,
      text: cutAtStop(options.answer(asked.prompt, request.index), asked.stop),
    });
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    forget: () => {
      requests.length = 0;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Answer {
  readonly response: ServerResponse;
  readonly request: Writable<ServedRequest>;
  readonly text: string;
}

async function sayAll(
  { firstTokenMs, tokenGapMs }: TokenServerOptions,
  { response, request, text }: Answer,
): Promise<void> {
  response.once('close', () => {
    request.endedAt ??= performance.now();
  });
  await sleep(firstTokenMs);
  for (const [index, token] of tokensOf(text).entries()) {
    if (index > 0) await sleep(tokenGapMs);
    if (response.destroyed) return;
    if (index === 0) response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(sseEvent({ object: 'text_completion', choices: [{ index: 0, text: token, finish_reason: null }] }));
    request.tokens += 1;
    if (token === '\n' && index > 0) request.firstLineAt ??= performance.now();
  }
  const last = { object: 'text_completion', choices: [{ index: 0, text: '', finish_reason: 'stop' }] };
  response.end(`${sseEvent(last)}${sseEvent('[DONE]')}`);
  request.firstLineAt ??= performance.now();
  request.endedAt ??= performance.now();
}

function cutAtStop(text: string, stop: readonly string[] | string = []): string {
  const ends = [stop].flat().map((word) => text.indexOf(word));
  return text.slice(0, Math.min(text.length, ...ends.filter((end) => end >= 0)));
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
