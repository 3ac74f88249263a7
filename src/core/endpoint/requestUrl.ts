import type { Endpoint } from '../settings/endpoint.ts';

/** Below the base URL, or (`/infill`, `/props`, `/beta/…`) at the root of its origin. */
export interface RoutePath {
  readonly path: string;
  readonly atRoot?: boolean;
}

/**
 * The address of one route: the base URL, the route, the endpoint's query parameters; undefined when the base is no http(s) URL.
 * Credentials in the base are left out: they belong in secret storage.
 */
export function requestUrl(
  endpoint: Pick<Endpoint, 'baseUrl' | 'query'>,
  { path, atRoot }: RoutePath,
): URL | undefined {
  const url = URL.parse(endpoint.baseUrl);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  url.username = '';
  url.password = '';
  url.hash = '';
  url.pathname = atRoot === true ? path : url.pathname.replace(/\/+$/, '') + path;
  for (const [name, value] of Object.entries(endpoint.query ?? {})) url.searchParams.set(name, value);
  return url;
}

/** For messages and logs: without query, which may hold a key. */
export function shownUrl(url: URL): string {
  return url.origin + url.pathname;
}
