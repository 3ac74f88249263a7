import { runCacheSession } from '../../test/support/cacheSession.ts';
import { startLlamaServer } from '../../test/support/startLlamaServer.ts';
import type { BenchPart } from '../support/part.ts';
import type { Cell } from '../support/table.ts';

/** The two orders in which models read, and the two ways in which other files are shown. */
const TEMPLATES: readonly (readonly [name: string, template: string])[] = [
  ['StarCoder2: files in its own form, prefix first', 'starcoder2'],
  ['files as comments, prefix first', '<fim_prefix>{prefix}<fim_suffix>{suffix}<fim_middle>'],
  ['Mellum: files in its own form, suffix first', 'mellum'],
  ['files as comments, suffix first', '<fim_suffix>{suffix}<fim_prefix>{prefix}<fim_middle>'],
];
const PROMPT_TOKENS = 3400;
const CHARACTERS = 800;
const CHARACTERS_IN_A_HURRY = 40;

export const cachePart: BenchPart = {
  name: 'cache',
  title: 'how much of each prompt a real llama-server has in its cache while one types',
  run: async ({ quick }) => {
    const server = await startLlamaServer();
    const rows: Cell[][] = [];
    try {
      for (const [name, template] of TEMPLATES) {
        const { requests, promptTokens, cachedTokens, readAnew } = await runCacheSession({
          serverUrl: server.url,
          dialect: 'llamaCpp',
          template,
          maxPromptTokens: PROMPT_TOKENS,
          characters: quick ? CHARACTERS_IN_A_HURRY : CHARACTERS,
        });
        rows.push([name, requests, promptTokens / requests, readAnew, (100 * cachedTokens) / promptTokens]);
      }
    } finally {
      await server.stop();
    }
    const columns = [
      { name: 'template' },
      { name: 'requests' },
      { name: 'tokens of a prompt' },
      { name: 'read anew' },
      { name: 'from the cache, %', decimals: 1 },
    ];
    const remarks = [
      'By the server’s own counts, the first prompt included. A person writes the middle of a real file with pauses, wrong keys and words written anew, four other files are open, nothing is accepted; a request goes out whenever the typing slackens. The model’s tokens are bytes, so that its context of 4,096 holds a prompt of 3,400. Goal: at least 90 % from the cache.',
    ];
    return [{ title: 'Prompt cache', columns, rows, remarks }];
  },
};
