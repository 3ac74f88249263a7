import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { ensureBrowser } from '../setup/ensureBrowser.ts';

/** Nothing that phones home, and nothing that a machine without a graphics card lacks. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless browser of the Chromium family, installed first when there is none; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await ensureBrowser();
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox', ...QUIET] : QUIET });
}
