import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import type { TestRun } from '../../test/integration/support/testEvent.ts';
import { inProject } from '../host/paths.ts';

export interface SuiteOptions {
  /** Below the project's folder, for example `test/integration/host/**\/*.test.ts`. */
  readonly pattern: string;
  readonly outfile: string;
  readonly testRun: TestRun;
}

/** Mocha's one-file build exports itself where it sees `module`, which here is the suite's own. */
const mochaAsGlobal: Plugin = {
  name: 'mocha-as-global',
  setup: (plugin) => {
    plugin.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, async ({ path }) => ({
      contents: `var exports, module, define;\n${await readFile(path, 'utf8')}`,
    }));
  },
};

/** Bundles test files and mocha into one CommonJS file that exports `run`, as both kinds of extension host load it. */
export async function bundleSuite({ pattern, outfile, testRun }: SuiteOptions): Promise<void> {
  const files = globSync(pattern, { cwd: inProject() }).sort();
  if (files.length === 0) throw new Error(`No test matches ${pattern}.`);
  const loads = files.map((file) => `require(${JSON.stringify(inProject(file))});`).join('\n');
  const web = testRun.hostKind === 'web';
  await build({
    stdin: {
      contents: `import { runSuite } from './test/integration/support/runSuite.ts';
        export const run = () => runSuite(() => { ${loads} });`,
      resolveDir: inProject(),
      loader: 'ts',
    },
    bundle: true,
    platform: web ? 'browser' : 'node',
    format: 'cjs',
    external: ['vscode'],
    target: 'es2023',
    sourcemap: 'inline',
    define: { INTERLINE_TEST_RUN: JSON.stringify(testRun) },
    alias: web ? { 'node:assert/strict': inProject('test/integration/support/webAssert.ts') } : {},
    // A test file that also is a program asks `import.meta.main`, which is undefined here, and rightly so.
    logOverride: { 'empty-import-meta': 'silent' },
    logLevel: 'warning',
    plugins: [mochaAsGlobal],
    outfile,
  });
}
