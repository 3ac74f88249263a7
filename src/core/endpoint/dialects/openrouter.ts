import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { OPEN_THINKERS } from './thinkingSwitch.ts';

/** Closed models that think, beside the open ones. */
const CLOSED_THINKERS = /^(?:o\d|gpt-[5-9]|codex|claude-(?:3\.7|[a-z]+-[4-9]|[4-9])|gemini-(?:2\.5|[3-9])|grok)/;

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
  listedPrice: { input: 'pricing.prompt', output: 'pricing.completion', perTokens: 1 },
  thinking: [
    {
      fields: {
        off: { reasoning: { enabled: false } },
        on: { reasoning: { enabled: true } },
        low: { reasoning: { effort: 'low' } },
        medium: { reasoning: { effort: 'medium' } },
        high: { reasoning: { effort: 'high' } },
      },
      heededBy: new RegExp(`${CLOSED_THINKERS.source}|${OPEN_THINKERS.source}`),
    },
  ],
};
