import { isRecord } from '../util/isRecord.ts';
import { type FieldMeaning, fieldMeaning } from './fieldNames.ts';
import type { EndpointParts } from './proposeEndpoint.ts';

/** How deep and how wide pasted JSON is looked into: it may be anything. */
const MAX_DEPTH = 8;
const MAX_OBJECTS = 2000;

/** Every object of the value that names an address, in the order written; its fields may be named in any client's way. */
export function parseEndpointJson(value: unknown): readonly EndpointParts[] {
  const budget = { objects: MAX_OBJECTS };
  return collect({ value, depth: 0 }, budget);
}

interface Place {
  readonly value: unknown;
  readonly depth: number;
  /** The key under which the object stands: often the user's name for the endpoint. */
  readonly name?: string;
}

function collect(place: Place, budget: { objects: number }): readonly EndpointParts[] {
  const { value, depth } = place;
  if (depth > MAX_DEPTH || budget.objects <= 0) return [];
  budget.objects -= 1;
  if (Array.isArray(value))
    return value.flatMap((child: unknown) => collect({ value: child, depth: depth + 1 }, budget));
  if (!isRecord(value)) return [];
  const own = partsOf(value, place.name);
  if (own !== undefined) return [own];
  return Object.entries(value).flatMap(([name, child]) => collect({ value: child, depth: depth + 1, name }, budget));
}

function partsOf(fields: Readonly<Record<string, unknown>>, outerName: string | undefined): EndpointParts | undefined {
  const found = new Map<FieldMeaning, unknown>();
  for (const [name, value] of Object.entries(fields)) {
    const meaning = fieldMeaning(name);
    if (meaning !== undefined && !found.has(meaning) && isFitting(meaning, value)) found.set(meaning, value);
  }
  const address = found.get('address');
  if (typeof address !== 'string') return undefined;
  const keyText = found.get('key');
  const model = found.get('model');
  const name = [fields['name'], fields['title'], outerName].find((text) => typeof text === 'string' && isName(text));
  const query = { ...texts(found.get('query')), ...texts({ 'api-version': found.get('apiVersion') }) };
  return {
    address,
    ...(typeof name === 'string' && { name: name.trim() }),
    ...(typeof keyText === 'string' && { keyText }),
    ...(typeof model === 'string' && { model }),
    headers: Object.entries(texts(found.get('headers'))),
    body: found.get('body'),
    query,
  };
}

/** An address must look like one: `url` and `host` are common words. */
function isFitting(meaning: FieldMeaning, value: unknown): boolean {
  if (meaning === 'headers' || meaning === 'body' || meaning === 'query') return isRecord(value);
  if (typeof value !== 'string' || value.trim() === '') return false;
  return meaning !== 'address' || /^https?:\/\/|^[\w.-]+:\d+|^localhost\b/i.test(value.trim());
}

function isName(text: string): boolean {
  return (
    text.trim() !== '' &&
    text.length <= 60 &&
    !/^(?:models?|endpoints?|providers?|config|settings|env|default)$/i.test(text.trim())
  );
}

function texts(value: unknown): Readonly<Record<string, string>> {
  if (!isRecord(value)) return {};
  const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries.filter(([name]) => name !== '__proto__'));
}
