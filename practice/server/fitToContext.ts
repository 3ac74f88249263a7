import { badRequest } from './apiError.ts';
import type { SamplingRequest } from './requests.ts';

/**
 * How many tokens the answer may have. A prompt that leaves no room is always refused; an answer that would not fit is shortened or
 * refused, as the request wishes (Fireworks' `context_length_exceeded_behavior`).
 */
export function fitToContext(promptTokens: number, request: SamplingRequest, contextLength: number): number {
  const room = contextLength - promptTokens;
  if (room >= request.maxTokens) return request.maxTokens;
  if (room >= 1 && request.contextLengthExceeded === 'truncate') return room;
  throw badRequest(
    `This model's maximum context length is ${contextLength} tokens. However, you requested ${promptTokens + request.maxTokens} tokens (${promptTokens} in the prompt, ${request.maxTokens} for the answer). Please shorten the prompt or lower max_tokens.`,
    'max_tokens',
    'context_length_exceeded',
  );
}
