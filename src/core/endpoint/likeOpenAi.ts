import { isRecord } from '../util/isRecord.ts';

type JsonRecord = Readonly<Record<string, unknown>>;

/**
 * A chunk in the own form of llama.cpp (`/infill`, `/completion`) or Ollama (`/api/chat`, `/api/generate`) as one of OpenAI's; any other
 * comes back as it is.
 */
export function likeOpenAi(chunk: JsonRecord): JsonRecord {
  if (Array.isArray(chunk['choices']) && chunk['choices'].length > 0) return chunk;
  if (typeof chunk['done'] === 'boolean') return fromOllama(chunk);
  return typeof chunk['content'] === 'string' ? fromLlamaCpp(chunk, chunk['content']) : chunk;
}

/** `{ content, stop, stop_type, tokens_evaluated, tokens_predicted }`: the counts with the last. */
function fromLlamaCpp(chunk: JsonRecord, content: string): JsonRecord {
  const isLast = chunk['stop'] === true;
  return {
    choices: [{ text: content, finish_reason: isLast ? wordOr(chunk['stop_type'], 'stop') : null }],
    ...(isLast && {
      usage: { prompt_tokens: chunk['tokens_evaluated'], completion_tokens: chunk['tokens_predicted'] },
    }),
  };
}

/** `{ message | response, done, done_reason, prompt_eval_count, eval_count }`; a bare `done` of others is none of these. */
function fromOllama(chunk: JsonRecord): JsonRecord {
  const { message, response, thinking, done } = chunk;
  if (!isRecord(message) && typeof response !== 'string') return chunk;
  const delta = isRecord(message)
    ? { ...message, reasoning: message['thinking'] }
    : { content: response, reasoning: thinking };
  return {
    choices: [{ delta, finish_reason: done === true ? wordOr(chunk['done_reason'], 'stop') : null }],
    usage: { prompt_tokens: chunk['prompt_eval_count'], completion_tokens: chunk['eval_count'] },
  };
}

function wordOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}
