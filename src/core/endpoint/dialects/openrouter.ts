import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/**
 * OpenRouter (openrouter.ai/docs): as the provider behind it; errors may come under 200, the provider's own words in `metadata.raw`.
 * Most providers behind it only chat, and make a question of a raw prompt.
 */
export const OPENROUTER: Dialect = {
  ...COMMON,
  name: 'openrouter',
  label: 'OpenRouter',
  hosts: [/(^|\.)openrouter\.ai$/],
  refuses: refusing('n', 'best_of'),
  stopLimit: 4,
  completionKinds: ['chat', 'rawPrompt'],
  contextLengthFields: ['context_length', 'top_provider.context_length'],
  thinkingOff: { reasoning: { enabled: false } },
};
