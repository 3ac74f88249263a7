import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { GPT_OSS, TEMPLATE_SWITCHES } from './thinkingSwitch.ts';

/**
 * SGLang (docs.sglang.ai). Like vLLM in refusals; optional fields of its chunks are null everywhere.
 */
export const SGLANG: Dialect = {
  ...COMMON,
  name: 'sglang',
  label: 'SGLang',
  ports: [30000],
  refuses: refusing('suffix', 'best_of'),
  contextLengthFields: ['max_model_len'],
  thinking: [GPT_OSS, ...TEMPLATE_SWITCHES],
};
