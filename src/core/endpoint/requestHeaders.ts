import type { Endpoint } from '../settings/endpoint.ts';

export interface HeaderParts {
  readonly endpoint: Pick<Endpoint, 'headers'>;
  /** Empty: none. */
  readonly key: string;
  readonly authHeader: 'authorization' | 'api-key';
  readonly hasBody: boolean;
}

/** What a settings file may not set: the key has its own place, the rest belongs to `fetch`. */
const OURS = new Set([
  'authorization',
  'proxy-authorization',
  'api-key',
  'host',
  'content-length',
  'content-type',
  'cookie',
  'connection',
]);

/** The request's headers; extra ones that no header can be are left out rather than break every request. */
export function requestHeaders({ endpoint, key, authHeader, hasBody }: HeaderParts): Readonly<Record<string, string>> {
  const extra = Object.entries(endpoint.headers)
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .filter(
      ([name, value]) => /^[a-z0-9!#$%&'*+.^_|~-]+$/.test(name) && /^[\x20-\x7e]*$/.test(value) && !OURS.has(name),
    );
  return {
    accept: 'text/event-stream, application/json',
    ...(hasBody && { 'content-type': 'application/json' }),
    ...Object.fromEntries(extra),
    ...(key !== '' && { [authHeader]: authHeader === 'authorization' ? `Bearer ${key}` : key }),
  };
}
