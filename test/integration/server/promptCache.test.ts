import assert from 'node:assert/strict';
import { runCacheSession } from '../../support/cacheSession.ts';
import { startLlamaServer, type RunningLlamaServer } from '../../support/startLlamaServer.ts';

const PROMPT_TOKENS = 3400;
const CHARACTERS = 160;

describe('the prompt cache of a real llama-server, over a typing session with other files open', () => {
  let server: RunningLlamaServer;

  before(async function () {
    this.timeout(120_000);
    server = await startLlamaServer();
  });

  after(() => server.stop());

  for (const [order, template] of [
    ['prefix first, in the form of the family', 'starcoder2'],
    ['suffix first, files as comments', '<fim_suffix>{suffix}<fim_prefix>{prefix}<fim_middle>'],
  ] as const)
    it(`gives at least nine tenths of all prompt tokens: ${order}`, async () => {
      const result = await runCacheSession({
        serverUrl: server.url,
        dialect: 'llamaCpp',
        template,
        maxPromptTokens: PROMPT_TOKENS,
        characters: CHARACTERS,
      });
      assert.ok(result.requests > 50, `${result.requests} requests`);
      assert.ok(result.promptTokens / result.requests > PROMPT_TOKENS / 2, 'prompts use their budget');
      assert.ok(result.cachedTokens / result.promptTokens >= 0.9, JSON.stringify(result));
    });
});
