import path from 'node:path';
import { userCacheFolder } from '../bootstrap.mjs';
import { canShowWindow, findDesktopVsCode } from './findDesktopVsCode.ts';

/** The VS Code that a test host runs in: the desktop program, or code-server, which is the same editor without a screen. */
export type VsCode = { readonly kind: 'desktop'; readonly executable: string } | { readonly kind: 'codeServer' };

const UPDATE_SERVER = 'https://update.code.visualstudio.com/api/releases/stable';
const REACH_TIMEOUT_MS = 4_000;

/**
 * The desktop VS Code where a window can be shown and one is installed or can be downloaded, else code-server. `INTERLINE_TEST_HOST`
 * (`desktop` or `code-server`) decides otherwise.
 */
export async function ensureVsCode(): Promise<VsCode> {
  const wanted = process.env['INTERLINE_TEST_HOST'];
  if (wanted === 'code-server' || (wanted !== 'desktop' && !canShowWindow())) return { kind: 'codeServer' };
  const executable = (await findDesktopVsCode()) ?? (await download());
  if (executable !== undefined) return { kind: 'desktop', executable };
  return { kind: 'codeServer' };
}

/** Undefined when the update server cannot be reached, as in many company networks. */
async function download(): Promise<string | undefined> {
  try {
    await fetch(UPDATE_SERVER, { signal: AbortSignal.timeout(REACH_TIMEOUT_MS) });
  } catch {
    return undefined;
  }
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  console.log('Downloading VS Code for the tests …');
  return downloadAndUnzipVSCode({ version: 'stable', cachePath: path.join(userCacheFolder(), 'vscode') });
}
