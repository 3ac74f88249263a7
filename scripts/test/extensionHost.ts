import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../host/launchBrowser.ts';
import { stageExtension } from '../host/stageExtension.ts';
import { startCodeServer } from '../host/startCodeServer.ts';
import { ensureVsCode } from '../setup/ensureVsCode.ts';
import { bundleSuite } from './bundleSuite.ts';
import { addCounts, NOTHING } from './counts.ts';
import type { Counts } from './counts.ts';
import { startResultCollector } from './resultCollector.ts';
import type { ResultCollector } from './resultCollector.ts';
import { withTemporaryFolder } from './temporaryFolder.ts';
import { testSettings } from './testSettings.ts';
import type { TestEndpoint } from './testSettings.ts';
import { serveWebExtension } from './webExtension.ts';

export interface HostSuite {
  /** Which files hold the tests, for example `test/integration/host/**\/*.test.ts`. */
  readonly pattern: string;
  /** Where the extension is told to complete and chat. */
  readonly endpoint: TestEndpoint;
  readonly hostKind: 'node' | 'web';
}

interface Prepared {
  readonly folder: string;
  readonly workspace: string;
  readonly extension: string;
  readonly suite: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
  readonly collector: ResultCollector;
}

/** Several times what it takes on a machine with nothing else to do. */
const SUITE_TIMEOUT_MS = 2_700_000;
const ONE_FAILED: Counts = { ...NOTHING, failed: 1 };

/** Runs a suite inside the extension host of a real VS Code, next to the freshly built extension. */
export function runInExtensionHost(suite: HostSuite): Promise<Counts> {
  return withTemporaryFolder(async (folder) => {
    const collector = await startResultCollector();
    try {
      const prepared = await prepare(suite, folder, collector);
      const finished = suite.hostKind === 'web' ? runInWorker(prepared) : runInNode(prepared);
      return addCounts(await finished, collector.counts());
    } finally {
      collector.close();
    }
  });
}

async function prepare(suite: HostSuite, folder: string, collector: ResultCollector): Promise<Prepared> {
  const workspace = path.join(folder, 'workspace');
  await mkdir(workspace);
  await writeFile(path.join(workspace, 'example.py'), 'def add(a, b):\n    return a + b\n');
  const extension = await stageExtension(path.join(folder, 'staged'), { webOnly: suite.hostKind === 'web' });
  // VS Code runs tests in the host of the extension that holds them.
  const outfile = path.join(extension, 'suite', 'index.js');
  const { url: endpointUrl, key: endpointKey, keyVariable } = suite.endpoint;
  const grep = process.env['INTERLINE_GREP'] ?? '';
  const testRun = { reportUrl: collector.url, endpointUrl, endpointKey, hostKind: suite.hostKind, grep };
  await bundleSuite({ pattern: suite.pattern, outfile, testRun });
  const env: Record<string, string> = keyVariable === undefined ? {} : { [keyVariable]: endpointKey };
  return { folder, workspace, extension, suite: outfile, settings: testSettings(suite.endpoint), env, collector };
}

async function runInNode(prepared: Prepared): Promise<Counts> {
  const vscode = await ensureVsCode();
  if (vscode.kind === 'desktop') return runOnDesktop(prepared, vscode.executable);
  return runInPage(prepared, {
    payload: (authority) => {
      const remote = (file: string): string => `vscode-remote://${authority}${file}`;
      return [
        ['extensionDevelopmentPath', remote(prepared.extension)],
        ['extensionTestsPath', remote(prepared.suite)],
      ];
    },
  });
}

async function runOnDesktop(
  { folder, workspace, extension, suite, settings, env, collector }: Prepared,
  executable: string,
): Promise<Counts> {
  const { runTests } = await import('@vscode/test-electron');
  const userData = path.join(folder, 'user-data');
  await mkdir(path.join(userData, 'User'), { recursive: true });
  await writeFile(path.join(userData, 'User', 'settings.json'), JSON.stringify(settings));
  const launchArgs = [workspace, '--user-data-dir', userData, '--extensions-dir', path.join(folder, 'extensions')];
  const exit = await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: extension,
    extensionTestsPath: suite,
    extensionTestsEnv: env,
    launchArgs: [...launchArgs, '--disable-workspace-trust', '--disable-gpu', '--skip-welcome'],
  }).catch((error: unknown) => error);
  return verdict(collector, exit === 0 ? undefined : `VS Code ended with ${String(exit)}`);
}

interface PageRun {
  readonly payload?: (authority: string) => readonly (readonly [string, string])[];
  readonly prepare?: (page: Page, authority: string) => Promise<void>;
}

async function runInWorker(prepared: Prepared): Promise<Counts> {
  const server = await serveWebExtension(prepared.extension);
  try {
    return await runInPage(prepared, { prepare: server.configurePage });
  } finally {
    server.close();
  }
}

async function runInPage(prepared: Prepared, run: PageRun): Promise<Counts> {
  const server = await startCodeServer({
    ...prepared,
    // Without it a built workbench ignores the payload's development and test paths.
    vscodeOptions: ['enable-smoke-test-driver', 'skip-welcome'],
  });
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      const authority = new URL(server.origin).host;
      const { exited } = await watchExit(page);
      await run.prepare?.(page, authority);
      const payload = encodeURIComponent(JSON.stringify(run.payload?.(authority) ?? []));
      await page.goto(`${server.windowUrl}&payload=${payload}`);
      return verdict(prepared.collector, await Promise.race([prepared.collector.ended, exited, timeout()]));
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/** The workbench calls this in its page when a test run is over, also when the suite could not be loaded. */
async function watchExit(page: Page): Promise<{ readonly exited: Promise<string | undefined> }> {
  const { promise: exited, resolve } = Promise.withResolvers<string | undefined>();
  const log: string[] = [];
  await page.exposeFunction('codeAutomationLog', (type: string, parts: readonly unknown[]) => {
    if (process.env['INTERLINE_VERBOSE']) console.log(`[${type}]`, ...parts);
    if (type === 'error') log.push(parts.map(String).join(' '));
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => {
    resolve(code === 0 ? undefined : `The extension host ended with ${code}.\n${log.slice(-5).join('\n')}`);
  });
  page.on('crash', () => {
    resolve('The page has crashed.');
  });
  return { exited };
}

function timeout(): Promise<string> {
  return new Promise((resolve) => {
    setTimeout(resolve, SUITE_TIMEOUT_MS, `The suite took longer than ${SUITE_TIMEOUT_MS / 1000} s.`).unref();
  });
}

/** An end without results, or one that no reported failure explains, counts as one failure. */
function verdict(collector: ResultCollector, problem: unknown): Counts {
  const { passed, failed } = collector.counts();
  if (failed > 0 || (passed > 0 && problem === undefined)) return NOTHING;
  console.error(problem ?? 'The suite ran no test.');
  return ONE_FAILED;
}
