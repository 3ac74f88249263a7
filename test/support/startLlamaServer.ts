import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../scripts/host/startCodeServer.ts';
import { ensureLlamaServer } from '../../scripts/setup/ensureLlamaServer.ts';
import { signalGroup, stopProcess } from '../../scripts/setup/run.ts';

export interface LlamaServerOptions {
  /** It answers 401 to every request without this key. */
  readonly apiKey?: string;
}

/** A real llama.cpp server on the tiny model, with one slot. */
export interface RunningLlamaServer {
  /** Base URL with `/v1`. */
  readonly url: string;
  /** Whether the one slot is at work, by the server's own account. */
  isBusy(): Promise<boolean>;
  /** Tokens of a text, by the server's own tokenizer. */
  countTokens(text: string): Promise<number>;
  stop(): Promise<void>;
}

/** What the tiny model was made for. */
export const LLAMA_CONTEXT_TOKENS = 4096;

const MODEL = path.resolve(import.meta.dirname, '../fixtures/tiny-fim.gguf');
const START_TIMEOUT_MS = 30_000;
const POLL_MS = 50;

/** Starts the server, fetching it first when needed; resolves once it answers. */
export async function startLlamaServer({ apiKey }: LlamaServerOptions = {}): Promise<RunningLlamaServer> {
  const server = await ensureLlamaServer();
  const port = await freePort();
  const context = ['-c', String(LLAMA_CONTEXT_TOKENS), '-np', '1', '-t', '1'];
  const key = apiKey === undefined ? [] : ['--api-key', apiKey];
  const place = ['-m', MODEL, '--host', '127.0.0.1', '--port', String(port), '--slots', '--no-webui'];
  const child = spawn(server.command, [...server.leadingArguments, ...place, ...context, ...key], {
    env: server.env,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  });
  let log = '';
  child.stderr.on('data', (chunk) => {
    log = `${log}${String(chunk)}`.slice(-4000);
  });
  const stopWithUs = (): void => {
    signalGroup(child, 'SIGKILL');
  };
  process.once('exit', stopWithUs);
  const stop = async (): Promise<void> => {
    await stopProcess(child);
    process.off('exit', stopWithUs);
  };
  const origin = `http://127.0.0.1:${port}`;
  for (let waitedMs = 0; !(await isReady(origin)); waitedMs += POLL_MS) {
    if (child.exitCode !== null || waitedMs > START_TIMEOUT_MS) {
      await stop();
      throw new Error(`llama-server did not start:\n${log}`);
    }
    await sleep(POLL_MS);
  }
  const headers: Record<string, string> = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
  return { url: `${origin}/v1`, ...questions(origin, headers), stop };
}

function questions(origin: string, headers: Readonly<Record<string, string>>) {
  return {
    isBusy: async (): Promise<boolean> => {
      const slots = (await (await fetch(`${origin}/slots`, { headers })).json()) as readonly {
        is_processing: boolean;
      }[];
      return slots.some((slot) => slot.is_processing);
    },
    countTokens: async (content: string): Promise<number> => {
      const body = JSON.stringify({ content, parse_special: true });
      const answer = await fetch(`${origin}/tokenize`, { method: 'POST', headers, body });
      return ((await answer.json()) as { readonly tokens: readonly number[] }).tokens.length;
    },
  };
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/health`, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    return false;
  }
}
