import type { Clock, EnvironmentVariables } from '../ports.ts';
import type { Settings } from '../settings/settings.ts';
import { createTokenEstimator, vocabularyOf } from '../usage/tokenEstimator.ts';
import type { UsageRecord } from '../usage/usageRecord.ts';
import type { Connection } from './connection.ts';
import type { EndpointClient } from './endpointClient.ts';
import { FallbackPolicy } from './fallbackPolicy.ts';
import type { KeyRing } from './keyRing.ts';
import { createModelCatalogue, MODEL_LIST_LIMIT_MS } from './modelCatalogue.ts';
import type { GatewayOptions, ModelGateway, ModelRequest } from './modelGateway.ts';
import type { PlainHttpGuard } from './plainHttpGuard.ts';
import type { RequestActivity, RequestEnd } from './requestActivity.ts';
import { runWithFallback } from './runWithFallback.ts';
import type { StreamEvent } from './streamEvent.ts';
import { createTargetResolver } from './targetResolver.ts';
import { onceMoreWithFreshKey } from './withFreshKey.ts';

/** What the gateway needs of the wire. */
export type WireClient = Pick<EndpointClient, 'streamCompletion' | 'streamChat' | 'listModels' | 'mannersFor'>;

export interface ModelGatewayDeps {
  readonly client: WireClient;
  /** The same object until a setting changes. */
  readonly settings: { readonly current: Settings };
  readonly environment: EnvironmentVariables;
  readonly keyRing: KeyRing;
  readonly plainHttp: PlainHttpGuard;
  readonly activity: RequestActivity;
  readonly clock: Clock;
  /** Every request that was sent, once, when it has ended. */
  readonly recordUsage: (record: UsageRecord) => void;
}

export function createModelGateway(deps: ModelGatewayDeps): ModelGateway {
  const catalogue = createModelCatalogue(deps);
  const targets = createTargetResolver({ ...deps, catalogue });
  const estimator = createTokenEstimator();
  const attempts = { ...deps, targets, estimator, policy: new FallbackPolicy(deps.clock) };

  async function* run(request: ModelRequest, options: GatewayOptions): AsyncGenerator<StreamEvent> {
    const endRequest = deps.activity.begin(options.role);
    let end: RequestEnd = { kind: 'aborted' };
    try {
      end = { kind: yield* runWithFallback(attempts, request, options) };
    } catch (error) {
      if (!options.signal.aborted) end = { kind: 'failed', error };
      throw error;
    } finally {
      endRequest(end);
    }
  }

  return {
    async resolveTarget(role, override) {
      const target = await targets.target(role, targets.destination(role, override), override?.key);
      const tokenFactor = estimator.factor(vocabularyOf(target.connection.endpoint.baseUrl, target.model));
      return tokenFactor === undefined ? target : { ...target, tokenFactor };
    },
    complete: (request, options) => run({ kind: 'completion', request }, options),
    chat: (request, options) => run({ kind: 'chat', request }, options),
    async listModels(endpointName, signal, { limitMs = MODEL_LIST_LIMIT_MS, key } = {}) {
      const { endpoint } = targets.destination('chat', { endpointName });
      const ask = (connection: Connection) => catalogue.list(connection, { signal, limitMs });
      return onceMoreWithFreshKey(ask, await targets.connection(endpoint, key), targets.keyRingBeside(key));
    },
  };
}
