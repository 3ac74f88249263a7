import type { EndpointErrorKind } from './endpointError.ts';
import type { FinishReason } from './streamEvent.ts';

/** What servers send, in lower case and with underscores. */
const REASONS: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  stop_sequence: 'stop',
  stop_token: 'stop',
  end_turn: 'stop',
  done: 'stop',
  complete: 'stop',
  word: 'stop',
  length: 'length',
  model_length: 'length',
  max_tokens: 'length',
  max_new_tokens: 'length',
  max_output_tokens: 'length',
  model_context_window_exceeded: 'length',
  limit: 'length',
  tool_calls: 'toolCalls',
  tool_call: 'toolCalls',
  tool_use: 'toolCalls',
  function_call: 'toolCalls',
  content_filter: 'contentFilter',
  safety: 'contentFilter',
  recitation: 'contentFilter',
  prohibited_content: 'contentFilter',
  blocklist: 'contentFilter',
  refusal: 'contentFilter',
  spii: 'contentFilter',
  sensitive: 'contentFilter',
  content_filtered: 'contentFilter',
  guardrail_intervened: 'contentFilter',
  error: 'error',
  abort: 'error',
  aborted: 'error',
  cancelled: 'error',
  insufficient_system_resource: 'error',
  network_error: 'error',
  server_error: 'error',
  timeout: 'error',
};

export function normaliseFinishReason(raw: string): FinishReason {
  const word = raw.toLowerCase().replace(/[- ]/g, '_');
  return Object.hasOwn(REASONS, word) ? (REASONS[word] ?? 'other') : 'other';
}

/** Finish reasons that mean failure, although the stream ends in order. */
export function failureOfFinish(reason: FinishReason): EndpointErrorKind | undefined {
  if (reason === 'contentFilter') return 'contentFiltered';
  return reason === 'error' ? 'server' : undefined;
}
