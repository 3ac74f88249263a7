import type * as vscode from 'vscode';
import { type NamedModel, parseRecent, type RowEndpoint, withRecent } from '../../../core/chat/modelRows.ts';
import { EndpointError } from '../../../core/endpoint/endpointError.ts';
import { findEndpoint, knownEndpoints } from '../../../core/endpoint/knownEndpoints.ts';
import { createModelDirectory, type ModelDirectory, type ModelList } from '../../../core/endpoint/modelDirectory.ts';
import { isPlainHttpBeyondLoopback } from '../../../core/endpoint/plainHttpGuard.ts';
import type { Clock } from '../../../core/ports.ts';
import type { Endpoint } from '../../../core/settings/endpoint.ts';
import { originOf } from '../../../core/settings/normaliseBaseUrl.ts';
import { hostKind } from '../../../core/util/hostKind.ts';
import { isPlainHttpAllowed } from '../../connection/confirmPlainHttp.ts';
import type { ConnectionDeps } from '../../connection/connectionDeps.ts';

export interface ChatModelsDeps extends Pick<ConnectionDeps, 'gateway' | 'settings' | 'environment' | 'keyRing'> {
  readonly context: { readonly globalState: vscode.Memento };
  readonly clock: Pick<Clock, 'now'>;
}

/** The models of all endpoints, as this window knows them, and those that were chosen lately. */
export interface ChatModels {
  readonly directory: ModelDirectory;
  /** All that are set up, with those that are not asked without the user's word. */
  endpoints(): Promise<readonly RowEndpoint[]>;
  readonly recent: readonly NamedModel[];
  remember(chosen: NamedModel): void;
  /** Why the endpoint cannot be reached at this moment; undefined where it answers, in whatever way, and where it is not to be asked. */
  findOutage(endpointName: string): Promise<EndpointError | undefined>;
}

const RECENT = 'interline.recentModels';
/** People wait for this list, and a local server may be busy. */
const LIST_LIMIT_MS = 8000;
/** For so long nobody is asked again who has just answered, in whatever way. */
const FRESH_FOR_MS = 30_000;
const OUT_OF_REACH: ReadonlySet<EndpointError['kind']> = new Set(['unreachable', 'timeout']);

export function createChatModels({
  gateway,
  settings,
  environment,
  keyRing,
  context,
  clock,
}: ChatModelsDeps): ChatModels & vscode.Disposable {
  const ask = ({ name }: Endpoint) =>
    gateway.listModels(name, new AbortController().signal, { limitMs: LIST_LIMIT_MS });
  const directory = createModelDirectory({ ask });
  const checkedAt = new Map<string, number>();
  const subscription = keyRing.onDidChange(() => directory.forget());
  const allEndpoints = (): readonly Endpoint[] => knownEndpoints(settings.current, environment).endpoints;
  const recent = (): readonly NamedModel[] => parseRecent(context.globalState.get<unknown>(RECENT));

  async function rowOf(endpoint: Endpoint): Promise<RowEndpoint> {
    const { baseUrl } = endpoint;
    if (isPlainHttpBeyondLoopback(baseUrl) && !isPlainHttpAllowed(context.globalState, originOf(baseUrl)))
      return { endpoint, notAsked: 'plainHttp' };
    const isPublic = hostKind(new URL(baseUrl).hostname) === 'public';
    return isPublic && (await keyRing.placeOf(endpoint)) === 'none' ? { endpoint, notAsked: 'noKey' } : { endpoint };
  }

  return {
    directory,
    endpoints: () => Promise.all(allEndpoints().map(rowOf)),
    get recent() {
      return recent();
    },
    remember: (chosen) => void context.globalState.update(RECENT, withRecent(recent(), chosen)),
    async findOutage(endpointName) {
      const endpoint = findEndpoint(allEndpoints(), endpointName);
      if (!endpoint || (await rowOf(endpoint)).notAsked) return undefined;
      const isFresh = clock.now() - (checkedAt.get(endpoint.baseUrl) ?? -Infinity) < FRESH_FOR_MS;
      // What was out of reach may be back at any moment.
      if (!isFresh || outageIn(directory.listOf(endpoint))) await directory.load([endpoint], { anew: true });
      if (!isFresh) checkedAt.set(endpoint.baseUrl, clock.now());
      return outageIn(directory.listOf(endpoint));
    },
    dispose: () => {
      subscription.dispose();
    },
  };
}

function outageIn(list: ModelList | undefined): EndpointError | undefined {
  const error = list?.kind === 'failed' ? list.error : undefined;
  return error instanceof EndpointError && OUT_OF_REACH.has(error.kind) ? error : undefined;
}
