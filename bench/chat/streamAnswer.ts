import type { Page } from 'playwright-core';

/** What the page's own clock saw while an answer streamed. */
export interface StreamRecord {
  /** Time from one animation frame to the next. */
  readonly framesMs: readonly number[];
  /** Tasks of more than 50 ms. */
  readonly longTasksMs: readonly number[];
  readonly tookMs: number;
}

export interface StreamOptions {
  readonly messageId: string;
  readonly tokens: readonly string[];
  readonly tokensPerSecond: number;
}

/** The host gathers what has arrived and tells the page so often. */
const TELL_EVERY_MS = 30;

/** Lets an answer grow on the page at a steady rate, as the host does, and watches every frame until all is drawn. */
export function streamAnswer(page: Page, options: StreamOptions): Promise<StreamRecord> {
  return page.evaluate(
    async ({ messageId, tokens, tokensPerSecond, intervalMs }) => {
      const framesMs: number[] = [];
      const longTasksMs: number[] = [];
      const observer = new PerformanceObserver((list) =>
        longTasksMs.push(...list.getEntries().map((one) => one.duration)),
      );
      observer.observe({ entryTypes: ['longtask'] });
      let isOver = false;
      let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const onFrame = (now: number): void => {
        framesMs.push(now - last);
        last = now;
        if (!isOver) requestAnimationFrame(onFrame);
      };
      requestAnimationFrame(onFrame);
      const started = performance.now();
      let sent = 0;
      await new Promise<void>((resolve) => {
        const timer = setInterval(() => {
          const due = Math.min(tokens.length, Math.floor(((performance.now() - started) / 1000) * tokensPerSecond));
          const text = tokens.slice(sent, due).join('');
          sent = due;
          const data = { type: 'answerGrew', messageId, text, reasoning: '' };
          window.dispatchEvent(new MessageEvent('message', { data }));
          if (due < tokens.length) return;
          clearInterval(timer);
          resolve();
        }, intervalMs);
      });
      await new Promise((resolve) => setTimeout(resolve, 500));
      isOver = true;
      observer.disconnect();
      return { framesMs, longTasksMs, tookMs: performance.now() - started };
    },
    { ...options, intervalMs: TELL_EVERY_MS },
  );
}
