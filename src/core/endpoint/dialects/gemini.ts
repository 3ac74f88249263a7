import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/**
 * Google's OpenAI-compatible route for Gemini (ai.google.dev). Chat only; at most 5 stop words; unknown fields are refused; usage is repeated in every
 * chunk, cumulatively.
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
  thinkingOff: { reasoning_effort: 'none' },
};
