import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { findProgram } from './findProgram.ts';

/** The user's own desktop VS Code, the editor itself; undefined when there is none. */
export async function findDesktopVsCode(): Promise<string | undefined> {
  const script = await findProgram(['code']);
  return findProgram([...(script === undefined ? [] : besideScript(await realpath(script))), ...usualPlaces()]);
}

/** As root VS Code refuses to run without more ado, and on a Linux without a screen it cannot. */
export function canShowWindow(): boolean {
  if (process.getuid?.() === 0) return false;
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** The `code` script hands over to a window that is already open and ends; the program beside it stays with us. */
function besideScript(script: string): readonly string[] {
  const folder = path.dirname(script);
  if (process.platform === 'darwin')
    return ['Code', 'Electron'].map((name) => path.resolve(folder, '../../../MacOS', name));
  return [path.resolve(folder, '..', process.platform === 'win32' ? 'Code.exe' : 'code')];
}

function usualPlaces(): readonly string[] {
  if (process.platform === 'darwin')
    return ['Code', 'Electron'].map((name) => `/Applications/Visual Studio Code.app/Contents/MacOS/${name}`);
  if (process.platform !== 'win32')
    return ['/usr/share/code/code', '/opt/visual-studio-code/code', '/snap/code/current/usr/share/code/code'];
  const roots = ['LOCALAPPDATA', 'PROGRAMFILES'].flatMap((name) => process.env[name] ?? []);
  return roots.flatMap((root) => [
    path.join(root, 'Programs', 'Microsoft VS Code', 'Code.exe'),
    path.join(root, 'Microsoft VS Code', 'Code.exe'),
  ]);
}
