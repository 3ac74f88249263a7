import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/host/launchBrowser.ts';
import { startCodeServer } from '../../scripts/host/startCodeServer.ts';
import { Workbench } from '../../test/e2e/pages/workbench.ts';

export interface WindowOptions {
  /** Files of the workspace: name to content. The first one is opened. */
  readonly files: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Puts extensions into the folder that the window loads them from; without it there are only VS Code's own. */
  readonly install?: (extensionsFolder: string) => Promise<unknown>;
}

export interface OpenWindow {
  readonly page: Page;
  readonly workbench: Workbench;
  /** Of VS Code's server, whose child the extension host is. */
  readonly serverProcessId: number;
  close(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;

/** A real VS Code with a fresh profile in a real browser; resolves when the first file shows. */
export async function openWindow({ files, settings, install }: WindowOptions): Promise<OpenWindow> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'interline-bench-'));
  const closers: (() => Promise<unknown>)[] = [
    () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  ];
  const close = async (): Promise<void> => {
    for (const step of closers.splice(0).reverse()) await step();
  };
  try {
    const workspace = path.join(folder, 'workspace');
    await mkdir(workspace);
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(workspace, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    const extensionsFolder = path.join(folder, 'extensions');
    await install?.(extensionsFolder);
    const server = await startCodeServer({ folder, workspace, extensionsFolder, settings });
    closers.push(() => server.stop());
    const browser = await launchBrowser();
    closers.push(() => browser.close());
    const viewport = { width: 1400, height: 1000 };
    const context = await browser.newContext({ viewport, permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(server.windowUrl);
    await page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: START_TIMEOUT_MS });
    const workbench = new Workbench(page);
    await workbench.openFile(Object.keys(files)[0] ?? '');
    return { page, workbench, serverProcessId: server.processId, close };
  } catch (error) {
    await close();
    throw error;
  }
}
