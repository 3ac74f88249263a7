import { startScriptedEndpoint } from '../../test/support/scriptedEndpoint.ts';
import type { Counts } from './counts.ts';
import { runInExtensionHost } from './extensionHost.ts';
import type { Part } from './part.ts';
import { runMocha } from './runMocha.ts';

const SECONDS = 1000;

async function withScriptedEndpoint(hostKind: 'node' | 'web', pattern: string): Promise<Counts> {
  const endpoint = await startScriptedEndpoint();
  try {
    return await runInExtensionHost({ pattern, hostKind, endpoint: { url: endpoint.url, model: 'scripted', key: '' } });
  } finally {
    await endpoint.close();
  }
}

const unit: Part = {
  name: 'unit',
  title: 'the core, on Node alone',
  run: () =>
    runMocha({ pattern: 'test/unit/**/*.test.ts', testTimeoutMs: 10 * SECONDS, suiteTimeoutMs: 180 * SECONDS }),
};

const host: Part = {
  name: 'host',
  title: 'the extension inside a real extension host',
  run: () => withScriptedEndpoint('node', 'test/integration/host/**/*.test.ts'),
};

const web: Part = {
  name: 'web',
  title: 'the web bundle inside a real web worker host',
  run: () => withScriptedEndpoint('web', 'test/integration/web/**/*.test.ts'),
};

/** In the order in which they run: the quick ones first. */
export const PARTS: readonly Part[] = [unit, host, web];
