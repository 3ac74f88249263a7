/**
 * Everything that the core wants from outside, as interfaces. Adapters live in `src/platform` and `src/host`; test doubles in
 * `test/support`. The core never reaches for a global clock, network, environment or log.
 */

/** The host's own `fetch`, so that VS Code's proxy and certificate settings hold. */
export type FetchFunction = (url: string, init: RequestInit) => Promise<Response>;

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `callback` once after `delayMs`; the returned function cancels it and may be called at any time. */
  setTimer(callback: () => void, delayMs: number): () => void;
}

/** Field values are redacted by the adapter before they are written; never pass prompts, answers or file text. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** Environment variables; in a web host every name is undefined. */
export interface EnvironmentVariables {
  get(name: string): string | undefined;
}

/** How a program ended. Its output may be a key: it is never logged. */
export type ProgramEnd =
  | { readonly kind: 'done'; readonly output: string }
  /** `unavailable`: this host runs no programs at all. */
  | { readonly kind: 'notFound' | 'timeout' | 'tooMuchOutput' | 'unavailable' }
  | { readonly kind: 'failed'; readonly exitCode?: number };

export interface ProgramOptions {
  readonly timeLimitMs: number;
  readonly maxOutputBytes: number;
}

/** Runs programs of the user's own settings, never through a shell, never in a workspace's folder. */
export interface ProgramRunner {
  /** Never throws; what the program writes to its error stream is dropped. */
  run(command: readonly [program: string, ...args: string[]], options: ProgramOptions): Promise<ProgramEnd>;
}

/** What must be known of the machine that holds the workspace's files, beyond what VS Code tells. */
export interface FileSystem {
  readonly system: 'linux' | 'mac' | 'windows';
  /**
   * Where an absolute path really leads: links of its existing part followed, the rest as named. Undefined where there are no links, and where
   * it cannot be told.
   */
  realPath(path: string): Promise<string | undefined>;
}

/** The few things that differ between the Node and the web worker extension host. */
export interface Platform {
  readonly kind: 'node' | 'web';
  readonly fetch: FetchFunction;
  readonly clock: Clock;
  readonly environment: EnvironmentVariables;
  readonly programs: ProgramRunner;
  readonly files: FileSystem;
}
