import type { Page } from 'playwright-core';
import type { HostMessage } from '../../src/shared/chatProtocol.ts';

/** What one long answer costs once it is complete. */
export interface GiantRecord {
  /** From the arrival of the state until the end can be read, and until nothing is drawn any more. */
  readonly endMs: number;
  readonly settledMs: number;
  /** From one animation frame to the next, while the reader scrolls up from the end. */
  readonly scrollMs: readonly number[];
}

const SCROLLED_FRAMES = 400;
const PIXELS_A_FRAME = 200;

/** Opens a conversation that ends with a long answer, and reads it upwards. @param end The last words of the answer. */
export async function openGiant(page: Page, state: HostMessage, end: string): Promise<GiantRecord> {
  const opened = await openAndSettle(page, state, end);
  return { ...opened, scrollMs: await scrollUp(page) };
}

function openAndSettle(page: Page, data: HostMessage, end: string): Promise<Pick<GiantRecord, 'endMs' | 'settledMs'>> {
  return page.evaluate(
    async ([state, lastWords]) => {
      const copy: unknown = structuredClone(state);
      const scroller = document.querySelector('.scroller');
      const isEndThere = (): boolean => {
        const last = [...document.querySelectorAll('.slot:last-child .block')].at(-1);
        if (!(last?.textContent.includes(lastWords) ?? false) || scroller === null) return false;
        return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 2;
      };
      const started = performance.now();
      let changed = started;
      let endMs = Number.NaN;
      const observer = new MutationObserver(() => (changed = performance.now()));
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      window.dispatchEvent(new MessageEvent('message', { data: copy }));
      while (Number.isNaN(endMs) || performance.now() - changed < 500) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        if (Number.isNaN(endMs) && isEndThere()) endMs = performance.now() - started;
      }
      observer.disconnect();
      return { endMs, settledMs: changed - started };
    },
    [data, end] as const,
  );
}

function scrollUp(page: Page): Promise<readonly number[]> {
  return page.evaluate(
    async ([count, pixels]) => {
      const scroller = document.querySelector('.scroller');
      const took: number[] = [];
      let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      for (let index = 0; index < count && (scroller?.scrollTop ?? 0) > 0; index += 1) {
        scroller?.scrollBy(0, -pixels);
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        took.push(now - last);
        last = now;
      }
      return took;
    },
    [SCROLLED_FRAMES, PIXELS_A_FRAME] as const,
  );
}
