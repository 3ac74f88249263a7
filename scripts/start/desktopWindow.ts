import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stageExtension } from '../host/stageExtension.ts';
import { signalGroup, stopProcess } from '../setup/run.ts';
import type { VsCodeWindow, WindowOptions } from './vsCodeWindow.ts';

/** Opens the user's own VS Code on a profile and an extensions folder of our own: nothing of theirs is read or changed. */
export async function openDesktopWindow(executable: string, options: WindowOptions): Promise<VsCodeWindow> {
  const userData = path.join(options.folder, 'user-data');
  await mkdir(path.join(userData, 'User'), { recursive: true });
  await writeFile(path.join(userData, 'User', 'settings.json'), JSON.stringify(options.settings, undefined, 2));
  const extension = await stageExtension(path.join(options.folder, 'staged'));
  const programArguments = [
    '--new-window',
    `--extensionDevelopmentPath=${extension}`,
    `--user-data-dir=${userData}`,
    `--extensions-dir=${path.join(options.folder, 'extensions')}`,
    ...[
      '--disable-workspace-trust',
      '--disable-telemetry',
      '--disable-updates',
      '--skip-welcome',
      '--skip-release-notes',
    ],
    options.workspace,
  ];
  // Without the traces of a VS Code in whose terminal we may run.
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name));
  const child = spawn(executable, programArguments, {
    env: Object.fromEntries(inherited),
    stdio: 'ignore',
    detached: process.platform !== 'win32',
  });
  const closed = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  const stopWithUs = (): void => signalGroup(child, 'SIGKILL');
  process.once('exit', stopWithUs);
  return {
    description: 'VS Code opens now, with a profile of its own: your settings and extensions are left alone.',
    closed,
    stop: async () => {
      await stopProcess(child);
      process.off('exit', stopWithUs);
    },
  };
}
