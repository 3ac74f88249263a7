import { t } from '@vscode/l10n';
import type { DialectName } from '../settings/endpoint.ts';
import { hostKind } from '../util/hostKind.ts';
import { azureAddress } from './azureAddress.ts';
import { type Preset, presetOfHost, presetOfSite } from './presets.ts';
import { resolvePath } from './resolvePath.ts';

/** One address, read: everything that it carries besides the base URL is told apart. */
export interface ParsedAddress {
  /** As in `Endpoint.baseUrl`. */
  readonly baseUrl: string;
  readonly alternativeBaseUrls: readonly string[];
  /** Parameters that every request has to carry. */
  readonly query: Readonly<Record<string, string>>;
  /** In plain text, on its way into a `Secret`. */
  readonly keyText?: string;
  /** A deployment or model that is part of the path. */
  readonly model?: string;
  /** Only where the form of the address tells the server family, not its host. */
  readonly dialect?: DialectName;
  readonly remarks: readonly string[];
}

export type AddressResult =
  { readonly ok: true; readonly address: ParsedAddress } | { readonly ok: false; readonly reason: string };

/** What people paste around an address, and what they mean by no scheme; anything else than http and https is refused. */
export function parseAddress(text: string): AddressResult {
  const bare = unwrap(text);
  if (bare === '') return no(t('Nothing was pasted; paste an address such as http://127.0.0.1:8080/v1.'));
  if (bare.includes('…')) return no(t('The address has a part that only you know (…); fill it in first.'));
  const scheme = /^([a-z][a-z\d+.-]*):(?!\d)/i.exec(bare)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https')
    return no(t("An endpoint's address starts with http:// or https://, not {0}:.", scheme));
  const url = URL.parse(withScheme(bare));
  if (url === null || isLoneWord(bare) || !isUsableHost(url.hostname))
    return no(t('This is not an address that a server could have; paste one such as http://127.0.0.1:8080/v1.'));
  return { ok: true, address: readUrl(url) };
}

function readUrl(url: URL): ParsedAddress {
  const remarks: string[] = [];
  if (url.hostname === '0.0.0.0' || url.hostname === '[::]') {
    url.hostname = '127.0.0.1';
    remarks.push(t('A server listens at 0.0.0.0 but is reached at 127.0.0.1.'));
  }
  if (url.username !== '' || url.password !== '') {
    url.username = '';
    url.password = '';
    remarks.push(t('The user name and password in the address were left out.'));
  }
  const parameters = readParameters(url);
  if (url.protocol === 'http:' && presetOfHost(url.hostname) !== undefined) url.protocol = 'https:';
  const site = presetOfSite(url.hostname);
  if (site !== undefined && presetOfHost(url.hostname) === undefined) return ofSite(site, remarks);
  const azure = azureAddress(url, parameters.query);
  if (azure !== undefined) return { ...parameters, ...azure, remarks: [...remarks, ...azure.remarks] };
  const path = resolvePath(url);
  return {
    ...parameters,
    baseUrl: url.origin + path.path,
    alternativeBaseUrls: path.alternatives.map((alternative) => url.origin + alternative),
    ...(path.model !== undefined && { model: path.model }),
    remarks: [...remarks, ...path.remarks],
  };
}

/** Somebody copied the address of a web site; its maker's API is meant. */
function ofSite(preset: Preset, remarks: readonly string[]): ParsedAddress {
  return {
    baseUrl: preset.baseUrl,
    alternativeBaseUrls: [],
    query: {},
    remarks: [...remarks, t('That is a web page of {0}; its API is at {1}.', preset.name, preset.baseUrl)],
  };
}

const KEY_PARAMETER = /^(?:api[-_]?key|key|token|access[-_]?token|code|subscription-key|sig)$/i;
const PAGE_PARAMETER = /^(?:utm_\w+|ref|stream|alt)$/i;

function readParameters(url: URL): { query: Record<string, string>; keyText?: string } {
  const query: Record<string, string> = {};
  let keyText: string | undefined;
  for (const [name, value] of url.searchParams) {
    if (KEY_PARAMETER.test(name)) keyText ??= value;
    else if (!PAGE_PARAMETER.test(name)) query[name] = value;
  }
  return { query, ...(keyText !== undefined && keyText !== '' && { keyText }) };
}

/** Quotes, brackets and full stops that come along when an address is copied from a text; `[text](address)` of markdown. */
function unwrap(text: string): string {
  const target = /\]\(\s*<?([^)\s>]+)>?\s*\)/.exec(text)?.[1];
  return (target ?? text)
    .trim()
    .replace(/^["'`<(]+|["'`>),;.]+$/g, '')
    .trim();
}

/** Http for names that only exist at home, https for the rest of the world. */
function withScheme(text: string): string {
  if (/^https?:\/\//i.test(text)) return text;
  const rest = text.replace(/^(?:https?:)?\/*/i, '');
  const host = URL.parse(`http://${rest}`)?.hostname;
  return `${host === undefined || hostKind(host) === 'public' ? 'https' : 'http'}://${rest}`;
}

/** `URL` takes any word for a host; we want a dot, a port, a path or a name that everybody knows. */
function isLoneWord(text: string): boolean {
  return /^[\w-]+$/.test(text) && !/^localhost$/i.test(text);
}

function isUsableHost(hostname: string): boolean {
  return hostname.length <= 253 && /^(?:\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)*\.?)$/i.test(hostname);
}

function no(reason: string): AddressResult {
  return { ok: false, reason };
}
