import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

export interface RunOptions {
  readonly cwd?: string;
  /** Default: our own environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** The program and its children are stopped after this. Default: 10 minutes. */
  readonly timeoutMs?: number;
  /** Default false: output is only collected. */
  readonly echo?: boolean;
  /** Needed for `.cmd` files on Windows. */
  readonly shell?: boolean;
}

export interface RunResult {
  /** 124 when it ran out of time, 127 when there is no such program. */
  readonly code: number;
  /** Standard output and error, in order of arrival. */
  readonly output: string;
}

const TEN_MINUTES_MS = 600_000;
const GRACE_MS = 2_000;
const POLL_MS = 50;
const OWN_GROUP = process.platform !== 'win32';

/** Runs a program to its end; never throws for a failing one. */
export async function run(
  command: string,
  commandArguments: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const child = spawn(command, commandArguments, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    shell: options.shell ?? false,
    detached: OWN_GROUP,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
    if (options.echo) process.stdout.write(chunk);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const stopWithUs = (): void => {
    signalGroup(child, 'SIGKILL');
  };
  process.once('exit', stopWithUs);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    void stopProcess(child);
  }, options.timeoutMs ?? TEN_MINUTES_MS);
  const code = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      output += error.message;
      resolve(127);
    });
    child.on('close', (exitCode) => {
      resolve(exitCode ?? 1);
    });
  });
  clearTimeout(timer);
  process.off('exit', stopWithUs);
  return { code: timedOut ? 124 : code, output };
}

/** Stops a process that we started, with everything that it started: politely first. Resolves when it is gone. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (hasEnded(child)) return;
    signalGroup(child, signal);
    for (let waited = 0; waited < GRACE_MS && !hasEnded(child); waited += POLL_MS)
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** A child started with `detached` leads a process group of its own id; Windows has no such groups. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || hasEnded(child)) return;
  try {
    if (OWN_GROUP) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It ended between the check and the signal.
  }
}
