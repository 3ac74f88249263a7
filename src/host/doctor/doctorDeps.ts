import type { EndpointClient } from '../../core/endpoint/endpointClient.ts';
import type { Platform } from '../../core/ports.ts';
import type { ConnectionDeps } from '../connection/connectionDeps.ts';

/** What the examination works with. */
export interface DoctorDeps extends ConnectionDeps {
  readonly client: Pick<EndpointClient, 'listModels'>;
  readonly platform: Pick<Platform, 'fetch' | 'clock'>;
}
