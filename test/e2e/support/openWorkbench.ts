import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { launchBrowser } from '../../../scripts/host/launchBrowser.ts';
import { stageExtension } from '../../../scripts/host/stageExtension.ts';
import { startCodeServer } from '../../../scripts/host/startCodeServer.ts';
import { testSettings } from '../../../scripts/test/testSettings.ts';
import { startScriptedEndpoint } from '../../support/scriptedEndpoint.ts';
import type { ScriptedEndpoint } from '../../support/scriptedEndpoint.ts';
import { Workbench } from '../pages/workbench.ts';
import { eventually } from './eventually.ts';
import { killExtensionHost } from './killExtensionHost.ts';
import { installLanguagePack } from './languagePack.ts';

export interface WorkbenchOptions {
  /** Files of the workspace: path to content. */
  readonly files: Readonly<Record<string, string>>;
  /** Laid over those of every test run. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly width?: number;
  readonly height?: number;
  /** The display language, for example `de`. Default: English. */
  readonly language?: string;
}

export interface OpenWorkbench {
  readonly workbench: Workbench;
  readonly endpoint: ScriptedEndpoint;
  /** The workspace's folder on the disk. */
  readonly workspace: string;
  /** Resolves once `text` stands in a file of the profile: what a crash after this must not lose. */
  readonly waitUntilKept: (text: string) => Promise<void>;
  /** The extension host dies in the middle of whatever it does. */
  readonly killExtensionHost: () => Promise<void>;
  /** Another window on the same workspace, open until everything is closed. */
  readonly openSecondWindow: () => Promise<Workbench>;
  close(): Promise<void>;
}

/** The themes that screenshots are taken in. */
const THEMES: Readonly<Record<string, string>> = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  highContrast: 'Default High Contrast',
};

/** A real VS Code in a real browser, with the extension installed as a user has it and a scripted endpoint configured. */
export async function openWorkbench(options: WorkbenchOptions): Promise<OpenWorkbench> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'interline-e2e-'));
  const closers: (() => Promise<unknown>)[] = [
    () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  ];
  const close = async (): Promise<void> => {
    for (const step of closers.splice(0).reverse()) await step();
  };
  try {
    const workspace = path.join(folder, 'workspace');
    await writeFiles(workspace, options.files);
    const extensionsFolder = path.join(folder, 'extensions');
    await stageExtension(extensionsFolder);
    const endpoint = await startScriptedEndpoint();
    closers.push(() => endpoint.close());
    const settings = {
      ...testSettings({ url: endpoint.url, model: 'scripted', key: '' }),
      ...theme(),
      ...options.settings,
    };
    const { language } = options;
    if (language !== undefined)
      await installLanguagePack(language, { extensionsFolder, userDataFolder: path.join(folder, 'user-data') });
    const server = await startCodeServer({
      ...{ folder, workspace, extensionsFolder, settings },
      ...(language !== undefined && { language }),
    });
    closers.push(() => server.stop());
    const browser = await launchBrowser();
    closers.push(() => browser.close());
    const viewport = { width: options.width ?? 1280, height: options.height ?? 800 };
    const context = await browser.newContext({ viewport, permissions: ['clipboard-read', 'clipboard-write'] });
    const workbench = new Workbench(await context.newPage());
    await workbench.open(server.windowUrl);
    const profile = path.join(server.userDataFolder, 'User');
    const waitUntilKept = async (text: string): Promise<void> => {
      await eventually(
        () => isTextInFolder(profile, text),
        Boolean,
        `a file of the profile with ${JSON.stringify(text)}`,
      );
    };
    const openSecondWindow = async (): Promise<Workbench> => {
      const second = new Workbench(await context.newPage());
      await second.open(server.windowUrl);
      return second;
    };
    const kill = () => killExtensionHost(server.processId);
    return { workbench, endpoint, workspace, waitUntilKept, killExtensionHost: kill, openSecondWindow, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function theme(): Readonly<Record<string, string>> {
  const wanted = process.env['INTERLINE_THEME'] ?? 'dark';
  const name = THEMES[wanted];
  if (name === undefined) throw new Error(`There is no theme “${wanted}”: ${Object.keys(THEMES).join(', ')}.`);
  return { 'workbench.colorTheme': name };
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
}

async function isTextInFolder(folder: string, text: string): Promise<boolean> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    // A file may be replaced between listing and reading.
    const content = await readFile(path.join(entry.parentPath, entry.name), 'utf8').catch(() => '');
    if (content.includes(text)) return true;
  }
  return false;
}
