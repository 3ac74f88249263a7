import { isRecord } from '../util/isRecord.ts';
import { isKeyName, looksLikeKey } from '../settings/keyInSettings.ts';

export interface SortedBody {
  readonly model?: string;
  /** What belongs into `Endpoint.extraBody`. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** Fields that belong to one request, or that the features decide themselves. */
const OF_ONE_REQUEST: ReadonlySet<string> = new Set([
  'model',
  'messages',
  'prompt',
  'suffix',
  'input',
  'input_prefix',
  'input_suffix',
  'system',
  'instructions',
  'stream',
  'stream_options',
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  'n_predict',
  'temperature',
  'top_p',
  'n',
  'best_of',
  'stop',
  'seed',
  'echo',
  'logprobs',
  'top_logprobs',
  'logit_bias',
  'presence_penalty',
  'frequency_penalty',
  'tools',
  'tool_choice',
  'functions',
  'function_call',
  'response_format',
  'parallel_tool_calls',
  'user',
  'metadata',
]);

/** The model of a pasted request body, and the fields that every request to this server should carry (`reasoning_effort` and its like). */
export function sortBody(body: unknown): SortedBody {
  if (!isRecord(body)) return { extra: {} };
  const extra = Object.entries(body).filter(
    ([name, value]) => !OF_ONE_REQUEST.has(name) && name !== '__proto__' && !holdsKey(name, value),
  );
  const model = body['model'];
  return {
    ...(typeof model === 'string' && model.trim() !== '' && { model: model.trim() }),
    extra: Object.fromEntries(extra),
  };
}

/** At any depth: such a field never reaches the settings. */
function holdsKey(name: string, value: unknown): boolean {
  if (typeof value === 'string') return isKeyName(name) || looksLikeKey(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([childName, child]) => holdsKey(childName, child));
}
