import { openWorkbench } from './openWorkbench.ts';
import type { OpenWorkbench, WorkbenchOptions } from './openWorkbench.ts';

/** Several times what it takes on a machine with nothing else to do. */
const OPEN_TIMEOUT_MS = 300_000;

/**
 * A group of tests on one window, which is opened before them and closed after them. A failing test leaves a screenshot.
 * @param define takes a function that gives the window, once the tests run
 */
export function describeWorkbench(
  title: string,
  options: WorkbenchOptions,
  define: (open: () => OpenWorkbench) => void,
): void {
  describe(title, () => {
    let opened: OpenWorkbench | undefined;
    const open = (): OpenWorkbench => {
      if (!opened) throw new Error('The window is open only while tests run.');
      return opened;
    };

    before(async function () {
      this.timeout(OPEN_TIMEOUT_MS);
      opened = await openWorkbench(options);
    });

    afterEach(async function () {
      if (this.currentTest?.state !== 'failed') return;
      await opened?.workbench.screenshot(`failed-${this.currentTest.fullTitle().replaceAll(/\W+/g, '-')}`);
    });

    after(() => opened?.close());

    define(open);
  });
}
