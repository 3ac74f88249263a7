import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/**
 * Anthropic's OpenAI-compatible route (docs.claude.com). Chat only; `n` must be 1; many fields are ignored; a temperature above 1 is capped.
 */
export const ANTHROPIC: Dialect = {
  ...COMMON,
  name: 'anthropic',
  label: 'Anthropic',
  hosts: [/(^|\.)anthropic\.com$/],
  refuses: refusing('n', 'best_of', 'logit_bias', 'seed', 'suffix', 'presence_penalty', 'frequency_penalty'),
  stopLimit: 4,
  completionKinds: ['chat'],
};
