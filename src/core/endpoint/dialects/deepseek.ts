import { COMMON, refusing } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/**
 * DeepSeek (api-docs.deepseek.com). Fill-in-the-middle lives under `/beta` and takes `suffix`; comments keep the connection alive for up to 30 minutes.
 */
export const DEEPSEEK: Dialect = {
  ...COMMON,
  name: 'deepseek',
  label: 'DeepSeek',
  hosts: [/(^|\.)deepseek\.com$/],
  refuses: refusing('n', 'best_of', 'logit_bias', 'seed'),
  usageIn: 'finishChunk',
  stopLimit: 16,
  completionKinds: ['betaPath', 'chat'],
  thinking: [{ fields: { off: { thinking: { type: 'disabled' } }, on: { thinking: { type: 'enabled' } } } }],
};
