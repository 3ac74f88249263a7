import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { LOW_TO_HIGH, reasoningEfforts } from './thinkingSwitch.ts';

/**
 * Google's OpenAI-compatible route for Gemini (ai.google.dev). Chat only; at most 5 stop words; unknown fields are refused; usage is repeated in every
 * chunk, cumulatively. 2.5 Flash can answer at once; 2.5 Pro and everything from 3 on always think; older models do not.
 */
export const GEMINI: Dialect = {
  ...COMMON,
  name: 'gemini',
  label: 'Gemini',
  hosts: [/(^|\.)generativelanguage\.googleapis\.com$/],
  refuses: refusing('best_of', 'logit_bias', 'seed', 'suffix', 'presence_penalty', 'frequency_penalty'),
  usageIn: 'everyChunk',
  stopLimit: 5,
  completionKinds: ['chat'],
  contextLengthFields: ['inputTokenLimit'],
  thinking: [
    { models: /^gemini-2\.5-flash/, fields: reasoningEfforts({ off: 'none', ...LOW_TO_HIGH }) },
    {
      models: /^gemini-(?:2\.5-pro|[3-9])/,
      fields: reasoningEfforts(LOW_TO_HIGH),
      least: { reasoning_effort: 'low' },
    },
  ],
};
