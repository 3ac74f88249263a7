import assert from 'node:assert/strict';
import path from 'node:path';
import { accessibilityFaults } from '../e2e/support/accessibility.ts';
import type { WebviewThemeName } from '../support/webviewThemes.ts';
import { PAGE_STATES, type PageState } from './pageStates.ts';
import { openBuiltPage } from './webviews.ts';

const NARROW = 260;
/** Every theme and both widths, but not each with each: what goes wrong does so by the one or the other. */
const LOOKS: readonly (readonly [theme: WebviewThemeName, width: number])[] = [
  ['dark', 420],
  ['light', NARROW],
  ['highContrast', NARROW],
  ['highContrastLight', 420],
];

interface Shown {
  readonly name: string;
  readonly theme: WebviewThemeName;
  readonly width: number;
}

/** Nothing that a person with or without eyes would trip over; nothing that the page should not have done. */
async function checkState({ tell, act }: PageState, { name, theme, width }: Shown): Promise<void> {
  const webview = await openBuiltPage({ theme, width });
  try {
    await webview.tell(...tell);
    await act?.(webview);
    await webview.page.waitForTimeout(SETTLING_MS);
    await picture(webview.page, `${name}-${theme}${width === NARROW ? '-narrow' : ''}`);
    assert.deepEqual(await accessibilityFaults(webview.page.mainFrame()), []);
    const overflow = await webview.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `wider than the page by ${overflow} px`);
    assert.deepEqual(webview.requests, []);
    assert.deepEqual(webview.faults, []);
  } finally {
    await webview.close();
  }
}

/** Colours, formulas and diagrams come a little after the words. */
const SETTLING_MS = 150;

/** Where `INTERLINE_PAGE_PICTURES` names a folder. */
async function picture(page: { screenshot(options: { path: string }): Promise<unknown> }, name: string): Promise<void> {
  const folder = process.env['INTERLINE_PAGE_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `chat-${name}.png`) });
}

describe('the chat page', () => {
  for (const [name, state] of Object.entries(PAGE_STATES))
    describe(name, () => {
      for (const [theme, width] of LOOKS)
        it(`can be read and reached in ${theme} at ${width} px`, () => checkState(state, { name, theme, width }));
    });
});
