import { createEndpointClient, type EndpointClientDependencies } from './createEndpointClient.ts';
import { createModelGateway, type ModelGatewayDeps } from './createModelGateway.ts';
import type { EndpointClient } from './endpointClient.ts';
import type { ModelGateway } from './modelGateway.ts';

export interface Wire {
  readonly client: EndpointClient;
  readonly gateway: ModelGateway;
}

export type WireDeps = EndpointClientDependencies & Omit<ModelGatewayDeps, 'client'>;

/** The client and, above it, the gateway. */
export function createWire(deps: WireDeps): Wire {
  const client = createEndpointClient(deps);
  return { client, gateway: createModelGateway({ ...deps, client }) };
}
