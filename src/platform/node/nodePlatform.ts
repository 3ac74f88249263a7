import process from 'node:process';
import type { Platform } from '../../core/ports.ts';
import { realPath } from './realPath.ts';
import { runProgram } from './runProgram.ts';

/** The desktop and remote extension host. VS Code has put its proxy-aware `fetch` in place before extensions start. */
export function createNodePlatform(): Platform {
  return {
    kind: 'node',
    fetch: globalThis.fetch.bind(globalThis),
    clock: {
      now: () => Date.now(),
      setTimer(callback, delayMs) {
        const timer = setTimeout(callback, delayMs);
        return () => clearTimeout(timer);
      },
    },
    environment: { get: (name) => process.env[name] },
    programs: { run: runProgram },
    files: { system: systemOf(process.platform), realPath: (named) => realPath(named) },
  };
}

function systemOf(platform: NodeJS.Platform): Platform['files']['system'] {
  if (platform === 'win32') return 'windows';
  return platform === 'darwin' ? 'mac' : 'linux';
}
