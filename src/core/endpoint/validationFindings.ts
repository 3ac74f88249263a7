/** What validators of the usual web frameworks find, and where. */
import { isRecord } from '../util/isRecord.ts';

type JsonRecord = Readonly<Record<string, unknown>>;

/**
 * "place: words" for a finding of pydantic (`loc`, `msg`), zod (`path` or `keys`, `message`), ajv (`instancePath`, `message`), RFC 9457
 * (`name`, `reason`) or Google (`field`, `description`); undefined for anything else.
 */
export function locatedMessage(value: JsonRecord): string | undefined {
  const place = findingPlace(value);
  const words = ['msg', 'message', 'description', 'issue', 'reason'].map((name) => textOf(value[name]));
  const text = words.find((word) => word !== undefined);
  return place === undefined || text === undefined ? undefined : `${place}: ${text}`;
}

/** The field that a finding is about, with its path: `messages[0].role`. */
export function findingPlace(value: JsonRecord): string | undefined {
  return (
    placeOf(value['loc']) ??
    placeOf(value['path']) ??
    placeOf(value['keys']) ??
    textOf(value['field']) ??
    pointerPlace(value) ??
    (textOf(value['reason']) === undefined ? undefined : textOf(value['name']))
  );
}

/** `/temperature` of ajv; of others only below the body, because a `path` may be that of the request: `/body/temperature`. */
function pointerPlace({ instancePath, path }: JsonRecord): string | undefined {
  const pointer = textOf(instancePath) ?? /^\/?body[/.].+/.exec(textOf(path) ?? '')?.[0];
  return placeOf(pointer?.split(/[/.]/).filter((part) => part !== ''));
}

export interface FieldFinding {
  readonly field: string;
  readonly message: string;
}

/**
 * Findings under the names of their fields, as Django, Laravel and ASP.NET list them: `{ "stop": ["The field must be …"] }`; Flask's
 * libraries put one level above, for the part of the request.
 */
export function fieldFindings(value: JsonRecord): readonly FieldFinding[] {
  return Object.entries(value)
    .slice(0, 5)
    .flatMap(([field, list]) => {
      if (isRecord(list)) return field === 'json' || field === 'body' ? fieldFindings(list) : [];
      const message = Array.isArray(list) ? textOf(list[0]) : undefined;
      return message !== undefined && /^[\w.$[\]]+$/.test(field) ? [{ field, message }] : [];
    });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What pydantic adds to a place, to tell which member of a union was tried. */
const UNION_MEMBER =
  /^(?:str|int|float|bool|none|(?:list|dict|set|tuple)(?:\[.*\])?|constrained-\w+|function-.*|nullable.*)$/;

/** `["body", "messages", 0, "role"]` is `messages[0].role`. */
function placeOf(path: unknown): string | undefined {
  if (!Array.isArray(path)) return undefined;
  const parts = (path as readonly unknown[]).filter(
    (part) => typeof part === 'number' || (typeof part === 'string' && !UNION_MEMBER.test(part)),
  );
  const place = (parts[0] === 'body' ? parts.slice(1) : parts).reduce<string>((whole, part) => {
    if (typeof part === 'number') return `${whole}[${part}]`;
    return whole === '' ? String(part) : `${whole}.${String(part)}`;
  }, '');
  return place === '' ? undefined : place;
}
