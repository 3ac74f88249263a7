import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/**
 * xAI (docs.x.ai). Usage comes unasked in an extra chunk, and clients report `stream_options` refused; the total counts reasoning apart; a wrong
 * key is answered with 400.
 */
export const XAI: Dialect = {
  ...COMMON,
  name: 'xai',
  label: 'xAI',
  hosts: [/(^|\.)x\.ai$/],
  refuses: refusing('stream_options', 'best_of', 'logit_bias', 'suffix', 'presence_penalty', 'frequency_penalty'),
  takesUsageOption: false,
  stopLimit: 4,
  completionKinds: ['chat', 'rawPrompt'],
};
