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

/** Reads VS Code's own report, *Developer: Startup Performance*, by way of the clipboard: its editor holds only the lines in view. */
export async function readStartupRecord({ page, workbench }: OpenWindow, extension: string): Promise<StartupRecord> {
  await workbench.runCommand('Developer: Startup Performance');
  let report = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await sleep(1_000);
    await page.locator('.editor-group-container.active .monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    await sleep(300);
    report = await page.evaluate(() => navigator.clipboard.readText());
    const record = parseStartupRecord(report, extension);
    if (record) return record;
  }
  throw new Error(`VS Code's report has no row for ${extension}:\n${report.slice(0, 500)}`);
}

function parseStartupRecord(report: string, extension: string): StartupRecord | undefined {
  const row = report.split('\n').find((line) => line.startsWith(`| ${extension} `));
  const [, , , load, activate, finish] = row?.split('|').map((cell) => cell.trim()) ?? [];
  if (load === undefined || activate === undefined || finish === undefined) return undefined;
  return { loadMs: Number(load), activateMs: Number(activate), finishMs: Number(finish) };
}
