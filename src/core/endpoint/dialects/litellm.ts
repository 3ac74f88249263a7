import { COMMON } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/**
 * LiteLLM's proxy (docs.litellm.ai): as the server behind it; its error codes are strings.
 */
export const LITELLM: Dialect = {
  ...COMMON,
  name: 'litellm',
  label: 'LiteLLM',
  ports: [4000],
  stopLimit: 4,
  completionKinds: ['rawPrompt', 'suffix', 'chat'],
  contextLengthFields: ['max_input_tokens', 'model_info.max_input_tokens', 'context_length'],
};
