import type { CallOptions } from '../endpoint/endpointClient.ts';
import type { Connection } from '../endpoint/connection.ts';
import { EndpointError } from '../endpoint/endpointError.ts';
import type { ModelInfo } from '../endpoint/requests.ts';
import type { Endpoint } from '../settings/endpoint.ts';
import { PRESETS } from './presets.ts';
import { proposeName } from './proposeEndpoint.ts';

/** A place on the own machine at which a server may listen. */
export interface LocalPlace {
  readonly baseUrl: string;
  /** Whose usual place it is. */
  readonly usedBy: string;
}

/** A server that answered. */
export interface LocalServer {
  readonly endpoint: Endpoint;
  readonly usedBy: string;
  /** In the server's order; empty when it wants a key before it tells. */
  readonly models: readonly string[];
  readonly wantsKey: boolean;
}

/** Programs without a dialect of their own. */
const OTHERS: readonly (readonly [port: number, usedBy: string, path?: string])[] = [
  [5000, 'text-generation-webui / TabbyAPI'],
  [5001, 'KoboldCpp'],
  [1337, 'Jan'],
  [4891, 'GPT4All'],
  [9997, 'Xinference'],
  [23_333, 'LMDeploy'],
  [12_434, 'Docker Model Runner', '/engines/v1'],
  [3000, 'Open WebUI', '/api'],
  [8081, 'llama.cpp'],
];

/** Loopback only: nothing beyond this machine is ever looked at. */
export const LOCAL_PLACES: readonly LocalPlace[] = [
  ...PRESETS.flatMap(({ name, ports }) => (ports ?? []).map((port) => place(port, name))),
  ...OTHERS.map(([port, usedBy, path]) => place(port, usedBy, path)),
];

/** A port on which nobody listens refuses at once; a server that loads a model may need a moment. */
const LIMIT_MS = 1500;

export interface DiscoveryDeps {
  readonly listModels: (connection: Connection, options: CallOptions) => Promise<readonly ModelInfo[]>;
  readonly signal: AbortSignal;
  readonly places?: readonly LocalPlace[];
}

/**
 * The OpenAI-compatible servers that answer at the usual places of this machine, one a port, in the order of the places. Only called when
 * the user asks for it; sends no key. Never throws: what does not answer is not there.
 */
export async function discoverLocalServers(deps: DiscoveryDeps): Promise<readonly LocalServer[]> {
  const places = deps.places ?? LOCAL_PLACES;
  const answers = await Promise.all(places.map((candidate) => askPlace(candidate, deps)));
  const found = answers.flatMap((answer) => answer ?? []);
  const firstAtPort = (server: LocalServer): LocalServer | undefined =>
    found.find(({ endpoint }) => originPort(endpoint) === originPort(server.endpoint));
  return found.filter((server) => firstAtPort(server) === server);
}

async function askPlace({ baseUrl, usedBy }: LocalPlace, deps: DiscoveryDeps): Promise<LocalServer | undefined> {
  const endpoint: Endpoint = { name: proposeName(baseUrl), baseUrl, headers: {}, extraBody: {} };
  const options: CallOptions = {
    signal: deps.signal,
    maxRetries: 0,
    firstByteTimeoutMs: LIMIT_MS,
    idleTimeoutMs: LIMIT_MS,
  };
  try {
    const models = await deps.listModels({ endpoint }, options);
    return models.length === 0 ? undefined : { endpoint, usedBy, models: models.map(({ id }) => id), wantsKey: false };
  } catch (error) {
    const wantsKey = error instanceof EndpointError && error.kind === 'unauthorized';
    return wantsKey ? { endpoint, usedBy, models: [], wantsKey } : undefined;
  }
}

function originPort(endpoint: Endpoint): string {
  return new URL(endpoint.baseUrl).port;
}

function place(port: number, usedBy: string, path = '/v1'): LocalPlace {
  return { baseUrl: `http://127.0.0.1:${port}${path}`, usedBy };
}
