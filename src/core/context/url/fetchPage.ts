import type { Clock, FetchFunction } from '../../ports.ts';
import { withTimeLimit } from '../../util/withTimeLimit.ts';
import { isAllowedHost } from './pageAddress.ts';

export interface PageDeps {
  /** The host's own. Requests made here carry no key, no cookie and no address of ours. */
  readonly fetch: FetchFunction;
  readonly clock: Clock;
}

export interface PageRequest {
  readonly url: URL;
  /** Hosts that the user has allowed by name: nothing is asked of any other, not even where a page leads there. */
  readonly allowedHosts: readonly string[];
  readonly signal: AbortSignal;
}

export type FetchedPage =
  | {
      readonly kind: 'page';
      readonly url: URL;
      readonly contentType: string;
      readonly text: string;
      readonly isCut: boolean;
    }
  | { readonly kind: 'notAllowed' | 'ledElsewhere'; readonly host: string }
  /** A browser does not tell where a page leads. */
  | { readonly kind: 'ledSomewhere' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'noText'; readonly contentType: string }
  | { readonly kind: 'unreachable' | 'timeout' | 'aborted' };

const LONGEST_MS = 15_000;
const MOST_BYTES = 2_000_000;
const MOST_REDIRECTS = 5;
const TEXT = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml|javascript|x-yaml|yaml|toml|xhtml\+xml)\b|$)/i;

/** Reads one page of an allowed host: by GET, within a bound of time and size, following redirects only to allowed hosts. Never throws. */
export async function fetchPage(request: PageRequest, deps: PageDeps): Promise<FetchedPage> {
  const { clock } = deps;
  try {
    const limit = { clock, limitMs: LONGEST_MS, signal: request.signal };
    const result = await withTimeLimit((signal) => followRedirects({ ...request, signal }, deps), limit);
    return result.kind === 'done' ? result.value : { kind: result.kind };
  } catch {
    return { kind: 'unreachable' };
  }
}

async function followRedirects(
  { url: start, allowedHosts, signal }: PageRequest,
  { fetch }: PageDeps,
): Promise<FetchedPage> {
  let url = start;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    if (!isAllowedHost(url, allowedHosts))
      return { kind: redirects === 0 ? 'notAllowed' : 'ledElsewhere', host: url.host };
    const response = await fetch(url.href, {
      method: 'GET',
      headers: { accept: 'text/html, text/plain, text/markdown, application/json;q=0.9, */*;q=0.1' },
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal,
    });
    if (response.type === 'opaqueredirect') return { kind: 'ledSomewhere' };
    if (!isRedirect(response.status)) return readPage(response, url);
    await response.body?.cancel().catch(() => undefined);
    const next = URL.parse(response.headers.get('location') ?? '', url.href);
    if (next === null || !isSafeStep(url, next)) return { kind: 'refused', status: response.status };
    url = next;
  }
  return { kind: 'refused', status: 310 };
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** Never down to plain http, and never with a name and password that somebody else chose. */
function isSafeStep(from: URL, to: URL): boolean {
  if (to.username !== '' || to.password !== '') return false;
  return to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:');
}

async function readPage(response: Response, url: URL): Promise<FetchedPage> {
  const contentType = (response.headers.get('content-type') ?? '').toLowerCase();
  const isText = TEXT.test(contentType);
  if (!response.ok || !isText) {
    await response.body?.cancel().catch(() => undefined);
    return response.ok ? { kind: 'noText', contentType } : { kind: 'refused', status: response.status };
  }
  const { bytes, isCut } = await readBounded(response);
  return { kind: 'page', url, contentType, text: decode(bytes, contentType), isCut };
}

async function readBounded(response: Response): Promise<{ readonly bytes: Uint8Array; readonly isCut: boolean }> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
    parts.push(piece.value);
    size += piece.value.length;
    if (size < MOST_BYTES) continue;
    await reader?.cancel().catch(() => undefined);
    break;
  }
  return { bytes: joinBytes(parts, Math.min(size, MOST_BYTES)), isCut: size >= MOST_BYTES };
}

function joinBytes(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part.subarray(0, length - at), at);
    at += Math.min(part.length, length - at);
  }
  return all;
}

/** What cannot be read becomes a replacement character. */
function decode(bytes: Uint8Array, contentType: string): string {
  const charset = /charset=["']?([\w.:-]+)/.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
