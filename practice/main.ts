import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseCommandLine, USAGE, type PracticeOptions } from './commandLine.ts';
import { PRACTICE_MODEL, startPracticeServer } from './server/startPracticeServer.ts';
import { createWorkspace } from './workspace/readWorkspace.ts';

try {
  const options = parseCommandLine(process.argv.slice(2));
  if (options === 'help') process.stdout.write(USAGE);
  else await run(options);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

/** Serves until the process is told to end. */
async function run(options: PracticeOptions): Promise<void> {
  const folder = resolve(options.workspace);
  const isFolder = (await stat(folder).catch(() => undefined))?.isDirectory() ?? false;
  if (!isFolder) throw new Error(`There is no folder ${folder}: name one with --workspace.`);
  const workspace = createWorkspace(folder, Date.now);
  const { firstTokenMs, tokenMs } = options;
  const server = await startPracticeServer({ ...options, workspace, pace: { firstTokenMs, tokenMs } });
  const files = await workspace.read();
  process.stdout.write(`${PRACTICE_MODEL} answers at ${server.url} and has read ${files.length} files of ${folder}.\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'The port is in use: choose another one with --port, or --port 0 for any free one.';
  if (code === 'EACCES') return 'The port may not be opened by this user: choose one above 1023 with --port.';
  return error.message;
}
