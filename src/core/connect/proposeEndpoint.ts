import { t } from '@vscode/l10n';
import type { Endpoint } from '../settings/endpoint.ts';
import { hostKind } from '../util/hostKind.ts';
import { type EndpointProposal, type PastedEndpoint, refused } from './endpointProposal.ts';
import { type ParsedAddress, parseAddress } from './parseAddress.ts';
import { presetOfHost, presetOfPort } from './presets.ts';
import { type FoundKey, readKeyText } from './readKeyText.ts';
import { sortBody } from './sortBody.ts';
import { sortHeaders } from './sortHeaders.ts';

/** The parts of an endpoint, as found in whatever was pasted or imported; nothing is judged yet. */
export interface EndpointParts {
  readonly address: string;
  /** The user's or the other tool's name for it; undefined: told from the host. */
  readonly name?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly keyText?: string;
  readonly model?: string;
  /** A whole request body. */
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  readonly remarks?: readonly string[];
}

/** Judges the parts and puts them together. */
export function proposeEndpoint(parts: EndpointParts): PastedEndpoint {
  const parsed = parseAddress(parts.address);
  if (!parsed.ok) return refused(parsed.reason);
  const { address } = parsed;
  const headers = sortHeaders(parts.headers ?? []);
  const body = sortBody(parts.body);
  const query = { ...address.query, ...parts.query };
  const found = findKey([parts.keyText, headers.keyText, address.keyText]);
  const endpoint: Endpoint = {
    name: parts.name ?? proposeName(address.baseUrl),
    baseUrl: address.baseUrl,
    ...(address.dialect !== undefined && { dialect: address.dialect }),
    headers: headers.kept,
    extraBody: body.extra,
    ...(Object.keys(query).length > 0 && { query }),
    ...(found?.kind === 'variable' && { apiKeyVariable: found.name }),
  };
  return {
    kind: 'endpoint',
    proposal: withRemarks(
      { endpoint, found, address },
      [parts.model, body.model],
      [...(parts.remarks ?? []), ...address.remarks, ...headers.remarks],
    ),
  };
}

function withRemarks(
  made: { readonly endpoint: Endpoint; readonly found: FoundKey | undefined; readonly address: ParsedAddress },
  models: readonly (string | undefined)[],
  remarks: readonly string[],
): EndpointProposal {
  const { endpoint, found, address } = made;
  const model = [...models, address.model].find((name) => name !== undefined && name.trim() !== '');
  return {
    endpoint,
    ...(found?.kind === 'key' && { key: found.key }),
    ...(model !== undefined && { model: model.trim() }),
    alternativeBaseUrls: address.alternativeBaseUrls,
    remarks: [...remarks, ...keyRemark(found)],
  };
}

/** A real key before a variable's name before anything else. */
function findKey(texts: readonly (string | undefined)[]): FoundKey | undefined {
  const found = texts.flatMap((text) => (text === undefined ? [] : (readKeyText(text) ?? [])));
  return found.find(({ kind }) => kind === 'key') ?? found.find(({ kind }) => kind === 'variable') ?? found[0];
}

/** What is said of a key that came with an address. */
export function keyTakenOut(): string {
  return t('The key was taken out; it goes to secret storage and stays out of the settings.');
}

function keyRemark(found: FoundKey | undefined): readonly string[] {
  switch (found?.kind) {
    case 'key':
      return [keyTakenOut()];
    case 'variable':
      return [t('The key is read from the environment variable {0}.', found.name)];
    case 'elsewhere':
      return [t('Another program fills in the key there, so that it was left out.')];
    case 'unusable':
      return [t('The key has characters that cannot be sent, so that it was left out.')];
    case 'placeholder':
    case undefined:
      return [];
  }
}

/** A short name from the address alone: the family's where the host tells it, else the host. */
export function proposeName(baseUrl: string): string {
  const url = URL.parse(baseUrl);
  if (url === null) return 'endpoint';
  const azure = /^([\w-]+)\.(?:openai\.azure|cognitiveservices\.azure|services\.ai\.azure)\./i.exec(url.hostname);
  if (azure?.[1] !== undefined) return `Azure ${azure[1]}`;
  const preset = presetOfHost(url.hostname);
  if (preset !== undefined) return preset.name;
  if (hostKind(url.hostname) === 'loopback') return localName(url.port);
  return url.host.replace(/^(?:api|www)\.(?=.+\.)/, '');
}

/** Ports that only one program uses tell its name. */
function localName(port: string): string {
  const preset = presetOfPort(Number(port));
  return preset?.dialect === 'ollama' || preset?.dialect === 'lmStudio'
    ? preset.name
    : `localhost${port && `:${port}`}`;
}
