import { runFolder } from '../../test/conformance/runFolder.ts';
import { startLlamaServer } from '../../test/support/startLlamaServer.ts';
import { startScriptedEndpoint } from '../../test/support/scriptedEndpoint.ts';
import { inProject } from '../host/paths.ts';
import { ensureBrowser } from '../setup/ensureBrowser.ts';
import { ensureCodeServer } from '../setup/ensureCodeServer.ts';
import { ensureLlamaServer } from '../setup/ensureLlamaServer.ts';
import { addCounts } from './counts.ts';
import type { Counts } from './counts.ts';
import { runInExtensionHost } from './extensionHost.ts';
import type { Part } from './part.ts';
import { runMocha } from './runMocha.ts';

const SECONDS = 1000;
/** Against a part that hangs; a machine that is busy with other things may need several times as long as a quiet one. */
const PART_TIMEOUT_MS = 2_700 * SECONDS;
/** Against a test that hangs, likewise. Longer than any wait for a state, which tells more when it ends in vain. */
const TEST_TIMEOUT_MS = 180 * SECONDS;

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
    runMocha({ pattern: 'test/unit/**/*.test.ts', testTimeoutMs: 60 * SECONDS, suiteTimeoutMs: PART_TIMEOUT_MS }),
};

const page: Part = {
  name: 'page',
  title: 'the chat page in a real browser, in every state, theme and width',
  run: async () => {
    await ensureBrowser();
    return runMocha({
      pattern: 'test/page/**/*.test.ts',
      testTimeoutMs: TEST_TIMEOUT_MS,
      suiteTimeoutMs: PART_TIMEOUT_MS,
    });
  },
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

const endToEnd: Part = {
  name: 'e2e',
  title: 'a browser on the real workbench, with the extension installed',
  run: async () => {
    await ensureCodeServer();
    await ensureBrowser();
    return runMocha({
      pattern: 'test/e2e/specs/**/*.spec.ts',
      testTimeoutMs: TEST_TIMEOUT_MS,
      suiteTimeoutMs: PART_TIMEOUT_MS,
    });
  },
};

/** Forces the tiny model, whose text is noise, to say something that a test can wait for. */
const FORCED_TEXT = { grammar: 'root ::= "a + b"' };

const server: Part = {
  name: 'server',
  title: 'the client and the extension against a real llama-server',
  run: async () => {
    await ensureLlamaServer();
    const client = await runMocha({
      pattern: 'test/integration/server/**/*.test.ts',
      testTimeoutMs: TEST_TIMEOUT_MS,
      suiteTimeoutMs: PART_TIMEOUT_MS,
    });
    const llama = await startLlamaServer({ apiKey: 'right-key' });
    try {
      const endpoint = { url: llama.url, model: 'tiny-fim', key: 'right-key', keyVariable: 'INTERLINE_TEST_KEY' };
      const extension = await runInExtensionHost({
        pattern: 'test/integration/serverHost/**/*.test.ts',
        hostKind: 'node',
        endpoint: { ...endpoint, extraBody: FORCED_TEXT },
      });
      return addCounts(client, extension);
    } finally {
      await llama.stop();
    }
  },
};

const conformance: Part = {
  name: 'conformance',
  title: 'how a right client behaves, case by case',
  run: async () => {
    const given = await runFolder(inProject('test/fixtures/cases'));
    const own = await runFolder(inProject('test/fixtures/ownCases'));
    return { passed: given.passed + own.passed, failed: given.failed + own.failed, skipped: 0 };
  },
};

/** In the order in which they run: the quick ones first. */
export const PARTS: readonly Part[] = [unit, conformance, page, host, web, endToEnd, server];
