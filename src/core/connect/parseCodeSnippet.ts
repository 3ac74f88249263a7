import { fieldMeaning } from './fieldNames.ts';
import type { EndpointParts } from './proposeEndpoint.ts';

/** `base_url="…"`, `baseURL: '…'`, `-Uri "…"`, `"Authorization" = "Bearer …"`: a name, then a quoted text or an environment look-up. */
const NAMED =
  /["']?([A-Za-z][\w-]{1,40})["']?\s*(?:=>|[:=]|\s(?=["'`]))\s*(?:["'`]([^"'`\n]{1,4000})["'`]|((?:os\.|process\.|\$env:)[\w.[\]("']{1,80}))/g;
const URL_TEXT = /https?:\/\/[^\s"'`<>)\]},]+/gi;
const MAX_TEXT = 100_000;

/** The endpoint that a piece of code or of prose is about; undefined when it names no address and calls no library of OpenAI. */
export function parseCodeSnippet(text: string): EndpointParts | undefined {
  const bounded = text.slice(0, MAX_TEXT);
  const parts: { address?: string; keyText?: string; model?: string } = {};
  const headers: (readonly [string, string])[] = [];
  for (const [, name = '', quoted, lookup] of bounded.matchAll(NAMED)) {
    const value = quoted ?? lookup ?? '';
    if (/^(?:authorization|api-key|x-api-key)$/i.test(name)) headers.push([name, value]);
    else takeField(parts, name, value);
  }
  const address =
    parts.address ??
    likelyAddress(bounded) ??
    (/\bOpenAI\s*\(/.test(bounded) ? 'https://api.openai.com/v1' : undefined);
  if (address === undefined) return undefined;
  return {
    address,
    headers,
    ...(parts.keyText !== undefined && { keyText: parts.keyText }),
    ...(parts.model !== undefined && { model: parts.model }),
  };
}

function takeField(parts: { address?: string; keyText?: string; model?: string }, name: string, value: string): void {
  const meaning = fieldMeaning(name);
  if (meaning === 'address' && /^https?:\/\/|^[\w.-]+:\d+/i.test(value)) parts.address ??= value;
  else if (meaning === 'key') parts.keyText ??= value;
  else if (meaning === 'model') parts.model ??= value;
}

/** Of several addresses, the one that looks like an API. */
function likelyAddress(text: string): string | undefined {
  const found = text.match(URL_TEXT) ?? [];
  return found.find((address) => /\/v\d|completions|\/api\b|:\d{4,5}\b|\/\/api\./i.test(address)) ?? found[0];
}
