import type { Counts } from './counts.ts';

/** One kind of test: `npm test` runs them all, `npm test -- NAME …` those that are named. */
export interface Part {
  readonly name: string;
  /** One line: what is tested against what. */
  readonly title: string;
  /** Throws a `SetupProblem` when this machine cannot run it. */
  run(): Promise<Counts>;
}
