import type { ProgramEnd, ProgramRunner } from '../ports.ts';
import type { Endpoint } from '../settings/endpoint.ts';
import { EndpointError, type KeyCommandFault } from './endpointError.ts';
import { parseKey } from './parseKey.ts';

/** Password managers may ask the user for a finger first. */
const TIME_LIMIT_MS = 30_000;
const MAX_OUTPUT_BYTES = 16_384;

/** Keys that a command of the user's settings prints; each command is run once and its key kept in memory alone. */
export interface CommandKeys {
  /** The key's text; undefined for an endpoint without a command. Throws `EndpointError` 'unauthorized' with a `KeyCommandFault`. */
  keyFor(endpoint: Endpoint): Promise<string | undefined>;
  /**
   * Runs the command once more, because the server refused its key. Undefined when there is no command or it prints the same key again:
   * then nothing is gained by another request.
   */
  freshKeyFor(endpoint: Endpoint): Promise<string | undefined>;
}

export function createCommandKeys(programs: ProgramRunner): CommandKeys {
  // A failure is not kept: the user signs in, and the next request finds it.
  const keys = new Map<string, Promise<string>>();
  const runs = new Map<string, Promise<string>>();

  const run = (endpoint: Endpoint, command: readonly [string, ...string[]]): Promise<string> => {
    const identity = JSON.stringify(command);
    const running = runs.get(identity);
    if (running) return running;
    const key = programs
      .run(command, { timeLimitMs: TIME_LIMIT_MS, maxOutputBytes: MAX_OUTPUT_BYTES })
      .then((end) => keyOf(end, endpoint))
      .finally(() => runs.delete(identity));
    runs.set(identity, key);
    keys.set(identity, key);
    key.catch(() => keys.delete(identity));
    return key;
  };

  return {
    async keyFor(endpoint) {
      const command = endpoint.apiKeyCommand;
      return command && (keys.get(JSON.stringify(command)) ?? run(endpoint, command));
    },
    async freshKeyFor(endpoint) {
      const command = endpoint.apiKeyCommand;
      if (command === undefined) return undefined;
      const refused = await keys.get(JSON.stringify(command));
      const fresh = await run(endpoint, command);
      return fresh === refused ? undefined : fresh;
    },
  };
}

const FAULTS: Readonly<Record<Exclude<ProgramEnd['kind'], 'done'>, KeyCommandFault>> = {
  notFound: 'keyCommandNotFound',
  timeout: 'keyCommandTimeout',
  tooMuchOutput: 'keyCommandNoKey',
  failed: 'keyCommandFailed',
  unavailable: 'keyCommandUnavailable',
};

/** The first line that is not empty: some programs add a note below. */
function keyOf(end: ProgramEnd, endpoint: Endpoint): string {
  if (end.kind !== 'done') throw noKey(endpoint, FAULTS[end.kind]);
  const line = end.output.split(/\r?\n/).find((text) => text.trim() !== '') ?? '';
  const parsed = parseKey(line);
  if (!parsed.ok) throw noKey(endpoint, 'keyCommandNoKey');
  return parsed.key;
}

function noKey(endpoint: Endpoint, reason: KeyCommandFault): EndpointError {
  return new EndpointError('unauthorized', { host: new URL(endpoint.baseUrl).host, retryable: false, reason });
}
