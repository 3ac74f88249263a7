import type { Endpoint } from '../settings/endpoint.ts';
import type { Secret } from './secret.ts';

/** Port: where keys come from. */
export interface KeyRing {
  /**
   * The key for the origin of the endpoint's base URL; undefined when there is none. A key that was stored for another origin is never
   * given out, whatever the endpoint is called.
   */
  keyFor(endpoint: Endpoint): Promise<Secret | undefined>;
  /**
   * After the server refused the key: a newer one, from a command that prints it; undefined when there is none. Absent: keys never change
   * by themselves.
   */
  freshKeyFor?(endpoint: Endpoint): Promise<Secret | undefined>;
}
