import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/**
 * Hugging Face text-generation-inference (huggingface.co/docs). At most 4 stop words; `suffix` is refused with 422; refusals are a string in `error`.
 */
export const TGI: Dialect = {
  ...COMMON,
  name: 'tgi',
  label: 'Text Generation Inference',
  hosts: [/(^|\.)huggingface\.(?:co|cloud)$/, /(^|\.)hf\.space$/],
  ports: [3000],
  refuses: refusing('suffix', 'best_of', 'n'),
  stopLimit: 4,
};
