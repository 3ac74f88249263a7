import type { Page } from 'playwright-core';

/** One painted frame; `at` is in milliseconds of the page's own clock. */
export interface Frame {
  readonly at: number;
  /** The ghost text in the editor, empty when there is none. */
  readonly ghost: string;
}

export interface Recording {
  readonly frames: readonly Frame[];
  /** When each key went down. */
  readonly keysAt: readonly number[];
}

interface RecorderWindow extends Window {
  benchRecording?: { readonly frames: Frame[]; readonly keysAt: number[] };
}

/** Notes from now on what every frame of this page shows. */
export async function installFrameRecorder(page: Page): Promise<void> {
  await page.evaluate(() => {
    const recording = { frames: [] as Frame[], keysAt: [] as number[] };
    (window as RecorderWindow).benchRecording = recording;
    window.addEventListener('keydown', ({ timeStamp }) => recording.keysAt.push(timeStamp), true);
    const ghostText = (): string => {
      const parts = document.querySelectorAll('.editor-group-container.active .view-lines [class*="ghost-text"]');
      const zones = document.querySelectorAll('.editor-group-container.active .view-zones [class*="ghost-text"]');
      return [...parts, ...zones]
        .filter((part) => part.querySelector('[class*="ghost-text"]') === null)
        .map((part) => part.textContent)
        .join('')
        .replaceAll('\u00a0', ' ');
    };
    // A message that is sent while a frame is prepared arrives when it has been painted.
    const painted = new MessageChannel();
    painted.port1.onmessage = () => {
      recording.frames.push({ at: performance.now(), ghost: ghostText() });
    };
    const onFrame = (): void => {
      painted.port2.postMessage(undefined);
      requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
  });
}

/** What was recorded since the last call. */
export function takeRecording(page: Page): Promise<Recording> {
  return page.evaluate(() => {
    const recording = (window as RecorderWindow).benchRecording;
    return { frames: recording?.frames.splice(0) ?? [], keysAt: recording?.keysAt.splice(0) ?? [] };
  });
}

/** From when on ghost text was there, without a frame between, until the recording's end; undefined when there was none at the end. */
export function shownSince(frames: readonly Frame[]): Frame | undefined {
  const lastEmpty = frames.findLastIndex(({ ghost }) => ghost === '');
  return frames[lastEmpty + 1];
}
