import type { WireDeps } from '../core/endpoint/createWire.ts';
import type { EndpointClient } from '../core/endpoint/endpointClient.ts';
import type { ModelGateway } from '../core/endpoint/modelGateway.ts';
import { loadOnce } from '../core/util/loadOnce.ts';

export interface LazyWire {
  readonly gateway: ModelGateway;
  /** As the client's, but that it loads the client first. */
  readonly client: Pick<EndpointClient, 'listModels'>;
  /** The client itself. */
  loadClient(): Promise<EndpointClient>;
}

/** The wire, read from disk with the first request instead of with the window. */
export function createLazyWire(deps: WireDeps): LazyWire {
  const load = loadOnce(async () => (await import('../core/endpoint/createWire.ts')).createWire(deps));
  return {
    loadClient: async () => (await load()).client,
    client: { listModels: async (...call) => (await load()).client.listModels(...call) },
    gateway: {
      resolveTarget: async (...call) => (await load()).gateway.resolveTarget(...call),
      listModels: async (...call) => (await load()).gateway.listModels(...call),
      async *complete(...call) {
        yield* (await load()).gateway.complete(...call);
      },
      async *chat(...call) {
        yield* (await load()).gateway.chat(...call);
      },
    },
  };
}
