import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/**
 * vLLM's OpenAI server (docs.vllm.ai). `suffix` is refused; strict versions refuse every field that they do not know.
 */
export const VLLM: Dialect = {
  ...COMMON,
  name: 'vllm',
  label: 'vLLM',
  ports: [8000],
  refuses: refusing('suffix'),
  contextLengthFields: ['max_model_len'],
  thinkingOff: { chat_template_kwargs: { enable_thinking: false } },
};
