import { t } from '@vscode/l10n';
import { looksLikeKey, withoutScheme } from '../settings/keyInSettings.ts';
import { type PastedEndpoint, refused } from './endpointProposal.ts';
import { groupAssignments } from './groupAssignments.ts';
import { isCurl, parseCurl } from './parseCurl.ts';
import { parseCodeSnippet } from './parseCodeSnippet.ts';
import { parseEndpointJson } from './parseEndpointJson.ts';
import { parseLenientJson } from './parseLenientJson.ts';
import { presetOfKey } from './presets.ts';
import { type EndpointParts, proposeEndpoint } from './proposeEndpoint.ts';
import { readAssignments } from './readAssignments.ts';

/** Longer texts are files, not something that a person copied to connect. */
const MAX_LENGTH = 200_000;
/** `[::1]:8080` is no JSON. */
const BRACKETED_ADDRESS = /^\[[\da-f:.]*:[\da-f:.]*\](?::\d+)?(?:\/\S*)?$/i;

/**
 * Whatever a person pastes, as an endpoint, or one sentence that says why not: an address in any form, a `curl` command, JSON, lines of
 * an environment file, code that calls a library, or a bare key. Pure: nothing is looked up, run, stored or sent.
 */
export function parsePastedEndpoint(pasted: string): PastedEndpoint {
  if (pasted.length > MAX_LENGTH)
    return refused(t('This is too long to be one endpoint; use "Interline: Import Endpoints" for whole files.'));
  const text = tidy(pasted);
  if (text === '') return refused(t('Nothing was pasted; paste an address such as http://127.0.0.1:8080/v1.'));
  if (isCurl(text)) return ofCurl(text);
  if (/^[[{]/.test(text) && !BRACKETED_ADDRESS.test(text)) return ofJson(text);
  if (!/\s/.test(text)) return ofOneWord(text);
  return ofLines(text);
}

function ofCurl(text: string): PastedEndpoint {
  const parts = parseCurl(text);
  if (parts === undefined) return refused(t('A quote in the curl command is never closed; copy the whole command.'));
  if (parts.address === '') return refused(t('The curl command names no address; copy the whole command.'));
  return proposeEndpoint(parts);
}

function ofJson(text: string): PastedEndpoint {
  const value = parseLenientJson(text);
  const [first, ...others] = value === undefined ? [parseCodeSnippet(text) ?? []].flat() : parseEndpointJson(value);
  if (first === undefined) return refused(t('This JSON names no address; it needs a field such as "baseUrl".'));
  return proposeEndpoint(withOthers(first, others.length));
}

function ofOneWord(text: string): PastedEndpoint {
  const key = withoutScheme(text);
  const assignments = /^[A-Za-z_]\w*=/.test(text) ? readAssignments(text) : [];
  if (assignments.length > 0) return ofLines(text);
  if (!looksLikeKey(key)) return proposeEndpoint({ address: text });
  const preset = presetOfKey(key);
  if (preset === undefined)
    return refused(
      t(
        'This looks like a key, but its beginning does not tell whose; choose the provider from the list and paste it there.',
      ),
    );
  return proposeEndpoint({
    address: preset.baseUrl,
    keyText: key,
    remarks: [t('The key looks like one of {0}.', preset.name)],
  });
}

/** Several words: environment lines, else code or prose around an address. */
function ofLines(text: string): PastedEndpoint {
  const [first, ...others] = groupAssignments(readAssignments(text));
  const code = parseCodeSnippet(text);
  if (first !== undefined && !isCode(text)) return proposeEndpoint(withOthers(first, others.length));
  const parts = code ?? first;
  if (parts !== undefined) return proposeEndpoint(parts);
  if (looksLikeKey(text)) return ofOneWord(withoutScheme(text));
  return refused(
    t('No address was found in this; paste a base URL, a curl command or lines such as OPENAI_BASE_URL=….'),
  );
}

function isCode(text: string): boolean {
  return /\b(?:import|from|const|let|var|new|client|Invoke-\w+)\b.*[('"{]/.test(text);
}

function withOthers(parts: EndpointParts, others: number): EndpointParts {
  if (others === 0) return parts;
  const remark =
    others === 1
      ? t('1 more endpoint was left out; "Interline: Import Endpoints" reads whole files.')
      : t('{0} more endpoints were left out; "Interline: Import Endpoints" reads whole files.', others);
  return { ...parts, remarks: [...(parts.remarks ?? []), remark] };
}

/** Typographic quotes, hard blanks and invisible characters come from word processors and chat programs; fences from markdown. */
function tidy(text: string): string {
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[“”„]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/^\s*```[\w-]*\s*\n([\s\S]*?)\n?\s*```\s*$/, '$1')
    .trim();
}
