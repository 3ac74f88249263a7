import type { Endpoint } from '../settings/endpoint.ts';
import type { CompletionRoute } from './buildBody.ts';
import { EndpointError } from './endpointError.ts';
import type { Manners } from './manners.ts';
import type { RoutePath } from './requestUrl.ts';
import { requestUrl, shownUrl } from './requestUrl.ts';
import type { CompletionRequest } from './requests.ts';

export interface ChosenRoute {
  readonly name: CompletionRoute;
  readonly path: RoutePath;
}

const ROUTES: Readonly<Record<CompletionRoute, RoutePath>> = {
  completions: { path: '/completions' },
  fim: { path: '/fim/completions' },
  beta: { path: '/beta/completions', atRoot: true },
  infill: { path: '/infill', atRoot: true },
};

/**
 * Where this server completes at a cursor. Throws `badRequest` naming `suffix` when the request has one and the server is known to take
 * none: the prompt must then carry a fill-in-the-middle template.
 */
export function completionRoute(
  request: Pick<CompletionRequest, 'suffix' | 'via'>,
  manners: Manners,
  endpoint: Pick<Endpoint, 'baseUrl' | 'query'>,
): ChosenRoute {
  if (request.via === 'infill') return route('infill');
  const kinds = manners.dialect.completionKinds;
  if (kinds.includes('fimPath')) return route('fim');
  if (kinds.includes('betaPath')) return route('beta');
  if (request.suffix === undefined) return route('completions');
  if (kinds.includes('infill')) return route('infill');
  if (manners.refuses('suffix') || manners.learned.suffixRefused === true) throw suffixRefused(endpoint);
  return route('completions');
}

function route(name: CompletionRoute): ChosenRoute {
  return { name, path: ROUTES[name] };
}

function suffixRefused(endpoint: Pick<Endpoint, 'baseUrl' | 'query'>): EndpointError {
  const url = requestUrl(endpoint, ROUTES.completions);
  const origin = url === undefined ? { host: 'the endpoint' } : { host: url.host, url: shownUrl(url) };
  return new EndpointError('badRequest', { ...origin, parameter: 'suffix', retryable: false });
}
