import { t } from '@vscode/l10n';
import { isKeyName, looksLikeKey, withoutScheme } from '../settings/keyInSettings.ts';
import { redactShapes } from '../util/redact.ts';

export interface SortedHeaders {
  /** What belongs into `Endpoint.headers`. */
  readonly kept: Readonly<Record<string, string>>;
  /** The text of the key, its scheme removed. */
  readonly keyText?: string;
  readonly remarks: readonly string[];
}

/** What every client says for itself: copied along, of no meaning to us. */
const OF_THE_CLIENT =
  /^(?:accept(?:-.*)?|connection|content-(?:type|length|encoding)|host|origin|referer|user-agent|dnt|te|priority|pragma|cache-control|expect|transfer-encoding|upgrade-insecure-requests|sec-.*|x-stainless-.*|traceparent|tracestate)$/i;
/** What `fetch` and the servers take; anything else would throw on every request. */
const NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Sorts pasted headers into what an endpoint keeps, the key, and what is left out with a word. */
export function sortHeaders(headers: readonly (readonly [string, string])[]): SortedHeaders {
  const kept: [string, string][] = [];
  const remarks: string[] = [];
  let keyText: string | undefined;
  for (const [name, rawValue] of headers) {
    const value = rawValue.trim();
    if (OF_THE_CLIENT.test(name) || value === '' || name === '__proto__') continue;
    if (isKeyHeader(name) && !/^basic\s/i.test(value) && keyText === undefined) keyText = withoutScheme(value);
    else if (isKeyHeader(name) || isCredential(name, value)) remarks.push(leftOut(name));
    else if (NAME.test(name) && VALUE.test(value)) kept.push([name, value]);
    else remarks.push(t('A header that cannot be sent was left out.'));
  }
  return { kept: Object.fromEntries(kept), ...(keyText !== undefined && { keyText }), remarks };
}

/** The names under which the servers that we know take their key; the dialect chooses the name when it is sent. */
function isKeyHeader(name: string): boolean {
  return /^(?:authorization|api-?key|x-api-key|x-goog-api-key)$/i.test(name);
}

function isCredential(name: string, value: string): boolean {
  return isKeyName(name) || looksLikeKey(value) || /cookie|secret|passw|token$|signature/i.test(name);
}

function leftOut(name: string): string {
  const redacted = redactShapes(name);
  const isPrintable = NAME.test(name) && redacted === name;
  return isPrintable
    ? t(
        'The header "{0}" carries a secret and was left out: only one key is kept, in secret storage.',
        name.slice(0, 60),
      )
    : t('The header carries a secret and was left out: only one key is kept, in secret storage.');
}
