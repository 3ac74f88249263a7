import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/**
 * OpenRouter (openrouter.ai/docs): as the provider behind it; errors may come under 200, the provider's own words in `metadata.raw`.
 */
export const OPENROUTER: Dialect = {
  ...COMMON,
  name: 'openrouter',
  label: 'OpenRouter',
  hosts: [/(^|\.)openrouter\.ai$/],
  refuses: refusing('n', 'best_of'),
  stopLimit: 4,
  completionKinds: ['rawPrompt', 'chat'],
  contextLengthFields: ['context_length', 'top_provider.context_length'],
  thinkingOff: { reasoning: { enabled: false } },
};
