declare global {
  interface Window {
    /** Whether the page has put drawing off that it will come back to within a moment. */
    interlineHasPutOffWork: () => boolean;
  }
}

/**
 * Runs inside the page, and therefore uses nothing from outside itself. The page draws in frames, and rests after a slow one: on a busy
 * machine nothing moves for as long as half a second, and more is still to come. Frames, and short timers that are started by drawing, tell
 * that apart from an end.
 */
export function watchPutOffWork(): void {
  /** No rest between two frames is longer. What is further away waits for the reader, not for the machine. */
  const LONGEST_REST_MS = 400;
  const timers = new Set<number>();
  let frames = 0;
  let isDrawing = false;
  const startTimer = window.setTimeout.bind(window);
  const stopTimer = window.clearTimeout.bind(window);
  const askForFrame = window.requestAnimationFrame.bind(window);

  /** @param end Called after the job, so that what the job itself puts off is known first. */
  function draw(job: () => void, end: () => void): void {
    isDrawing = true;
    try {
      job();
    } finally {
      isDrawing = false;
      end();
    }
  }

  const setTimer = (job: (...given: unknown[]) => void, delayMs = 0, ...given: unknown[]): number => {
    if (!isDrawing || delayMs > LONGEST_REST_MS) return startTimer(job, delayMs, ...given);
    const run = (): void =>
      draw(
        () => job(...given),
        () => timers.delete(timer),
      );
    const timer = startTimer(run, delayMs);
    timers.add(timer);
    return timer;
  };
  const clearTimer = (timer?: number): void => {
    if (timer !== undefined) timers.delete(timer);
    stopTimer(timer);
  };
  const requestFrame = (job: FrameRequestCallback): number => {
    frames += 1;
    return askForFrame((now) =>
      draw(
        () => job(now),
        () => (frames -= 1),
      ),
    );
  };
  Object.assign(window, { setTimeout: setTimer, clearTimeout: clearTimer, requestAnimationFrame: requestFrame });
  window.interlineHasPutOffWork = () => timers.size > 0 || frames > 0;
}
