import { parseArgs } from 'node:util';
import type { Manner } from './server/cutAnswer.ts';

export interface PracticeOptions {
  readonly host: string;
  readonly port: number;
  readonly workspace: string;
  readonly manner: Manner;
  readonly firstTokenMs: number;
  readonly tokenMs: number;
  readonly contextLength: number;
  readonly apiKey?: string;
}

export const USAGE = `Interline's practice endpoint: the OpenAI wire with true token counts, without a neural network.

  npm run practice -- [options]

  --port N              port to listen on, 0 for any free one (default 4010)
  --host NAME           address to listen on (default 127.0.0.1)
  --workspace DIR       folder whose files it continues and quotes (default: the current folder)
  --manner NAME         openai: stop words left out, usage when asked for; fireworks: stop words returned, usage in the last chunk
  --first-token-ms N    pause before the first token (default 60)
  --token-ms N          pause between tokens (default 6)
  --context-length N    in tokens (default 8192)
  --api-key KEY         refuse requests without this bearer token
  --help                this text
`;

/** What the arguments ask for; `'help'` when they ask for the usage text. Throws an `Error` with one sentence for a wrong one. */
export function parseCommandLine(commandArguments: readonly string[]): PracticeOptions | 'help' {
  const { values } = parseArgs({
    args: [...commandArguments],
    options: {
      port: { type: 'string', default: '4010' },
      host: { type: 'string', default: '127.0.0.1' },
      workspace: { type: 'string', default: '.' },
      manner: { type: 'string', default: 'openai' },
      'first-token-ms': { type: 'string', default: '60' },
      'token-ms': { type: 'string', default: '6' },
      'context-length': { type: 'string', default: '8192' },
      'api-key': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    host: values.host,
    workspace: values.workspace,
    manner: parseManner(values.manner),
    port: parseWhole('port', values.port, 65_535),
    firstTokenMs: parseWhole('first-token-ms', values['first-token-ms'], 60_000),
    tokenMs: parseWhole('token-ms', values['token-ms'], 60_000),
    contextLength: parseWhole('context-length', values['context-length'], 10_000_000),
    ...(values['api-key'] === undefined ? {} : { apiKey: values['api-key'] }),
  };
}

function parseManner(value: string): Manner {
  if (value === 'openai' || value === 'fireworks') return value;
  throw new Error(`--manner is openai or fireworks, not ${value}.`);
}

function parseWhole(name: string, value: string, max: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number <= max) return number;
  throw new Error(`--${name} must be a whole number from 0 to ${max}, not ${value}.`);
}
