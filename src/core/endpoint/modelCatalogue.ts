import type { Clock } from '../ports.ts';
import type { Role } from '../settings/endpoint.ts';
import type { Settings } from '../settings/settings.ts';
import { withTimeLimit } from '../util/withTimeLimit.ts';
import { chooseModel } from './chooseModel.ts';
import type { Connection } from './connection.ts';
import type { EndpointClient } from './endpointClient.ts';
import { EndpointError } from './endpointError.ts';
import type { PlainHttpGuard } from './plainHttpGuard.ts';
import type { ModelInfo } from './requests.ts';

/** Longer than this nobody waits for a list of names. */
export const MODEL_LIST_LIMIT_MS = 2000;
/** For so long a failed list is not asked for again, so that a server that is down is not called at every key. */
const FAILURE_HOLD_MS = 5000;

export interface ModelCatalogueDeps {
  readonly client: Pick<EndpointClient, 'listModels'>;
  readonly clock: Clock;
  readonly plainHttp: PlainHttpGuard;
  /** The same object until a setting changes: the lists are kept as long as it. */
  readonly settings: { readonly current: Settings };
}

/** The models that endpoints list, asked for once. */
export interface ModelCatalogue {
  /** Afresh. Throws `EndpointError`, kind 'timeout' when `limitMs` is over; gives an empty list when aborted. */
  list(connection: Connection, options: { signal: AbortSignal; limitMs: number }): Promise<readonly ModelInfo[]>;
  /** The model for a role that names none. Throws `EndpointError`, kind 'notConfigured' when no listed model suits. */
  choose(connection: Connection, role: Role): Promise<string>;
}

export function createModelCatalogue(deps: ModelCatalogueDeps): ModelCatalogue {
  const listsBySettings = new WeakMap<Settings, Map<string, Promise<readonly ModelInfo[]>>>();

  const list: ModelCatalogue['list'] = async (connection, { signal, limitMs }) => {
    await deps.plainHttp.check(connection.endpoint.baseUrl);
    const options = { maxRetries: 0, firstByteTimeoutMs: limitMs, idleTimeoutMs: limitMs };
    const result = await withTimeLimit(
      (limitedSignal) => deps.client.listModels(connection, { ...options, signal: limitedSignal }),
      { clock: deps.clock, limitMs, signal },
    );
    if (result.kind === 'timeout') throw listError('timeout', connection);
    return result.kind === 'done' ? result.value : [];
  };

  const cachedList = (connection: Connection): Promise<readonly ModelInfo[]> => {
    const lists = listsBySettings.get(deps.settings.current) ?? new Map<string, Promise<readonly ModelInfo[]>>();
    listsBySettings.set(deps.settings.current, lists);
    // A list may depend on who asks: with and without a key are two lists.
    const key = JSON.stringify([connection.endpoint, connection.key !== undefined]);
    const known = lists.get(key);
    if (known) return known;
    // No caller's signal: one who gives up must not spoil the list for the others.
    const wanted = list(connection, { signal: new AbortController().signal, limitMs: MODEL_LIST_LIMIT_MS });
    lists.set(key, wanted);
    wanted.catch(() => deps.clock.setTimer(() => lists.delete(key), FAILURE_HOLD_MS));
    return wanted;
  };

  return {
    list,
    async choose(connection, role) {
      const model = chooseModel(await cachedList(connection), role);
      if (model === undefined) throw listError('notConfigured', connection);
      return model;
    },
  };
}

function listError(kind: 'timeout' | 'notConfigured', { endpoint }: Connection): EndpointError {
  const url = `${endpoint.baseUrl}/models`;
  return new EndpointError(kind, { host: new URL(url).host, url, retryable: kind === 'timeout' });
}
