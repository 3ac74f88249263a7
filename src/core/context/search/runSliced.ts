export interface Slices {
  /** Work goes on for about so long before others have their turn. */
  readonly sliceMs: number;
  readonly now: () => number;
  /** Resolves when it is our turn again. */
  readonly pause: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** Work in steps that leaves a thread free for others. One for each thread: slices are counted over all that it runs. */
export interface SlicedRunner {
  /** Resolves when the steps are done, or are not wanted any more. */
  run(steps: Iterator<unknown>): Promise<void>;
}

export function createSlicedRunner({ sliceMs, now, pause, signal }: Slices): SlicedRunner {
  let sliceEnd = now() + sliceMs;
  return {
    async run(steps) {
      while (!signal.aborted) {
        if (now() >= sliceEnd) {
          await pause();
          sliceEnd = now() + sliceMs;
        }
        if (steps.next().done) return;
      }
    },
  };
}
