import type { Table } from './table.ts';

/** One kind of measurement: `npm run bench` runs them all, `npm run bench -- NAME …` those that are named. */
export interface BenchPart {
  readonly name: string;
  /** One line: what is measured, and how. */
  readonly title: string;
  /** Throws a `SetupProblem` when this machine cannot run it. */
  run(options: BenchOptions): Promise<readonly Table[]>;
}

export interface BenchOptions {
  /** A quick look at whether everything runs: few repetitions, figures of no worth. */
  readonly quick: boolean;
}
