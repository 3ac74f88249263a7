import type { Wire, WireDeps } from '../core/endpoint/createWire.ts';
import type { EndpointClient } from '../core/endpoint/endpointClient.ts';
import type { ModelGateway } from '../core/endpoint/modelGateway.ts';

export interface LazyWire {
  readonly gateway: ModelGateway;
  /** As the client's, but that it loads the client first. */
  readonly client: Pick<EndpointClient, 'listModels'>;
  /** The client itself. */
  loadClient(): Promise<EndpointClient>;
}

/** The wire, read from disk with the first request instead of with the window. */
export function createLazyWire(deps: WireDeps): LazyWire {
  let loading: Promise<Wire> | undefined;
  const load = (): Promise<Wire> => {
    loading ??= import('../core/endpoint/createWire.ts').then(({ createWire }) => createWire(deps));
    return loading;
  };
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
