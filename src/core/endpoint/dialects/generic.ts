import { COMMON } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/**
 * Any other OpenAI-compatible server: we ask as OpenAI documents it and learn from the refusals.
 */
export const GENERIC: Dialect = {
  ...COMMON,
  name: 'generic',
  label: 'OpenAI-compatible',
  stopLimit: 4,
  usageIn: 'unknown',
  completionKinds: ['rawPrompt', 'suffix', 'chat'],
};
