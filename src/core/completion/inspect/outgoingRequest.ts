import { buildChatBody, buildCompletionBody, type RequestBody } from '../../endpoint/buildBody.ts';
import { completionRoute } from '../../endpoint/completionRoute.ts';
import { dialectOf } from '../../endpoint/dialects/dialectOf.ts';
import type { EndpointClient } from '../../endpoint/endpointClient.ts';
import type { ModelRequest, Target } from '../../endpoint/modelGateway.ts';
import { requestHeaders } from '../../endpoint/requestHeaders.ts';
import { requestUrl, type RoutePath } from '../../endpoint/requestUrl.ts';
import { isKeyName, looksLikeKey } from '../../settings/keyInSettings.ts';

/** Stands where the key goes. */
export const KEY_PLACEHOLDER = '$API_KEY';

/** A request as it goes over the wire, without the key. */
export interface OutgoingRequest {
  readonly url: string;
  /** Header values that are or may be keys are `$API_KEY`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: RequestBody;
}

/** What the request is on the wire by what is known of the server now. Undefined when the endpoint's address cannot be used. */
export function outgoingRequest(
  client: Pick<EndpointClient, 'mannersFor'>,
  { connection, model }: Target,
  prepared: ModelRequest,
): OutgoingRequest | undefined {
  const { endpoint } = connection;
  const manners = client.mannersFor(connection, model);
  const options = { manners, stream: true, extraBody: endpoint.extraBody };
  const chosen = routeOf(prepared, { manners, endpoint });
  const url = requestUrl(endpoint, chosen.path);
  if (url === undefined) return undefined;
  for (const [name, value] of url.searchParams)
    if (isKeyName(name) || looksLikeKey(value)) url.searchParams.set(name, KEY_PLACEHOLDER);
  return {
    url: url.href.replaceAll('%24API_KEY', KEY_PLACEHOLDER),
    headers: headersOf(connection),
    body:
      prepared.kind === 'chat'
        ? buildChatBody({ ...prepared.request, model }, options)
        : buildCompletionBody({ ...prepared.request, model }, chosen.name, options),
  };
}

type RouteContext = {
  readonly manners: ReturnType<EndpointClient['mannersFor']>;
  readonly endpoint: Target['connection']['endpoint'];
};

function routeOf(
  prepared: ModelRequest,
  { manners, endpoint }: RouteContext,
): { readonly path: RoutePath; readonly name: ReturnType<typeof completionRoute>['name'] } {
  if (prepared.kind === 'completion') return completionRoute(prepared.request, manners, endpoint);
  return { path: { path: '/chat/completions' }, name: 'completions' };
}

function headersOf(connection: Target['connection']): Readonly<Record<string, string>> {
  const key = connection.key === undefined ? '' : KEY_PLACEHOLDER;
  const { authHeader } = dialectOf(connection);
  const headers = requestHeaders({ endpoint: connection.endpoint, key, authHeader, hasBody: true });
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, name === authHeader ? value : withoutKey(name, value)]),
  );
}

function withoutKey(name: string, value: string): string {
  return isKeyName(name) || looksLikeKey(value) ? KEY_PLACEHOLDER : value;
}
