import { t } from '@vscode/l10n';
import { hostKind } from '../util/hostKind.ts';
import { presetOfHost } from './presets.ts';

export interface ResolvedPath {
  /** Without a trailing slash; may be empty. */
  readonly path: string;
  /** Other paths worth a try. */
  readonly alternatives: readonly string[];
  readonly model?: string;
  readonly remarks: readonly string[];
}

/** Routes below a base that people paste from documentation, consoles and logs; longest first where one ends another. */
const ROUTES: readonly string[] = [
  '/chat/completions',
  '/fim/completions',
  '/completions',
  '/responses',
  '/messages',
  '/embeddings',
  '/rerank',
  '/models',
  '/infill',
];
/** Routes of a server's own protocol: the OpenAI routes are beside them, from the root. */
const NATIVE_ROUTES =
  /^(.*?)\/(?:api\/(?:generate|chat|tags|show|ps|pull|version|embed|embeddings)|api\/v0(?:\/.*)?|completion|generate|generate_stream|props|slots|health|healthz|metrics|info|tokenize|detokenize|apply-template|docs|redoc|openapi\.json|version|ping)$/i;
/** A version is part of the path already: `/v1`, `/v1beta/openai`, `/api/paas/v4`. */
const VERSION = /\/v\d+(?:alpha|beta)?\d*(?:\/|$)/i;

/** Hosts whose routes hang directly below this path, though it names no version. */
const UNVERSIONED: readonly { readonly host: RegExp; readonly path: string }[] = [
  { host: /^api\.perplexity\.ai$/, path: '' },
  { host: /^models\.github\.ai$/, path: '/inference' },
  { host: /^models\.inference\.ai\.azure\.com$/, path: '' },
  { host: /\.(?:cloud\.databricks\.com|azuredatabricks\.net|gcp\.databricks\.com)$/, path: '/serving-endpoints' },
];

/** The path below which the routes are, for an address that is not one of Azure's. */
export function resolvePath(url: URL): ResolvedPath {
  const pasted = trimSlashes(url.pathname);
  const served = /^(.*\/serving-endpoints)\/([^/]+)\/invocations$/.exec(pasted);
  if (served?.[1] !== undefined && served[2] !== undefined)
    return { path: served[1], alternatives: [], model: served[2], remarks: [] };
  const native = NATIVE_ROUTES.exec(pasted);
  if (native !== null) return resolveBare(url, native[1] ?? '');
  const { path, route } = stripRoute(pasted);
  // The beta route of DeepSeek is chosen by its dialect; a base that names it would break the others.
  if (/\/beta$/.test(path) && url.hostname === 'api.deepseek.com') return plain('/v1');
  if (route && path !== '') return { ...plain(path), alternatives: VERSION.test(`${path}/`) ? [] : [`${path}/v1`] };
  return route ? withVersion(url, path, route) : resolveBare(url, path);
}

function resolveBare(url: URL, path: string): ResolvedPath {
  return VERSION.test(`${path}/`) ? plain(path) : withVersion(url, path);
}

/** `route`: true when the path was that of a single route. */
export function stripRoute(pathname: string): { readonly path: string; readonly route: boolean } {
  const path = trimSlashes(pathname);
  const lower = path.toLowerCase();
  const route = ROUTES.find((candidate) => lower.endsWith(candidate));
  if (route !== undefined) return { path: trimSlashes(path.slice(0, -route.length)), route: true };
  // A single model's page, `/v1/models/NAME`; names hold slashes too.
  const model = /^(.*\/v\d+(?:beta)?)\/models\/.+$/i.exec(path);
  return model?.[1] === undefined ? { path, route: false } : { path: model[1], route: true };
}

/** An address that names neither version nor route. */
function withVersion(url: URL, path: string, route = false): ResolvedPath {
  const preset = presetOfHost(url.hostname);
  if (preset !== undefined)
    return { ...plain(trimSlashes(new URL(preset.baseUrl).pathname)), remarks: added(preset.baseUrl) };
  const unversioned = UNVERSIONED.find((row) => row.host.test(url.hostname));
  if (unversioned !== undefined) return plain(unversioned.path);
  if (route) return { ...plain(path), alternatives: ['/v1'] };
  // Open WebUI serves its OpenAI routes below /api; so does nothing else at the root of a host.
  if (path === '/api' && url.port !== '11434')
    return { ...plain('/api'), alternatives: ['/api/v1', '/v1', '/ollama/v1'] };
  const base = path === '/api' ? '' : path;
  const alternatives = hostKind(url.hostname) === 'public' ? [`${base}/api/v1`, `${base}/openai/v1`] : [`${base}/api`];
  return { path: `${base}/v1`, alternatives: [base, ...alternatives], remarks: added(`${url.origin}${base}/v1`) };
}

function plain(path: string): ResolvedPath {
  return { path, alternatives: [], remarks: [] };
}

function added(baseUrl: string): readonly string[] {
  return [t('The address names no version; {0} is tried first.', baseUrl)];
}

function trimSlashes(path: string): string {
  return path.replace(/\/{2,}/g, '/').replace(/\/+$/, '');
}
