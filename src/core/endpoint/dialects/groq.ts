import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/**
 * Groq (console.groq.com/docs). Chat only; usage in the finish chunk, formerly only in `x_groq`.
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
  thinkingOff: { reasoning_effort: 'none' },
};
