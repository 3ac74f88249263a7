import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** Presses keys at a steady rhythm, whatever one press takes. */
export async function pressSteadily(page: Page, keys: readonly string[], intervalMs: number): Promise<void> {
  const startedAt = performance.now();
  for (const [index, key] of keys.entries()) {
    await sleep(Math.max(0, startedAt + index * intervalMs - performance.now()));
    await page.keyboard.press(key);
  }
}

/** The keys that write a text of one line. */
export function keysOf(text: string): readonly string[] {
  return [...text].map((character) => (character === ' ' ? 'Space' : character));
}
