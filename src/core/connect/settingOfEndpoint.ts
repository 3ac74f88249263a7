import type { Endpoint } from '../settings/endpoint.ts';

/** An endpoint as an entry of `interline.endpoints` (without its name); what is empty is left out. `parseSettings` reads it back. */
export function settingOfEndpoint(endpoint: Endpoint): Readonly<Record<string, unknown>> {
  const { baseUrl, dialect, headers, extraBody, query, apiKeyVariable, apiKeyCommand } = endpoint;
  return {
    baseUrl,
    ...(dialect !== undefined && { dialect }),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(Object.keys(extraBody).length > 0 && { extraBody }),
    ...(query !== undefined && Object.keys(query).length > 0 && { query }),
    ...(apiKeyVariable !== undefined && { apiKeyVariable }),
    ...(apiKeyCommand !== undefined && { apiKeyCommand }),
  };
}

/** True when both are reached and spoken to in the same way, whatever they are called. */
export function isSameEndpoint(a: Endpoint, b: Endpoint): boolean {
  const plain = (endpoint: Endpoint) => JSON.stringify({ ...settingOfEndpoint(endpoint), dialect: undefined });
  return plain(a) === plain(b);
}

/**
 * Under which name an endpoint is to be used: an equal one's own, an entry's at the same address (which is then replaced), else the
 * proposed name with a number behind it when it is taken.
 */
export function nameFor(endpoint: Endpoint, known: readonly Endpoint[]): string {
  const equal =
    known.find((other) => isSameEndpoint(other, endpoint)) ?? known.find(({ baseUrl }) => baseUrl === endpoint.baseUrl);
  if (equal !== undefined) return equal.name;
  const taken = new Set(known.map(({ name }) => name.toLowerCase()));
  if (!taken.has(endpoint.name.toLowerCase())) return endpoint.name;
  for (let number = 2; ; number += 1) {
    const candidate = `${endpoint.name} ${number}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}
