import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { GPT_OSS, reasoningEfforts } from './thinkingSwitch.ts';

/**
 * Groq (console.groq.com/docs). Chat only; usage in the finish chunk, formerly only in `x_groq`. Qwen takes `none` and `default` for an effort.
 */
export const GROQ: Dialect = {
  ...COMMON,
  name: 'groq',
  label: 'Groq',
  hosts: [/(^|\.)groq\.com$/],
  refuses: refusing('n', 'best_of', 'logit_bias', 'suffix'),
  usageIn: 'finishChunk',
  stopLimit: 4,
  completionKinds: ['chat'],
  contextLengthFields: ['context_window'],
  thinking: [GPT_OSS, { models: /qwen/, fields: reasoningEfforts({ off: 'none', on: 'default' }) }],
};
