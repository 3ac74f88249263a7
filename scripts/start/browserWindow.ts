import path from 'node:path';
import { stageExtension } from '../host/stageExtension.ts';
import { freePort, startCodeServer } from '../host/startCodeServer.ts';
import { SetupProblem } from '../setup/setupProblem.ts';
import { isPortFree } from './isPortFree.ts';
import type { VsCodeWindow, WindowOptions } from './vsCodeWindow.ts';

/** Starts VS Code in the browser with the extension installed, as a user would have it. */
export async function openBrowserWindow(options: WindowOptions, wantedPort: number | undefined): Promise<VsCodeWindow> {
  if (wantedPort !== undefined && !(await isPortFree(wantedPort)))
    throw new SetupProblem(`Port ${wantedPort} is in use: choose another one with --port, or leave --port out.`);
  const extensionsFolder = path.join(options.folder, 'extensions');
  await stageExtension(extensionsFolder);
  const port = wantedPort ?? (await freePort());
  const server = await startCodeServer({ ...options, port, extensionsFolder });
  return {
    description: `VS Code runs in the browser, for this machine only: open ${server.windowUrl}`,
    url: server.windowUrl,
    // Closing the page ends nothing: it can be opened again.
    closed: new Promise<void>(() => undefined),
    stop: () => server.stop(),
  };
}
