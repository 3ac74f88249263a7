import { spawn } from 'node:child_process';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureCodeServer } from '../setup/ensureCodeServer.ts';
import { signalGroup, stopProcess } from '../setup/run.ts';

export interface CodeServerOptions {
  /** Profile, log and home folder are made in here; the caller removes it. */
  readonly folder: string;
  /** The folder that the window opens. */
  readonly workspace: string;
  /** User settings, machine-scoped ones included. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Default: an empty one. */
  readonly extensionsFolder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Default: any free one. */
  readonly port?: number;
  /** Options of VS Code's own server, for example `enable-smoke-test-driver`. */
  readonly vscodeOptions?: readonly string[];
  /** The display language, whose language pack the profile knows. Default: English. */
  readonly language?: string;
}

export interface RunningCodeServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly port: number;
  readonly processId: number;
  readonly userDataFolder: string;
  readonly extensionsFolder: string;
  /** Address of a window on the workspace. */
  readonly windowUrl: string;
  /** What the server has printed so far. */
  log(): Promise<string>;
  /** Stops it with everything that it started. */
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 100;

/** A port of loopback that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts the real VS Code server with a profile of its own, installing it first when needed; resolves once it answers. */
export async function startCodeServer(options: CodeServerOptions): Promise<RunningCodeServer> {
  const { entry } = await ensureCodeServer();
  const port = options.port ?? (await freePort());
  const userDataFolder = path.join(options.folder, 'user-data');
  const extensionsFolder = options.extensionsFolder ?? path.join(options.folder, 'extensions');
  await mkdir(extensionsFolder, { recursive: true });
  await writeSettings(userDataFolder, options.settings ?? {});
  const configuration = path.join(options.folder, 'code-server.yaml');
  await writeFile(configuration, '');
  const logFile = path.join(options.folder, 'code-server.log');
  const log = await open(logFile, 'a');
  const child = spawn(
    process.execPath,
    [
      entry,
      ...['--auth', 'none', '--config', configuration, '--bind-addr', `127.0.0.1:${port}`],
      ...['--user-data-dir', userDataFolder, '--extensions-dir', extensionsFolder],
      ...[
        '--disable-telemetry',
        '--disable-update-check',
        '--disable-workspace-trust',
        '--disable-getting-started-override',
      ],
      ...(options.vscodeOptions ?? []).flatMap((option) => ['--vscode-option', option]),
      ...(options.language === undefined ? [] : ['--locale', options.language]),
      options.workspace,
    ],
    { env: await cleanEnvironment(options), stdio: ['ignore', log.fd, log.fd], detached: process.platform !== 'win32' },
  );
  await log.close();
  const readLog = () => readFile(logFile, 'utf8');
  const stopWithUs = (): void => {
    signalGroup(child, 'SIGKILL');
  };
  process.once('exit', stopWithUs);
  const stop = async (): Promise<void> => {
    await stopProcess(child);
    process.off('exit', stopWithUs);
  };
  const origin = `http://127.0.0.1:${port}`;
  for (let waitedMs = 0; !(await answers(`${origin}/healthz`)); waitedMs += POLL_MS) {
    if (child.exitCode !== null || waitedMs > START_TIMEOUT_MS) {
      await stop();
      throw new Error(`code-server did not start:\n${(await readLog()).slice(-2000)}`);
    }
    await sleep(POLL_MS);
  }
  const windowUrl = `${origin}/?folder=${encodeURIComponent(options.workspace)}`;
  return { origin, port, processId: child.pid ?? 0, userDataFolder, extensionsFolder, windowUrl, log: readLog, stop };
}

/** In a remote window VS Code takes machine-scoped settings from `Machine` and all others from `User`: both get the whole. */
async function writeSettings(userDataFolder: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  for (const scope of ['User', 'Machine']) {
    await mkdir(path.join(userDataFolder, scope), { recursive: true });
    await writeFile(path.join(userDataFolder, scope, 'settings.json'), JSON.stringify(settings, undefined, 2));
  }
}

/** Ours without the traces of a VS Code in whose terminal we may run, and with an empty home. */
async function cleanEnvironment({ folder, env }: CodeServerOptions): Promise<NodeJS.ProcessEnv> {
  const home = path.join(folder, 'home');
  await mkdir(home, { recursive: true });
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name));
  const nodeFirst = `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}`;
  return { ...Object.fromEntries(inherited), HOME: home, PATH: nodeFirst, ...env };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
