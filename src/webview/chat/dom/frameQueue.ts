/** Work that is done a little in every frame, so that typing and scrolling never wait for drawing. */
export interface FrameQueue {
  /** Asks for `job` to run in a coming frame; asking again before it has run changes nothing. */
  request(job: FrameJob): void;
  /** The same for work that only dresses what is drawn, such as colours: it gets what time is left. */
  requestLater(job: FrameJob): void;
  /** Forgets a job that has not run yet. */
  cancel(job: FrameJob): void;
}

/** Does one small portion of work; true when there is more to do. */
export type FrameJob = () => boolean;

/** Time in a frame that drawing may take before the rest waits for the next frame. */
const FRAME_BUDGET_MS = 8;
/** A frame that took longer, its layout included, is followed by a rest, so that the page stays answerable. */
const SLOW_FRAME_MS = 25;
const LONGEST_REST_MS = 400;
/** A hidden page gets no frames; it still has to stay current. */
const HIDDEN_INTERVAL_MS = 50;

/** Runs jobs of each kind in the order in which they were asked for, within a fixed share of each animation frame. */
export function createFrameQueue(): FrameQueue {
  const jobs = new Set<FrameJob>();
  const laterJobs = new Set<FrameJob>();
  let isScheduled = false;

  function schedule(): void {
    if (isScheduled || jobs.size + laterJobs.size === 0) return;
    isScheduled = true;
    if (document.hidden) setTimeout(runInFrame, HIDDEN_INTERVAL_MS);
    else requestAnimationFrame(runInFrame);
  }

  function runInFrame(): void {
    const started = performance.now();
    runJobs(started + FRAME_BUDGET_MS);
    // A task after the frame sees what layout and painting have cost as well.
    setTimeout(() => {
      const tookMs = performance.now() - started;
      if (tookMs > SLOW_FRAME_MS) setTimeout(scheduleNext, Math.min(tookMs, LONGEST_REST_MS));
      else scheduleNext();
    });
  }

  function scheduleNext(): void {
    isScheduled = false;
    schedule();
  }

  function runJobs(deadline: number): void {
    for (const queue of [jobs, laterJobs]) {
      for (const job of [...queue]) {
        let hasMore = true;
        while (hasMore && performance.now() < deadline) hasMore = runOnce(job);
        if (!hasMore) queue.delete(job);
        if (performance.now() >= deadline) return;
      }
    }
  }

  return {
    request: (job) => {
      jobs.add(job);
      schedule();
    },
    requestLater: (job) => {
      laterJobs.add(job);
      schedule();
    },
    cancel: (job) => {
      jobs.delete(job);
      laterJobs.delete(job);
    },
  };
}

/** A job that fails is given up and reported; the others go on. */
function runOnce(job: FrameJob): boolean {
  try {
    return job();
  } catch (error) {
    reportError(error);
    return false;
  }
}
