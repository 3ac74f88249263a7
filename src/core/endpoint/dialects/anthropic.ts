import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/**
 * Anthropic's OpenAI-compatible route (docs.claude.com). Chat only; `n` must be 1; many fields are ignored; a temperature above 1 is capped.
 * Thinking is off, and what is thought on this route is never told, so that there is nothing to switch.
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
