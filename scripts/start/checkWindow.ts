import { launchBrowser } from '../host/launchBrowser.ts';
import { SetupProblem } from '../setup/setupProblem.ts';

const PATIENCE_MS = 90_000;
/** VS Code gives a status bar entry an id that begins with the extension's. */
const STATUS_BAR_ENTRY = '.statusbar-item[id^="interline.interline"]';

/** Opens the page in a headless browser and resolves once the extension shows its status bar entry. */
export async function checkWindow(url: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(url);
    await page.waitForSelector('.monaco-workbench', { timeout: PATIENCE_MS });
    await page.waitForSelector(STATUS_BAR_ENTRY, { timeout: PATIENCE_MS });
    const screenshot = process.env['INTERLINE_CHECK_SCREENSHOT'];
    if (screenshot !== undefined) await page.screenshot({ path: screenshot });
  } catch (error) {
    throw new SetupProblem('The window came up, but Interline did not become active in it within 90 s.', error);
  } finally {
    await browser.close();
  }
}
