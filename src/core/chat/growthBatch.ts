import type { Clock } from '../ports.ts';

/** What an answer has gained since the last delivery. */
export interface Growth {
  readonly id: string;
  readonly text: string;
  readonly reasoning: string;
}

/** Gathers the tokens of streaming answers, so that whoever draws them is called at most once an interval for each. */
export interface GrowthBatch {
  add(growth: Growth): void;
  /** Delivers what is gathered at once; to be called before any other news of the same answer. */
  flush(): void;
  /** Forgets what is gathered and delivers nothing more. */
  dispose(): void;
}

export interface GrowthBatchOptions {
  readonly clock: Clock;
  readonly intervalMs: number;
  readonly deliver: (growth: Growth) => void;
}

export function createGrowthBatch({ clock, intervalMs, deliver }: GrowthBatchOptions): GrowthBatch {
  const gathered = new Map<string, Growth>();
  let cancelTimer: (() => void) | undefined;
  const take = (): void => {
    cancelTimer?.();
    cancelTimer = undefined;
    const growths = [...gathered.values()];
    gathered.clear();
    for (const growth of growths) deliver(growth);
  };
  return {
    add({ id, text, reasoning }) {
      const before = gathered.get(id);
      gathered.set(id, { id, text: (before?.text ?? '') + text, reasoning: (before?.reasoning ?? '') + reasoning });
      cancelTimer ??= clock.setTimer(take, intervalMs);
    },
    flush: take,
    dispose() {
      gathered.clear();
      take();
    },
  };
}
