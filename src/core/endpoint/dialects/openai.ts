import { COMMON } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { OPENAI_SWITCHES } from './thinkingSwitch.ts';

/**
 * OpenAI (platform.openai.com). At most 4 stop words. The reasoning models take `max_completion_tokens` and no sampling fields; the legacy
 * completions route serves only the old instruct models, so that a cursor is completed by chat.
 */
export const OPENAI: Dialect = {
  ...COMMON,
  name: 'openai',
  label: 'OpenAI',
  hosts: [/(^|\.)openai\.com$/],
  stopLimit: 4,
  reasoningModels: /^(?:o\d|gpt-5|codex)/,
  completionKinds: ['chat', 'rawPrompt', 'suffix'],
  thinking: OPENAI_SWITCHES,
};
