import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenWindow } from '../support/openWindow.ts';

/** What the extension host itself has recorded of one extension's start, in whole milliseconds. */
export interface StartupRecord {
  readonly loadMs: number;
  readonly activateMs: number;
  /** Until the promise that `activate` returned had settled. */
  readonly finishMs: number;
}

const ATTEMPTS = 10;

/**
 * Reads VS Code's own report, *Developer: Startup Performance*, by way of the clipboard: its editor holds only the lines in view.
 * @param extensions Their ids; the records come in the same order.
 */
export async function readStartupRecords(
  { page, workbench }: OpenWindow,
  extensions: readonly string[],
): Promise<readonly StartupRecord[]> {
  await workbench.runCommand('Developer: Startup Performance');
  let report = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await sleep(1_000);
    await page.locator('.editor-group-container.active .monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    await sleep(300);
    report = await page.evaluate(() => navigator.clipboard.readText());
    const records = extensions.map((extension) => parseStartupRecord(report, extension));
    if (records.every((record) => record !== undefined)) return records;
  }
  throw new Error(`VS Code's report has no row for one of ${extensions.join(', ')}:\n${report.slice(0, 500)}`);
}

function parseStartupRecord(report: string, extension: string): StartupRecord | undefined {
  const row = report.split('\n').find((line) => line.startsWith(`| ${extension} `));
  const [, , , load, activate, finish] = row?.split('|').map((cell) => cell.trim()) ?? [];
  if (load === undefined || activate === undefined || finish === undefined) return undefined;
  return { loadMs: Number(load), activateMs: Number(activate), finishMs: Number(finish) };
}
