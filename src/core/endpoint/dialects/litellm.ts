import { COMMON } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { LOW_TO_HIGH, reasoningEfforts } from './thinkingSwitch.ts';

/** Names are the proxy's own, but mostly those of the models. */
const THINKERS =
  /(?:^|[^a-z])o\d|gpt-[5-9]|gpt-oss|claude|gemini-(?:2\.5|[3-9])|grok|deepseek|magistral|qwen-?3|think|reason/;

/**
 * LiteLLM's proxy (docs.litellm.ai): as the server behind it; its error codes are strings. It translates an effort for whoever is behind it;
 * unasked, most of its models do not think.
 */
export const LITELLM: Dialect = {
  ...COMMON,
  name: 'litellm',
  label: 'LiteLLM',
  ports: [4000],
  stopLimit: 4,
  completionKinds: ['rawPrompt', 'suffix', 'chat'],
  thinking: [{ models: THINKERS, fields: { off: {}, ...reasoningEfforts(LOW_TO_HIGH) } }],
  contextLengthFields: ['max_input_tokens', 'model_info.max_input_tokens', 'context_length'],
};
