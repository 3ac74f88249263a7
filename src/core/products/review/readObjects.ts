/**
 * Every complete JSON object in a text, wherever it stands: one a line, over several lines, in an array, in a fence, between words. An object
 * that holds others in an array (`{"findings": […]}`) gives those. What is cut off or not JSON is passed over.
 */
export function readObjects(text: string): readonly Readonly<Record<string, unknown>>[] {
  const objects: Readonly<Record<string, unknown>>[] = [];
  let at = text.indexOf('{');
  let misses = 0;
  while (at !== -1 && misses < MOST_MISSES) {
    const end = objectEnd(text, at);
    const value = end === undefined ? undefined : parse(text.slice(at, end));
    if (value === undefined) misses += 1;
    else objects.push(...unpack(value));
    // Of an object that is not closed, the inner ones may be.
    at = text.indexOf('{', value === undefined ? at + 1 : (end ?? at + 1));
  }
  return objects;
}

/** Longer objects are no remarks. */
const LONGEST_OBJECT = 20_000;
/** So many braces may be none of an object; the bound keeps a text of nothing but braces cheap. */
const MOST_MISSES = 500;

/** Index behind the closing brace; undefined when there is none near. */
function objectEnd(text: string, start: number): number | undefined {
  let depth = 0;
  let inString = false;
  const limit = Math.min(text.length, start + LONGEST_OBJECT);
  for (let index = start; index < limit; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth += 1;
    else if (character === '}' && (depth -= 1) === 0) return index + 1;
  }
  return undefined;
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  // Small models leave commas behind and line ends inside of strings.
  const repaired = text.replace(/,(\s*[}\]])/g, '$1');
  for (const candidate of [text, repaired, repaired.replace(/\r?\n/g, '\\n'), repaired.replace(/\s*\r?\n\s*/g, ' ')]) {
    try {
      const value: unknown = JSON.parse(candidate);
      return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
    } catch {
      // The next reading may do.
    }
  }
  return undefined;
}

function unpack(value: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  const inner = Object.values(value).find((field) => Array.isArray(field) && field.some(isObject));
  return Array.isArray(inner) ? inner.filter(isObject) : [value];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
