import path from 'node:path';
import { parseArgs } from 'node:util';
import { SetupProblem } from '../setup/setupProblem.ts';

export interface StartOptions {
  /** The folder to open; undefined: a copy of the sample workspace. */
  readonly folder: string | undefined;
  /** Where VS Code in the browser listens; undefined: a free port. */
  readonly port: number | undefined;
  /** Opens the page in the user's browser. */
  readonly opensPage: boolean;
  /** Only proves that the window comes up with the extension in it, then ends. */
  readonly isCheck: boolean;
  /** VS Code in the browser even where a desktop one is installed. */
  readonly isInBrowser: boolean;
}

export const START_USAGE = `Opens a real VS Code with Interline in it, with a profile of its own that is thrown away at the end.

  npm start -- [options]

  --folder DIR   open this folder instead of the sample workspace
  --browser      use VS Code in the browser (code-server) even if a desktop one is installed
  --port N       port for VS Code in the browser (default: a free one)
  --no-open      print the address only, open no page
  --check        start, wait until the extension is active, print OK and end
  --help         this text
`;

/** What the arguments ask for; `'help'` when they ask for the usage text. Throws a `SetupProblem` for a wrong one. */
export function parseStartOptions(commandArguments: readonly string[], currentFolder: string): StartOptions | 'help' {
  const values = parseValues(commandArguments);
  if (values.help) return 'help';
  return {
    folder: values.folder === undefined ? undefined : path.resolve(currentFolder, values.folder),
    port: values.port === undefined ? undefined : parsePort(values.port),
    opensPage: !values['no-open'] && !values.check,
    isCheck: values.check,
    isInBrowser: values.browser || values.check || values.port !== undefined,
  };
}

function parseValues(commandArguments: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...commandArguments],
      options: {
        folder: { type: 'string' },
        port: { type: 'string' },
        browser: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new SetupProblem(`${error instanceof Error ? error.message : String(error)}\n\n${START_USAGE}`);
  }
}

function parsePort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port >= 1 && port <= 65_535) return port;
  throw new SetupProblem(`--port must be a number from 1 to 65535, not ${value}.`);
}
