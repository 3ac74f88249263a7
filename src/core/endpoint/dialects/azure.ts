import { COMMON } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { OPENAI_SWITCHES } from './thinkingSwitch.ts';

/**
 * Azure OpenAI (learn.microsoft.com). The header is `api-key`; `stream_options` only with newer API versions, which the first refusal teaches.
 */
export const AZURE: Dialect = {
  ...COMMON,
  name: 'azure',
  label: 'Azure OpenAI',
  hosts: [/\.openai\.azure\.(?:com|us|cn)$/, /\.cognitiveservices\.azure\.com$/, /\.services\.ai\.azure\.com$/],
  authHeader: 'api-key',
  stopLimit: 4,
  reasoningModels: /^(?:o\d|gpt-5|codex)/,
  completionKinds: ['chat', 'rawPrompt', 'suffix'],
  thinking: OPENAI_SWITCHES,
};
