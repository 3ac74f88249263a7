import { badRequest } from './apiError.ts';
import { parseFields, parseFlag, parseNumber, parseStop, parseText, type Fields } from './parseFields.ts';

/** What both routes take. */
export interface SamplingRequest {
  readonly model: string;
  readonly maxTokens: number;
  readonly temperature: number;
  readonly seed: number;
  readonly choiceCount: number;
  readonly stop: readonly string[];
  readonly stream: boolean;
  readonly includeUsage: boolean;
  readonly contextLengthExceeded: 'truncate' | 'error';
}

export interface CompletionRequest extends SamplingRequest {
  readonly prompt: string;
  readonly suffix: string;
}

export interface ChatMessage {
  readonly role: string;
  readonly content: string;
}

export interface ChatRequest extends SamplingRequest {
  readonly messages: readonly ChatMessage[];
}

/** Throws an `ApiError` that names the field. Fields that the practice model has no use for are ignored. */
export function parseCompletionRequest(body: unknown): CompletionRequest {
  const fields = parseFields(body);
  return {
    ...parseSampling(fields, 16),
    prompt: parsePrompt(fields['prompt']),
    suffix: parseText(fields, 'suffix') ?? '',
  };
}

/** Throws an `ApiError` that names the field. */
export function parseChatRequest(body: unknown): ChatRequest {
  const fields = parseFields(body);
  const messages: unknown = fields['messages'];
  if (!Array.isArray(messages) || messages.length === 0) {
    throw badRequest("'messages' must be a list with at least one message.", 'messages');
  }
  return { ...parseSampling(fields, 4096), messages: messages.map(parseMessage) };
}

function parseSampling(fields: Fields, defaultMaxTokens: number): SamplingRequest {
  const limit = fields['max_completion_tokens'] === undefined ? 'max_tokens' : 'max_completion_tokens';
  return {
    model: parseText(fields, 'model') ?? '',
    maxTokens: parseNumber(fields, limit, { fallback: defaultMaxTokens, min: 1, max: 1_000_000, isWhole: true }),
    temperature: parseNumber(fields, 'temperature', { fallback: 0, min: 0, max: 2 }),
    seed: parseNumber(fields, 'seed', { fallback: 0, min: -(2 ** 53), max: 2 ** 53, isWhole: true }),
    choiceCount: parseNumber(fields, 'n', { fallback: 1, min: 1, max: 8, isWhole: true }),
    stop: parseStop(fields),
    stream: parseFlag(fields, 'stream'),
    includeUsage: parseFlag(parseFields(fields['stream_options'] ?? {}), 'include_usage'),
    contextLengthExceeded: parseContextBehaviour(fields),
  };
}

function parseContextBehaviour(fields: Fields): 'truncate' | 'error' {
  const value = fields['context_length_exceeded_behavior'] ?? 'truncate';
  if (value === 'truncate' || value === 'error') return value;
  throw badRequest(
    "'context_length_exceeded_behavior' must be 'truncate' or 'error'.",
    'context_length_exceeded_behavior',
  );
}

/** A string, or a list with one string as some clients send it. */
function parsePrompt(value: unknown): string {
  const prompt: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (typeof prompt === 'string') return prompt;
  throw badRequest("'prompt' must be a string, or a list with one string.", 'prompt');
}

function parseMessage(value: unknown): ChatMessage {
  const fields = parseFields(value);
  const role = parseText(fields, 'role') ?? '';
  if (role === '') throw badRequest("Each message needs a 'role'.", 'messages');
  return { role, content: parseContent(fields['content']) };
}

/** A string, null, or a list of parts of which the text ones count. */
function parseContent(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (!Array.isArray(value)) throw badRequest("A message's 'content' must be a string or a list of parts.", 'messages');
  return value.map((part) => parseText(parseFields(part), 'text') ?? '').join('');
}
