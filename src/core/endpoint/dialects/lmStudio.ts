import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/**
 * LM Studio (lmstudio.ai/docs). Usage in streams since 0.3.18; errors may come as an event under 200.
 */
export const LM_STUDIO: Dialect = {
  ...COMMON,
  name: 'lmStudio',
  label: 'LM Studio',
  ports: [1234],
  refuses: refusing('suffix', 'best_of', 'n'),
  contextLengthFields: ['loaded_context_length', 'max_context_length'],
};
