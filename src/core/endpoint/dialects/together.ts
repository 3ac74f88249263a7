import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { GPT_OSS, OPEN_THINKERS } from './thinkingSwitch.ts';

/**
 * Together (docs.together.ai): refusals in the words of TGI; the finish chunk carries usage.
 */
export const TOGETHER: Dialect = {
  ...COMMON,
  name: 'together',
  label: 'Together',
  hosts: [/(^|\.)together\.(?:xyz|ai)$/],
  refuses: refusing('best_of', 'suffix'),
  usageIn: 'finishChunk',
  listedPrice: { input: 'pricing.input', output: 'pricing.output', perTokens: 1_000_000 },
  thinking: [
    GPT_OSS,
    { models: OPEN_THINKERS, fields: { off: { reasoning: { enabled: false } }, on: { reasoning: { enabled: true } } } },
  ],
  stopLimit: 4,
};
