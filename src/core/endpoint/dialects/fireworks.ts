import { COMMON } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { GPT_OSS, LOW_TO_HIGH, OPEN_THINKERS, reasoningEfforts } from './thinkingSwitch.ts';

/**
 * Fireworks, the first home (docs.fireworks.ai). Usage comes unasked in the finish chunk, from newer models in an extra chunk; the stop word is
 * part of the text; an over-long prompt is the server's business through `context_length_exceeded_behavior`. A wish for `best_of` becomes `n`.
 */
export const FIREWORKS: Dialect = {
  ...COMMON,
  name: 'fireworks',
  label: 'Fireworks',
  hosts: [/(^|\.)fireworks\.ai$/],
  refuses: ['presence_penalty', 'frequency_penalty', 'best_of', 'logit_bias', 'functions'],
  usageIn: 'finishChunk',
  stopLimit: 4,
  returnsStopWord: true,
  thinking: [GPT_OSS, { fields: reasoningEfforts({ off: 'none', ...LOW_TO_HIGH }), heededBy: OPEN_THINKERS }],
};
