import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';

/** Faults that axe finds in a frame, one line each. Levels A and AA of WCAG 2.2. */
export async function accessibilityFaults(frame: Frame): Promise<readonly string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  // Evaluated from outside, because the page's own policy lets no foreign script in.
  await frame.evaluate(await readFile(axe, 'utf8'));
  // The page is transparent: what is behind it lies in the workbench around, where axe cannot see it.
  await frame.evaluate(() => {
    document.documentElement.style.background = 'var(--vscode-sideBar-background)';
  });
  const results = await frame.evaluate<AxeResults>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })`,
  );
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.html).join(' ')})`,
  );
}
