/** Work that is done a little in every frame, so that typing and scrolling never wait for drawing. */
export interface FrameQueue {
  /** Asks for `job` to run in a coming frame; asking again before it has run changes nothing. */
  request(job: FrameJob): void;
  /** Forgets a job that has not run yet. */
  cancel(job: FrameJob): void;
}

/** Does one small portion of work; true when there is more to do. */
export type FrameJob = () => boolean;

/** Time in a frame that drawing may take before the rest waits for the next frame. */
const FRAME_BUDGET_MS = 8;

/** Runs jobs in the order in which they were asked for, within a fixed share of each animation frame. */
export function createFrameQueue(): FrameQueue {
  const jobs = new Set<FrameJob>();
  let isScheduled = false;

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    // A hidden page gets no frames; it still has to stay small and current.
    if (document.hidden) setTimeout(run, 50);
    else requestAnimationFrame(run);
  }

  function run(): void {
    isScheduled = false;
    const deadline = performance.now() + FRAME_BUDGET_MS;
    for (const job of [...jobs]) {
      let hasMore = true;
      while (hasMore && performance.now() < deadline) hasMore = job();
      if (!hasMore) jobs.delete(job);
      if (performance.now() >= deadline) break;
    }
    if (jobs.size > 0) schedule();
  }

  return {
    request: (job) => {
      jobs.add(job);
      schedule();
    },
    cancel: (job) => jobs.delete(job),
  };
}
