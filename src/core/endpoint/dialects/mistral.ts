import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { reasoningEfforts } from './thinkingSwitch.ts';

/**
 * Mistral and Codestral (docs.mistral.ai). Every unknown field is refused with 422, `stream_options` included; usage comes unasked in the last chunk;
 * fill-in-the-middle has a route of its own. Small 4 and Medium 3.5 think when they are asked to; Magistral always does and has no switch.
 */
export const MISTRAL: Dialect = {
  ...COMMON,
  name: 'mistral',
  label: 'Mistral',
  hosts: [/(^|\.)mistral\.ai$/],
  refuses: refusing('stream_options', 'best_of', 'logit_bias', 'seed'),
  takesUsageOption: false,
  usageIn: 'finishChunk',
  completionKinds: ['fimPath', 'chat'],
  contextLengthFields: ['max_context_length'],
  thinking: [{ models: /^mistral-(?:small|medium)/, fields: { off: {}, ...reasoningEfforts({ high: 'high' }) } }],
};
