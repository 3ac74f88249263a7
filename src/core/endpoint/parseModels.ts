import { isRecord } from '../util/isRecord.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { ModelInfo } from './requests.ts';

/** `GET /models` in the shapes that servers have: `{ data: [] }`, `{ models: [] }`, a bare list; entries as objects or names. */
export function parseModels(body: unknown, dialect: Dialect): readonly ModelInfo[] | undefined {
  const list = listOf(body);
  if (list === undefined) return undefined;
  const models = list.map((entry) => modelOf(entry, dialect)).filter((model) => model !== undefined);
  return models.filter((model, index) => models.findIndex(({ id }) => id === model.id) === index);
}

function listOf(body: unknown): readonly unknown[] | undefined {
  if (Array.isArray(body)) return body as readonly unknown[];
  if (!isRecord(body)) return undefined;
  const list = body['data'] ?? body['models'];
  // Ollama lists no models as null.
  if (list === null || (list === undefined && body['object'] === 'list')) return [];
  return Array.isArray(list) ? list : undefined;
}

function modelOf(entry: unknown, dialect: Dialect): ModelInfo | undefined {
  if (typeof entry === 'string' && entry !== '') return { id: entry };
  if (!isRecord(entry)) return undefined;
  const id = [entry['id'], entry['name'], entry['model']].find((name) => typeof name === 'string' && name !== '');
  if (typeof id !== 'string') return undefined;
  const contextLength = contextLengthOf(entry, dialect.contextLengthFields);
  return { id, ...(contextLength !== undefined && { contextLength }) };
}

function contextLengthOf(entry: Readonly<Record<string, unknown>>, paths: readonly string[]): number | undefined {
  return paths
    .map((path) => path.split('.').reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), entry))
    .find((value) => typeof value === 'number' && value > 0) as number | undefined;
}

/** llama.cpp's `GET /props`: the length of one slot. */
export function parseProps(body: unknown): number | undefined {
  const settings = isRecord(body) ? body['default_generation_settings'] : undefined;
  const length = isRecord(settings) ? settings['n_ctx'] : undefined;
  return typeof length === 'number' && length > 0 ? length : undefined;
}
