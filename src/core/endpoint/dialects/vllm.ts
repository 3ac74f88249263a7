import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { GPT_OSS, TEMPLATE_SWITCHES } from './thinkingSwitch.ts';

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
  thinking: [GPT_OSS, ...TEMPLATE_SWITCHES],
};
