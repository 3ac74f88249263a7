import path from 'node:path';
import { createRequire } from 'node:module';
import { userCacheFolder } from '../bootstrap.mjs';
import { exists } from './cache.ts';
import { findProgram } from './findProgram.ts';
import { run } from './run.ts';
import { SetupProblem } from './setupProblem.ts';
import { canInstallSystemPackages, installSystemPackages } from './systemPackages.ts';

const DOWNLOAD_TIMEOUT_MS = 5 * 60_000;

/** Chrome, Chromium and Edge by their names on PATH and where their installers put them. */
function usualPlaces(): readonly string[] {
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
    'chrome',
    'msedge',
  ];
  if (process.platform === 'darwin') {
    const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
    return [...applications, ...names];
  }
  if (process.platform !== 'win32') return names;
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
  const files = [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return [...roots.flatMap((root) => files.map((file) => path.join(root, file))), ...names];
}

/** Path of a browser of the Chromium family: `INTERLINE_BROWSER`, an installed one, playwright's download, or Debian's package when root. */
export async function ensureBrowser(): Promise<string> {
  const chosen = process.env['INTERLINE_BROWSER'];
  const installed = await findProgram(chosen ? [chosen] : usualPlaces());
  if (installed !== undefined) return installed;
  const downloaded = await downloadBrowser();
  if (downloaded !== undefined) return downloaded;
  if (await canInstallSystemPackages()) {
    await installSystemPackages(['chromium'], 'The tests in a browser');
    const fromSystem = await findProgram(usualPlaces());
    if (fromSystem !== undefined) return fromSystem;
  }
  throw new SetupProblem(
    'No browser was found and none could be downloaded: install Chrome, Chromium or Edge, then run this again.',
  );
}

/** Playwright keeps several versions side by side in the folder named here; undefined when its server cannot be reached. */
async function downloadBrowser(): Promise<string | undefined> {
  const folder = path.join(userCacheFolder(), 'browsers');
  process.env['PLAYWRIGHT_BROWSERS_PATH'] = folder;
  const { chromium } = await import('playwright-core');
  if (await exists(chromium.executablePath())) return chromium.executablePath();
  console.log('No browser found; downloading Chromium with playwright …');
  const playwright = path.join(
    path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
    'cli.js',
  );
  const { code } = await run(process.execPath, [playwright, 'install', 'chromium'], { timeoutMs: DOWNLOAD_TIMEOUT_MS });
  return code === 0 && (await exists(chromium.executablePath())) ? chromium.executablePath() : undefined;
}
