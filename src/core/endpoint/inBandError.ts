import { isRecord } from '../util/isRecord.ts';

/**
 * The error that travels inside an answer under 200: `error` as object or string, flat objects, arrays, `error_type` and `error_message`,
 * an error inside a choice. Undefined when the value is a chunk like any other.
 *
 * @returns The body to read with `readErrorBody`.
 */
export function findInBandError(value: unknown, eventName?: string): unknown {
  if (eventName === 'error') return value;
  if (Array.isArray(value)) return value.find((item) => isRecord(item) && findInBandError(item) !== undefined);
  if (!isRecord(value)) return undefined;
  if (isError(value['error'], value)) return value;
  if (value['object'] === 'error' || value['type'] === 'error' || value['status'] === 'error') return value;
  if (
    ['error_type', 'error_message', 'error_code', 'error_msg', 'errorMessage', 'fault'].some((name) =>
      isPresent(value[name]),
    )
  )
    return value;
  return isUnsuccessful(value) ? value : (errorInChoice(value) ?? flatError(value));
}

/** Gateways put `error: {}`, `error_code: 0` and the like into good chunks. */
function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== '' && value !== 0 && value !== '0';
}

/** An empty `error` is one only where nothing of an answer stands beside it. */
function isError(error: unknown, value: Readonly<Record<string, unknown>>): boolean {
  const isEmpty = typeof error === 'object' && error !== null && Object.keys(error).length === 0;
  return isPresent(error) && !(isEmpty && Array.isArray(value['choices']));
}

/** Cloudflare says `success: false`, MiniMax gives every answer a status of its own, others list errors and nothing else. */
function isUnsuccessful(value: Readonly<Record<string, unknown>>): boolean {
  const { base_resp: status, errors, success } = value;
  const lists = Array.isArray(errors) && errors.length > 0 && !Array.isArray(value['choices']);
  return lists || success === false || (isRecord(status) && isPresent(status['status_code']));
}

function errorInChoice(value: Readonly<Record<string, unknown>>): unknown {
  const first: unknown = Array.isArray(value['choices']) ? value['choices'][0] : undefined;
  return isRecord(first) && isPresent(first['error']) ? { error: first['error'] } : undefined;
}

/** `{ "message": "…", "code": 500 }`, `{ "detail": … }`: words, and nothing of an answer. */
function flatError(value: Readonly<Record<string, unknown>>): unknown {
  const answers = ['choices', 'usage', 'content', 'id', 'data', 'timings'].some((name) => isPresent(value[name]));
  const speaks = typeof value['message'] === 'string' || isPresent(value['detail']) || typeof value['msg'] === 'string';
  return speaks && !answers ? value : undefined;
}
