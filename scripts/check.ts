/**
 * `npm run check`: everything that can be said about the code without running it. Prints one line a check, the words of those that
 * fail, and `N passed, N failed` at the end.
 */
import { globSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inProject } from './host/paths.ts';
import { run } from './setup/run.ts';
import { runMain } from './setup/setupProblem.ts';

interface Check {
  readonly name: string;
  readonly program: string;
  readonly programArguments: readonly string[];
}

const CHECK_TIMEOUT_MS = 5 * 60_000;

/** One type check for every ambient world: a file that reaches for another world's globals does not compile. */
const worlds = globSync('{src,practice,scripts,bench,test}/**/tsconfig.json', { cwd: inProject() }).map((file) =>
  path.dirname(file),
);

/** The longest first, so that two cores end together. */
const CHECKS: readonly Check[] = [
  { name: 'lint and walls', program: 'eslint', programArguments: ['.', '--max-warnings', '0'] },
  { name: 'unused code', program: 'knip', programArguments: [] },
  { name: 'no circles of imports', program: 'knip', programArguments: ['--cycles'] },
  { name: 'format', program: 'prettier', programArguments: ['--check', '--log-level', 'warn', '.'] },
  ...worlds.sort().map((world) => ({ name: `types of ${world}`, program: 'tsc', programArguments: ['-p', world] })),
  {
    name: 'package.json and contributions.ts',
    program: 'mocha',
    programArguments: ['--forbid-only', 'test/unit/host/contributions.test.ts'],
  },
  { name: 'tables in the documents', program: 'node', programArguments: ['scripts/docs.ts', '--check'] },
  { name: 'translations', program: 'node', programArguments: ['scripts/l10n.ts', '--check'] },
];

async function main(): Promise<number> {
  const waiting = [...CHECKS];
  let failed = 0;
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) if (!(await passes(check))) failed += 1;
  };
  await Promise.all(Array.from({ length: Math.max(2, os.availableParallelism()) }, worker));
  console.log(`\n${CHECKS.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

async function passes({ name, program, programArguments }: Check): Promise<boolean> {
  const startedAt = Date.now();
  const { code, output } = await run(program, programArguments, {
    cwd: inProject(),
    timeoutMs: CHECK_TIMEOUT_MS,
    shell: process.platform === 'win32',
  });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✔' : '✘'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(output.trimEnd().replace(/^/gm, '    '));
  return code === 0;
}

await runMain(main);
