import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { TEMPLATE_SWITCHES } from './thinkingSwitch.ts';

/**
 * llama.cpp's llama-server (tools/server/README.md). `suffix` is refused on `/completions`; `/infill` builds the template of the model itself.
 */
export const LLAMA_CPP: Dialect = {
  ...COMMON,
  name: 'llamaCpp',
  label: 'llama.cpp',
  ports: [8080, 8012],
  refuses: refusing('suffix', 'best_of'),
  completionKinds: ['infill', 'rawPrompt', 'chat'],
  contextLengthFields: ['meta.n_ctx', 'meta.n_ctx_train'],
  hasProps: true,
  // Text that has moved up, because lines above it have left the window, is taken from the cache as well, from so many tokens on.
  promptCache: { cache_prompt: true, n_cache_reuse: 256 },
  thinking: [
    {
      models: /gpt-oss/,
      fields: {
        low: { chat_template_kwargs: { reasoning_effort: 'low' } },
        medium: { chat_template_kwargs: { reasoning_effort: 'medium' } },
        high: { chat_template_kwargs: { reasoning_effort: 'high' } },
      },
      least: { chat_template_kwargs: { reasoning_effort: 'low' } },
    },
    ...TEMPLATE_SWITCHES,
  ],
};
