import type { Browser } from 'playwright-core';
import { type BuiltPages, buildPages } from '../conformance/markdownXss/buildPages.ts';
import {
  launchWebviewBrowser,
  openWebviewPage,
  type WebviewPage,
  type WebviewPageOptions,
} from '../support/webviewPage.ts';

let built: Promise<BuiltPages> | undefined;
let browser: Promise<Browser> | undefined;

/** Opens the page of the present source. It is built once for all files of this part, which share a browser. */
export async function openBuiltPage(options: Omit<WebviewPageOptions, 'bundleFolder'> = {}): Promise<WebviewPage> {
  built ??= buildPages();
  browser ??= launchWebviewBrowser();
  const { real } = await built;
  return openWebviewPage(await browser, { ...options, bundleFolder: real });
}

// Of the whole run: this file is read before any test begins.
after(async () => {
  await (await browser)?.close();
  await (await built)?.remove();
});
