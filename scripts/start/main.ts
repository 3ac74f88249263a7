/**
 * `npm start`: a real VS Code with Interline in it, on the user's endpoint or else on the practice model. Everything that it starts ends
 * with it; the profile and the copy of the sample workspace are thrown away.
 */
import { cp, stat } from 'node:fs/promises';
import path from 'node:path';
import { inProject } from '../host/paths.ts';
import { canShowWindow, findDesktopVsCode } from '../setup/findDesktopVsCode.ts';
import { runMain, SetupProblem } from '../setup/setupProblem.ts';
import { withTemporaryFolder } from '../test/temporaryFolder.ts';
import { openBrowserWindow } from './browserWindow.ts';
import { checkWindow } from './checkWindow.ts';
import { chooseEndpoint, type ChosenEndpoint } from './chooseEndpoint.ts';
import { openDesktopWindow } from './desktopWindow.ts';
import { findLocalServers } from './findLocalServers.ts';
import { openPage } from './openPage.ts';
import { parseStartOptions, START_USAGE, type StartOptions } from './startOptions.ts';
import type { VsCodeWindow, WindowOptions } from './vsCodeWindow.ts';
import { windowSettings } from './windowSettings.ts';

await runMain(main);

async function main(): Promise<number> {
  const options = parseStartOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  if (options === 'help') console.log(START_USAGE);
  else await withTemporaryFolder((folder) => start(options, folder));
  // Sockets of an open page would keep the process alive for a while.
  process.exit(0);
}

async function start(options: StartOptions, folder: string): Promise<void> {
  const interrupted = untilInterrupted();
  const workspace = await prepareWorkspace(options, folder);
  const endpoint = await chooseEndpoint(process.env, workspace);
  try {
    const settings = windowSettings(endpoint.settings);
    const window = await Promise.race([openWindow(options, { folder, workspace, settings }), interrupted]);
    // Interrupted during set-up: what is under way ends with this process.
    if (window === undefined) return;
    try {
      if (options.isCheck) await check(window);
      else {
        await introduce(window, endpoint, options);
        await Promise.race([interrupted, window.closed]);
        console.log('\nStopping …');
      }
    } finally {
      await window.stop();
    }
  } finally {
    await endpoint.close();
  }
}

/** The user's folder as it is, or a copy of the sample, so that trying things out changes nothing in the project. */
async function prepareWorkspace({ folder: wanted }: StartOptions, folder: string): Promise<string> {
  if (wanted !== undefined) {
    const isFolder = (await stat(wanted).catch(() => undefined))?.isDirectory() ?? false;
    if (!isFolder) throw new SetupProblem(`There is no folder ${wanted}: name an existing one with --folder.`);
    return wanted;
  }
  const workspace = path.join(folder, 'tea-house');
  await cp(inProject('samples', 'workspace'), workspace, { recursive: true });
  return workspace;
}

async function openWindow(options: StartOptions, window: WindowOptions): Promise<VsCodeWindow> {
  const desktop = options.isInBrowser || !canShowWindow() ? undefined : await findDesktopVsCode();
  console.log(`Building the extension and starting ${desktop === undefined ? 'VS Code in the browser' : desktop} …`);
  return desktop === undefined ? openBrowserWindow(window, options.port) : openDesktopWindow(desktop, window);
}

async function check({ url }: VsCodeWindow): Promise<void> {
  if (url === undefined) throw new Error('--check always runs in the browser');
  console.log('Waiting for the extension in the window …');
  await checkWindow(url);
  console.log('OK');
}

async function introduce(window: VsCodeWindow, endpoint: ChosenEndpoint, options: StartOptions): Promise<void> {
  console.log(`\n${window.description}\n${endpoint.description}`);
  const others = endpoint.isPractice ? await findLocalServers() : [];
  for (const { name, baseUrl, model } of others)
    console.log(`${name} answers on this machine too (${model}). To use it: OPENAI_BASE_URL=${baseUrl} npm start`);
  if (options.folder === undefined)
    console.log(`
What to try (README.md in the window has more):
  - open typescript/cart.ts, go below "return total; }" and type:  totalWeight(   then press Tab
  - open web/style.css, go to the end and type:  .card-clay   then press Tab
  - run "Interline: Open Chat" from the palette and ask:  how is the shipping cost calculated?
  - look at the tokens in the status bar, and click them`);
  console.log('\nCtrl+C stops everything.');
  if (options.opensPage && window.url !== undefined) await openPage(window.url);
}

/** The same signal may come several times, from the terminal and from npm; none but the first counts, or what was started would be left behind. */
function untilInterrupted(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(undefined));
  });
}
