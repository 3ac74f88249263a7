import type { EnvironmentVariables } from '../ports.ts';
import type { Endpoint, Role } from '../settings/endpoint.ts';
import { normaliseBaseUrl, originOf } from '../settings/normaliseBaseUrl.ts';
import type { Settings } from '../settings/settings.ts';
import type { ConnectionOverride } from './connection.ts';
import { EndpointError } from './endpointError.ts';
import { builtInModel, findEndpoint, knownEndpoints, roleSettings, secondSettings } from './knownEndpoints.ts';

/** Where a request would go, as far as that can be told without asking anyone. */
export interface Destination {
  readonly endpoint: Endpoint;
  /** Undefined: the first suitable one that the endpoint lists. */
  readonly model: string | undefined;
}

export interface DestinationQuery {
  readonly role: Role;
  readonly settings: Settings;
  readonly environment: EnvironmentVariables;
  readonly override?: ConnectionOverride | undefined;
}

/**
 * The role's settings, then the override. A model that the settings name belongs to the endpoint that they name: another endpoint gets its
 * own default. Throws `EndpointError` 'notConfigured' for a name that nobody knows, rather than send text somewhere else.
 */
export function resolveDestination({ role, settings, environment, override }: DestinationQuery): Destination {
  const known = knownEndpoints(settings, environment);
  const find = (name: string) => (name === '' ? known.standard : findEndpoint(known.endpoints, name));
  const wanted = roleSettings(settings, role);
  const roleEndpoint = find(wanted.endpointName);
  const named = override?.endpointName ? find(override.endpointName) : roleEndpoint;
  if (!named) throw notConfigured(override?.endpointName || wanted.endpointName);
  const endpoint = override?.baseUrl === undefined ? named : atBaseUrl(named, override.baseUrl);
  const isOfTheRole = named === roleEndpoint && isSameOrigin(endpoint, named);
  const settingsModel = isOfTheRole ? wanted.model : '';
  return { endpoint, model: override?.model || settingsModel || builtInModel(endpoint, role) };
}

/**
 * The role's second endpoint. Undefined when none is set, when it is the first one over again, and when the request itself says where it
 * goes: then it goes nowhere else.
 */
export function resolveSecond(query: DestinationQuery): Destination | undefined {
  const { role, settings, environment, override = {} } = query;
  if (override.endpointName || override.baseUrl !== undefined || override.key) return undefined;
  const { endpointName, model } = secondSettings(settings, role);
  if (endpointName === '' && model === '') return undefined;
  const first = resolveDestination(query);
  const { endpoints } = knownEndpoints(settings, environment);
  const endpoint = endpointName === '' ? first.endpoint : findEndpoint(endpoints, endpointName);
  if (!endpoint) return undefined;
  const second = { endpoint, model: model || builtInModel(endpoint, role) };
  return endpoint === first.endpoint && second.model === first.model ? undefined : second;
}

/**
 * The endpoint at another address. On its own origin it stays what it is; another origin is a stranger that gets none of its headers, body
 * fields or key.
 */
function atBaseUrl(endpoint: Endpoint, text: string): Endpoint {
  const address = normaliseBaseUrl(text);
  if (!address.ok) throw notConfigured(endpoint.name);
  const { baseUrl } = address;
  if (isSameOrigin(endpoint, { baseUrl })) return { ...endpoint, baseUrl };
  return { name: new URL(baseUrl).host, baseUrl, headers: {}, extraBody: {} };
}

function isSameOrigin(a: Pick<Endpoint, 'baseUrl'>, b: Pick<Endpoint, 'baseUrl'>): boolean {
  return originOf(a.baseUrl) === originOf(b.baseUrl);
}

function notConfigured(name: string): EndpointError {
  return new EndpointError('notConfigured', { host: name, retryable: false });
}
