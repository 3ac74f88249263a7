import type { Page } from 'playwright-core';

export interface PageMemory {
  readonly heapBytes: number;
  /** In the document and everywhere else. */
  readonly nodes: number;
}

/** What the page holds once the collector has been by. */
export async function pageMemory(page: Page): Promise<PageMemory> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  // Twice: what a finaliser lets go of falls to the second.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const valueOf = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  await session.detach();
  return { heapBytes: valueOf('JSHeapUsedSize'), nodes: valueOf('Nodes') };
}
