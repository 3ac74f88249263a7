import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { GPT_OSS, LOW_TO_HIGH, OPEN_THINKERS, reasoningEfforts } from './thinkingSwitch.ts';

/**
 * Ollama's OpenAI routes (docs.ollama.com/openai). `suffix` works with models that have an insert template; completions carry zero usage in every
 * chunk and the true one at the end. Through these routes the context length is the server's setting and is not told.
 */
export const OLLAMA: Dialect = {
  ...COMMON,
  name: 'ollama',
  label: 'Ollama',
  ports: [11434],
  refuses: refusing('best_of', 'logit_bias', 'n'),
  completionKinds: ['suffix', 'rawPrompt', 'chat'],
  thinking: [GPT_OSS, { fields: reasoningEfforts({ off: 'none', ...LOW_TO_HIGH }), heededBy: OPEN_THINKERS }],
};
