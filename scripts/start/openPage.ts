import { run } from '../setup/run.ts';

const PATIENCE_MS = 10_000;

/** Shows a page in the user's browser; does nothing where there is no screen or no browser. The address is printed anyway. */
export async function openPage(url: string): Promise<void> {
  const { platform } = process;
  if (platform === 'darwin') await run('open', [url], { timeoutMs: PATIENCE_MS });
  else if (platform === 'win32') await run('cmd', ['/c', 'start', '', url], { timeoutMs: PATIENCE_MS });
  else if (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
    await run('xdg-open', [url], { timeoutMs: PATIENCE_MS });
}
