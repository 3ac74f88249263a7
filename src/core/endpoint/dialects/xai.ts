import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { LOW_TO_HIGH, reasoningEfforts } from './thinkingSwitch.ts';

/**
 * xAI (docs.x.ai). Usage comes unasked in an extra chunk, and clients report `stream_options` refused; the total counts reasoning apart; a wrong
 * key is answered with 400. Of the models that think, only some let one choose how much; the others refuse the field.
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
  thinking: [
    {
      models: /^grok-3-mini/,
      fields: reasoningEfforts({ low: 'low', high: 'high' }),
      least: { reasoning_effort: 'low' },
    },
    { models: /^grok-(?:4\.3|latest)/, fields: reasoningEfforts({ off: 'none', ...LOW_TO_HIGH }) },
    { models: /^grok-4\.[4-9]/, fields: reasoningEfforts(LOW_TO_HIGH), least: { reasoning_effort: 'low' } },
  ],
};
