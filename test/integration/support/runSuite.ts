import 'mocha/mocha.js';
import type MochaClass from 'mocha';
import type { TestEvent } from './testEvent.ts';
import { testRun } from './testRun.ts';

/** Longer than any wait for a condition, which tells more when it ends in vain. */
const TEST_TIMEOUT_MS = 180_000;

/**
 * Runs all tests that `loadTests` defines and reports each one. Rejects when one fails: the contract of VS Code's `extensionTestsPath`.
 */
export async function runSuite(loadTests: () => void): Promise<void> {
  let sent = Promise.resolve();
  const report = (event: TestEvent): void => {
    sent = sent.then(async () => {
      await fetch(testRun.reportUrl, { method: 'POST', body: JSON.stringify(event) });
    });
  };
  let failures = 0;
  try {
    const { Mocha } = globalThis as unknown as { readonly Mocha: typeof MochaClass };
    const { grep } = testRun;
    const mocha = new Mocha({ timeout: TEST_TIMEOUT_MS, reporter: reporterFor(report), ...(grep !== '' && { grep }) });
    // Defines `describe` and `it`. Mocha's own browser instance would do this too, but wants a page around it.
    mocha.suite.emit('pre-require', globalThis, '', mocha);
    loadTests();
    failures = await new Promise<number>((resolve) => {
      mocha.run(resolve);
    });
    report({ type: 'ended' });
  } catch (error) {
    report({ type: 'broken', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    throw error;
  } finally {
    await sent;
  }
  if (failures > 0) throw new Error(`${failures} failed`);
}

function reporterFor(report: (event: TestEvent) => void): Mocha.ReporterConstructor {
  const reporter = class {
    constructor(runner: Mocha.Runner) {
      const of = (test: Mocha.Test) => ({ titles: test.titlePath(), durationMs: test.duration ?? 0 });
      runner.on('pass', (test) => {
        report({ type: 'passed', ...of(test) });
      });
      runner.on('pending', (test) => {
        report({ type: 'skipped', ...of(test) });
      });
      runner.on('fail', (test, error: Error) => {
        report({ type: 'failed', ...of(test), message: error.message, stack: error.stack ?? '' });
      });
    }
  };
  // Mocha asks no more of a reporter than to be constructed.
  return reporter as unknown as Mocha.ReporterConstructor;
}
