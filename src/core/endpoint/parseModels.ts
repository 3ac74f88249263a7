import { isRecord } from '../util/isRecord.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { ListedPrice, ModelInfo } from './requests.ts';
import { entryTakesImages } from './takesImages.ts';

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

type Entry = Readonly<Record<string, unknown>>;

function modelOf(entry: unknown, dialect: Dialect): ModelInfo | undefined {
  if (typeof entry === 'string' && entry !== '') return { id: entry };
  if (!isRecord(entry)) return undefined;
  const id = [entry['id'], entry['name'], entry['model']].find((name) => typeof name === 'string' && name !== '');
  if (typeof id !== 'string') return undefined;
  const contextLength = contextLengthOf(entry, dialect.contextLengthFields);
  const price = priceOf(entry, dialect.listedPrice);
  const takesImages = entryTakesImages(entry);
  return {
    id,
    ...(contextLength !== undefined && { contextLength }),
    ...(price && { price }),
    ...(takesImages !== undefined && { takesImages }),
  };
}

function contextLengthOf(entry: Entry, paths: readonly string[]): number | undefined {
  return paths.map((path) => fieldAt(entry, path)).find((value) => typeof value === 'number' && value > 0) as
    number | undefined;
}

/** Both or none: one half of a price misleads. Negative ones stand for "it depends". */
function priceOf(entry: Entry, fields: Dialect['listedPrice']): ListedPrice | undefined {
  if (fields === undefined) return undefined;
  const [input, output] = [fields.input, fields.output].map((path) => Number(fieldAt(entry, path) ?? NaN));
  if (input === undefined || output === undefined || !(input >= 0 && output >= 0)) return undefined;
  const factor = 1_000_000 / fields.perTokens;
  return { input: roundedPrice(input * factor), output: roundedPrice(output * factor) };
}

/** A price for one token is a tiny number that floating point does not hold exactly. */
function roundedPrice(price: number): number {
  return Number(price.toPrecision(9));
}

/** A dot descends. */
function fieldAt(entry: Entry, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), entry);
}

/** llama.cpp's `GET /props`: the length of one slot. */
export function parseProps(body: unknown): number | undefined {
  const settings = isRecord(body) ? body['default_generation_settings'] : undefined;
  const length = isRecord(settings) ? settings['n_ctx'] : undefined;
  return typeof length === 'number' && length > 0 ? length : undefined;
}
