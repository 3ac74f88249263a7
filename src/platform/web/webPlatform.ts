import type { Platform } from '../../core/ports.ts';

/** The web worker extension host: no environment, and the browser's rules for requests to other origins (CORS). */
export function createWebPlatform(): Platform {
  return {
    kind: 'web',
    fetch: globalThis.fetch.bind(globalThis),
    clock: {
      now: () => Date.now(),
      setTimer(callback, delayMs) {
        const timer = setTimeout(callback, delayMs);
        return () => {
          clearTimeout(timer);
        };
      },
    },
    environment: { get: () => undefined },
    programs: { run: () => Promise.resolve({ kind: 'unavailable' }) },
    // Virtual folders have no links, and slashes on every machine.
    files: { system: 'linux', realPath: () => Promise.resolve(undefined) },
  };
}
