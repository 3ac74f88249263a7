/** What became of one case; `expected` and `got` are printed for a failing one. */
export interface CaseResult {
  readonly id: string;
  readonly tier: string;
  readonly passed: boolean;
  readonly expected?: unknown;
  readonly got?: unknown;
}

/** Runs every case of one file against the real code. */
export type ConformanceRun = (file: string) => AsyncIterable<CaseResult>;
