import type { Clock, EnvironmentVariables } from '../ports.ts';
import type { Endpoint } from '../settings/endpoint.ts';
import type { Settings } from '../settings/settings.ts';
import { createTokenEstimator } from '../usage/tokenEstimator.ts';
import type { UsageRecord } from '../usage/usageRecord.ts';
import type { Connection } from './connection.ts';
import type { CallOptions, EndpointClient } from './endpointClient.ts';
import type { KeyRing } from './keyRing.ts';
import { meterStream, type MeterStreamOptions } from './meterStream.ts';
import { createModelCatalogue, MODEL_LIST_LIMIT_MS } from './modelCatalogue.ts';
import type { GatewayOptions, ModelGateway, Target } from './modelGateway.ts';
import type { PlainHttpGuard } from './plainHttpGuard.ts';
import type { RequestActivity, RequestEnd } from './requestActivity.ts';
import type { ChatRequest, CompletionRequest } from './requests.ts';
import { resolveDestination } from './resolveDestination.ts';
import type { Secret } from './secret.ts';
import type { StreamEvent } from './streamEvent.ts';
import { onceMoreWithFreshKey, withFreshKey } from './withFreshKey.ts';
import { untilAborted } from '../util/untilAborted.ts';

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

/** A request of either kind, ready to be sent once the target is known. */
interface Call {
  readonly promptText: string;
  readonly send: (target: Target, options: CallOptions) => AsyncIterable<StreamEvent>;
}

export function createModelGateway(deps: ModelGatewayDeps): ModelGateway {
  const catalogue = createModelCatalogue(deps);
  const estimator = createTokenEstimator();

  const resolveTarget: ModelGateway['resolveTarget'] = async (role, override) => {
    const query = { role, settings: deps.settings.current, environment: deps.environment, override };
    const { endpoint, model } = resolveDestination(query);
    const connection = await connect(endpoint, override?.key);
    if (model !== undefined) return withLessons(deps.client, { connection, model });
    const choose = (current: Connection) => catalogue.choose(current, role);
    const chosen = await onceMoreWithFreshKey(choose, connection, keyRingBeside(override?.key));
    return withLessons(deps.client, { connection, model: chosen });
  };

  const connect = async (endpoint: Endpoint, ownKey: Secret | undefined): Promise<Connection> => {
    const key = ownKey ?? (await deps.keyRing.keyFor(endpoint));
    return { endpoint, ...(key && { key }) };
  };
  /** Where a newer key may come from, unless the request brought its own. */
  const keyRingBeside = (ownKey: Secret | undefined) => (ownKey === undefined ? deps.keyRing : undefined);

  async function* run(call: Call, options: GatewayOptions): AsyncGenerator<StreamEvent> {
    const endRequest = deps.activity.begin(options.role);
    let end: RequestEnd = { kind: 'aborted' };
    try {
      const target = await untilAborted(prepare(options), options.signal);
      if (!target || options.signal.aborted) return;
      const wireOptions = callOptions(options, deps.settings.current);
      const send = (connection: Connection) => call.send({ ...target, connection }, wireOptions);
      const events = withFreshKey(send, target.connection, keyRingBeside(options.override?.key));
      end = {
        kind: yield* meterStream(events, {
          ...meteringOf(deps, options, target),
          estimator,
          promptText: call.promptText,
        }),
      };
    } catch (error) {
      if (!options.signal.aborted) end = { kind: 'failed', error };
      throw error;
    } finally {
      endRequest(end);
    }
  }

  const prepare = async ({ role, override }: GatewayOptions): Promise<Target> => {
    const target = await resolveTarget(role, override);
    await deps.plainHttp.check(target.connection.endpoint.baseUrl);
    return target;
  };

  return {
    resolveTarget,
    complete: (request, options) => run(completionCall(deps.client, request), options),
    chat: (request, options) => run(chatCall(deps.client, request), options),
    async listModels(endpointName, signal, { limitMs = MODEL_LIST_LIMIT_MS, key } = {}) {
      const query = { role: 'chat', settings: deps.settings.current, environment: deps.environment } as const;
      const { endpoint } = resolveDestination({ ...query, override: { endpointName } });
      const ask = (connection: Connection) => catalogue.list(connection, { signal, limitMs });
      return onceMoreWithFreshKey(ask, await connect(endpoint, key), keyRingBeside(key));
    },
  };
}

function withLessons(client: WireClient, target: Target): Target {
  const { chatOnly, suffixRefused } = client.mannersFor(target.connection, target.model).learned;
  if (chatOnly !== true && suffixRefused !== true) return target;
  return { ...target, learned: { ...(chatOnly && { chatOnly }), ...(suffixRefused && { suffixRefused }) } };
}

function meteringOf(
  { clock, recordUsage }: ModelGatewayDeps,
  { role, signal, onUsage }: GatewayOptions,
  { connection, model }: Target,
): Omit<MeterStreamOptions, 'estimator' | 'promptText'> {
  return {
    clock,
    model,
    signal,
    onEnd(measurement) {
      const record: UsageRecord = { role, endpointName: connection.endpoint.name, model, ...measurement };
      recordUsage(record);
      onUsage?.(record);
    },
  };
}

function completionCall(client: WireClient, request: Omit<CompletionRequest, 'model'>): Call {
  return {
    promptText: request.prompt + (request.suffix ?? ''),
    send: ({ connection, model }, options) => client.streamCompletion(connection, { ...request, model }, options),
  };
}

function chatCall(client: WireClient, request: Omit<ChatRequest, 'model'>): Call {
  return {
    promptText: request.messages.map((message) => message.content).join('\n'),
    send: ({ connection, model }, options) => client.streamChat(connection, { ...request, model }, options),
  };
}

const MOST_RETRIES = 2;

/** Ghost text is never retried: the next key asks anew, and a late answer is worth nothing. */
function callOptions({ isGhostText, signal }: GatewayOptions, { timeouts }: Settings): CallOptions {
  const { firstByteMs, suggestionMs, idleMs } = timeouts;
  if (isGhostText !== true)
    return { signal, maxRetries: MOST_RETRIES, firstByteTimeoutMs: firstByteMs, idleTimeoutMs: idleMs };
  const idleTimeoutMs = Math.min(idleMs, suggestionMs);
  return { signal, maxRetries: 0, firstByteTimeoutMs: Math.min(firstByteMs, suggestionMs), idleTimeoutMs };
}
