import type { Endpoint } from '../settings/endpoint.ts';
import type { Secret } from './secret.ts';

/** An endpoint with the key for its origin, ready for a request. */
export interface Connection {
  readonly endpoint: Endpoint;
  readonly key?: Secret;
}

/** A request's own destination, over whatever the settings say; what is absent falls back to the role's settings. */
export interface ConnectionOverride {
  readonly endpointName?: string;
  readonly baseUrl?: string;
  readonly key?: Secret;
  readonly model?: string;
}
