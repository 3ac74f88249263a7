import type { TestRun } from './testEvent.ts';

declare const INTERLINE_TEST_RUN: TestRun;

/** This run's addresses; only inside a suite that `scripts/test/bundleSuite.ts` has built. */
export const testRun: TestRun = INTERLINE_TEST_RUN;
