import { badRequest } from './apiError.ts';

/** A JSON object whose fields are still unknown. */
export type Fields = Readonly<Record<string, unknown>>;

export function parseFields(body: unknown): Fields {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw badRequest('The request body must be a JSON object.');
  }
  return body as Fields;
}

export interface NumberRange {
  readonly fallback: number;
  readonly min: number;
  readonly max: number;
  readonly isWhole?: boolean;
}

/** A number in its range; absent and null give the fallback. */
export function parseNumber(fields: Fields, name: string, range: NumberRange): number {
  const value = fields[name] ?? range.fallback;
  const isNumber = typeof value === 'number' && (range.isWhole !== true || Number.isInteger(value));
  if (!isNumber || value < range.min || value > range.max) {
    const kind = range.isWhole === true ? 'a whole number' : 'a number';
    throw badRequest(`'${name}' must be ${kind} from ${range.min} to ${range.max}.`, name);
  }
  return value;
}

export function parseText(fields: Fields, name: string): string | undefined {
  const value = fields[name] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw badRequest(`'${name}' must be a string.`, name);
}

export function parseFlag(fields: Fields, name: string): boolean {
  const value = fields[name] ?? false;
  if (typeof value === 'boolean') return value;
  throw badRequest(`'${name}' must be true or false.`, name);
}

/** `stop` as OpenAI takes it: one word or up to sixteen (Fireworks takes more than OpenAI's four), empty ones ignored. */
export function parseStop(fields: Fields): readonly string[] {
  const value = fields['stop'] ?? [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const words = list.filter((word) => typeof word === 'string');
  if (words.length !== list.length) throw badRequest("'stop' must be a string or a list of strings.", 'stop');
  if (words.length > MAX_STOP_WORDS) {
    throw badRequest(`'stop' takes at most ${MAX_STOP_WORDS} words.`, 'stop', 'array_above_max_length');
  }
  return words.filter((word) => word !== '');
}

const MAX_STOP_WORDS = 16;
