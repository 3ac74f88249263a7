import { angleBracketsEscaped, throughEscapes } from './withoutEscapes.ts';

/**
 * Takes secrets and private text out of anything that is written down: by known value, and by shape for what nobody told us about.
 * Text that is not secret stays readable; when in doubt, it goes.
 */

const GONE = '[redacted]';
const PRIVATE = '[removed]';

/** Shorter values are no keys but words, and taking them out would make a log unreadable. */
const SHORTEST_SECRET = 4;

const SHORTEST_IN_BASE64 = 8;

/** Header and field names whose value is a credential, whatever it looks like. */
const CREDENTIAL_NAMES =
  'authorization|proxy-authorization|x-api-key|api-key|x-goog-api-key|ocp-apim-subscription-key|set-cookie|cookie|' +
  'api[-_ ]?key|(?:shared[-_]?)?access[-_]?key|account[-_]?key|secret[-_]?key|private[-_]?key|' +
  '(?:access|refresh|id|auth|session|security|api|bearer)[-_]?token|client[-_]?secret|secret|password|passwd|passphrase';

/** Fields of a request or an answer that carry the user's text or the model's. */
const PRIVATE_NAMES =
  'content|prompt|suffix|text|input|input_prefix|input_suffix|arguments|reasoning|reasoning_content|thinking|system|instructions|query|refusal';

/** Also with a word before it: `user_prompt`, `flagged_input`. */
const PRIVATE_NAME = String.raw`(?:[a-z]{1,20}_)?(?:${PRIVATE_NAMES})`;

/** Of these, what means something else outside of a JSON name: an outcome's `completion: 'shown'`. */
const PRIVATE_JSON_NAMES = 'prefix|completion|response|documents';

/** Also behind an underscore: `openai_api_key`. */
const WORD_START = '(?<![a-z0-9])';

/** A quoted value, also one that was cut off before its closing quote. */
const QUOTED = String.raw`(?:'''[\s\S]*?(?:'''|$)|"(?:[^"\\]|\\[\s\S])*(?:"|$)|'(?:[^'\\]|\\[\s\S])*(?:'|$))`;
/** The same inside a JSON string: `\"…\"`. */
const ESCAPED_QUOTED = String.raw`\\+"(?:[^"\\]|\\+[^"\\]|\\\\\\")*(?:\\+"|$)`;

/** Before a value without quotes: not what another rule has taken out already, no part of what stands before the value, and no word about one that is not there. */
const UNTOUCHED = String.raw`(?!\[redacted\]|>|Some\(|(?:required|missing|invalid|empty|none|null|true|false)(?:[\s,.;)}\]]|$))`;
/** Between a name and its value in code, logs and prose: `: `, ` = `, ` => `, `: Some(`, `:[`, and the end of a bold name. */
const IS = String.raw`["'*\x60]{0,3}\s*(?:=>|[:=])\s*(?:\*{1,2}\s*)?(?:Some\(|[[(])?`;

interface Rule {
  readonly pattern: RegExp;
  readonly replace: (match: string, ...groups: readonly string[]) => string;
}

const keepFirst =
  (replacement: string) =>
  (_match: string, kept = ''): string =>
    kept + replacement;

/** A word after "Bearer" or behind a vendor's prefix is a key when it is long or holds a digit: "Bearer authentication" is not. */
function looksLikeKey(value: string): boolean {
  return value.length >= 20 || (value.length >= 8 && /\d/.test(value));
}

/** `key_value_store_module`: a vendor's prefix by chance. */
function isWords(value: string): boolean {
  return /^[a-z]{1,15}(?:[-_][a-z]{1,15})+$/.test(value);
}

const SECRET_RULES: readonly Rule[] = [
  { pattern: /-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g, replace: () => GONE },
  // A cookie header holds several, up to the end of the line.
  { pattern: /(\b(?:set-)?cookie:[ \t]*)[^\n"']+/gi, replace: keepFirst(GONE) },
  // Variables of the environment: `FIREWORKS_API_KEY=…`.
  {
    pattern: new RegExp(
      String.raw`(\b[A-Z][A-Z0-9_]*(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)=)(?:${QUOTED}|[^\s"']+)`,
      'g',
    ),
    replace: keepFirst(GONE),
  },
  // Options of curl and its like.
  {
    pattern: new RegExp(
      String.raw`(\s(?:-u|--user|--proxy-user|-U)[\s=]+|--oauth2-bearer[\s=]+|--(?:api-?key|token|password)[\s=]+)(?:${QUOTED}|[^\s"']+)`,
      'g',
    ),
    replace: keepFirst(GONE),
  },
  // Schemes with many parts, up to the end of the line.
  {
    pattern: /(\bauthorization["']?\s*[:=]\s*["']?)(?:digest|oauth|hawk|aws4-[\w-]+)\s[^\n]*/gi,
    replace: keepFirst(GONE),
  },
  // JSON, YAML, headers, assignments: `"ext.apiKey": "…"`, `x-api-key: …`, `api_key=…`.
  {
    pattern: new RegExp(String.raw`((?:["'][\w.-]{0,60}|${WORD_START})(?:${CREDENTIAL_NAMES})${IS})${QUOTED}`, 'gi'),
    replace: keepFirst(`"${GONE}"`),
  },
  // Only as a quoted name: people and models speak of tokens. Pairs: `["authorization", "…"]`.
  {
    pattern: new RegExp(String.raw`(["'](?:[\w-]{0,30}token|bearer|credentials?)["']\s*:\s*)${QUOTED}`, 'gi'),
    replace: keepFirst(`"${GONE}"`),
  },
  {
    pattern: new RegExp(
      String.raw`(["'](?:proxy-)?(?:authorization|x-api-key|x-goog-api-key|set-cookie|cookie)["']\s*,\s*)${QUOTED}`,
      'gi',
    ),
    replace: keepFirst(`"${GONE}"`),
  },
  {
    pattern: new RegExp(String.raw`(\\+"[\w.-]{0,60}(?:${CREDENTIAL_NAMES})\\+"\s*:\s*)${ESCAPED_QUOTED}`, 'gi'),
    replace: keepFirst(GONE),
  },
  {
    pattern: new RegExp(
      String.raw`(${WORD_START}(?:${CREDENTIAL_NAMES})${IS}\x60?(?:(?:bearer|basic|token|api-?key)\s+)?)${UNTOUCHED}[^\s"'\x60,;&#)}\]]{3,}`,
      'gi',
    ),
    replace: keepFirst(GONE),
  },
  // Headers of gateways: `Helicone-Auth: …`, `X-Vault-Token: …`. A mere number is a setting.
  {
    pattern:
      /((?<![\w-])[a-z]\w{0,30}(?:-\w{1,30}){0,4}-(?:key|token|secret|auth):\s+(?:(?:bearer|basic|token)\s+)?)(?!\d+\b)[^\s"',;)}\]]{3,}/gi,
    replace: keepFirst(GONE),
  },
  {
    pattern: new RegExp(
      String.raw`([?&;]|\b|%3F|%26)((?:api[-_]?key|key|token|sig|signature|auth|code|pwd)(?:=|%3D))${UNTOUCHED}[^&;%\s"'#)\]}]+`,
      'gi',
    ),
    replace: (_match, before = '', name = '') => before + name + GONE,
  },
  { pattern: /(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@"']+@/gi, replace: keepFirst(`${GONE}@`) },
  // XML.
  {
    pattern: new RegExp(String.raw`(<[\w:-]{0,30}(?:${CREDENTIAL_NAMES}|token)>)[^<]+(?=</)`, 'gi'),
    replace: keepFirst(GONE),
  },
  // "Incorrect API key provided: …"
  {
    pattern:
      /(\b(?:api[-_ ]?key|(?:access|auth\w{0,12}|bearer|session)[-_ ]token|credentials?)(?: (?:was|provided|given|sent|used|supplied|received|found|is)){1,2}\s*[:=]?\s*["'\x60(]{0,2})([\w.~+/=-]{11,}[\w~+/=-])/gi,
    replace: (match, words = '', value = '') => (/\d/.test(value) && /[a-z]/i.test(value) ? words + GONE : match),
  },
  {
    pattern: /(\b(?:bearer|basic)\s+)([\w.~+/=-]{6,})/gi,
    replace: (match, scheme = '', value = '') => (looksLikeKey(value) ? scheme + GONE : match),
  },
  {
    pattern:
      /\b(?:sk|pk|rk|xai|nvapi|pplx|csk|glpat|xox[abprs]|tgp|tvly|fw|gsk|hf|gh[opsu]|github_pat|r8|key)[-_][\w-]{6,}/g,
    replace: (match) => (looksLikeKey(match) && !isWords(match) ? GONE : match),
  },
  // Databricks, Voyage, Zhipu: told by their length, because the beginning alone says little.
  { pattern: /\b(?:dapi[0-9a-f]{32}(?:-\d+)?|pa-[\w-]{30,}|[0-9a-f]{32}\.[A-Za-z0-9]{16})\b/g, replace: () => GONE },
  // Vercel, npm, Jina, GitHub, Shopify, Supabase, DigitalOcean, LangSmith, Chutes, Vault, SendGrid, Google, Bedrock: told by beginning and length.
  {
    pattern:
      /\b(?:(?:vck|npm|jina|ghr|shpat|sbp|dop_v1|lsv2_[a-z]{2})_[A-Za-z0-9]{20,}\w*|cpk_[\w.]{20,}|hvs\.[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|AQ\.[\w-]{20,}|ABSK[A-Za-z0-9+/=]{20,}|bedrock-api-key-[\w+/=]{20,})/g,
    replace: () => GONE,
  },
  {
    pattern: /\b(?:AIza[\w-]{10,}|ya29\.[\w-]+|A[KS]IA[0-9A-Z]{12,}|eyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?)/g,
    replace: () => GONE,
  },
];

const PRIVATE_RULES: readonly Rule[] = [
  // Pydantic quotes what it refuses.
  { pattern: /(\binput_value=)[\s\S]*?(?=, input_type=|\]|$)/g, replace: keepFirst(PRIVATE) },
  {
    pattern: new RegExp(
      String.raw`(["'](?:${PRIVATE_NAME}|${PRIVATE_JSON_NAMES})["']\s*[:=]\s*|\b${PRIVATE_NAME}\s*:\s+(?=["']))${QUOTED}`,
      'gi',
    ),
    replace: keepFirst(`"${PRIVATE}"`),
  },
  {
    pattern: new RegExp(
      String.raw`(["'](?:prompt|input|documents)["']\s*:\s*)\[\s*${QUOTED}(?:\s*,\s*${QUOTED})*\s*(?:\]|$)`,
      'gi',
    ),
    replace: keepFirst(`["${PRIVATE}"]`),
  },
  {
    pattern: new RegExp(String.raw`(\\+"${PRIVATE_NAME}\\+"\s*:\s*)${ESCAPED_QUOTED}`, 'gi'),
    replace: keepFirst(PRIVATE),
  },
];

function apply(rules: readonly Rule[], text: string): string {
  return rules.reduce((result, { pattern, replace }) => result.replace(pattern, replace), text);
}

/** All spellings under which a value turns up: as it is, in a URL, in a JSON string, in a page, in Base64. */
function spellings(value: string): readonly string[] {
  const inUrls = [encodeURIComponent(value), encodeURI(value)];
  const inLowerCase = inUrls.map((url) => url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
  const inJson = JSON.stringify(value).slice(1, -1);
  return [...new Set([value, ...inUrls, ...inLowerCase, inJson, angleBracketsEscaped(value), ...base64Of(value)])];
}

/**
 * Alone, and behind a name as in `name:key`, whose length decides how the bytes fall into groups of three; without what the bytes
 * beside it would change. Only of what can stand in a header; a short one might be a word by chance.
 */
function base64Of(value: string): readonly string[] {
  if (value.length < SHORTEST_IN_BASE64 || !/^[\x20-\x7e]+$/.test(value)) return [];
  const groups = [0, 1, 2].map((start) => value.slice(start, value.length - ((value.length - start) % 3)));
  return [value, ...groups].map((part) => btoa(part));
}

/** Takes out every known value in all its spellings, longest first, so that a key that holds another leaves no rest. */
export function redactValues(text: string, values: readonly string[]): string {
  const spelled = values
    .filter((value) => value.length >= SHORTEST_SECRET)
    .flatMap(spellings)
    .sort((a, b) => b.length - a.length);
  return throughEscapes(text, (part) => spelled.reduce((result, spelling) => result.replaceAll(spelling, GONE), part));
}

/**
 * Takes out whatever has the shape of a key, and the values of fields that carry prompts and answers in JSON, also in cut-off JSON; all
 * of it also where it was escaped.
 */
export function redactShapes(text: string): string {
  return throughEscapes(text, (part) => apply(PRIVATE_RULES, apply(SECRET_RULES, part)));
}

/** One per window: it learns the keys that are in use and cleans every line of the log. */
export interface Redactor {
  /** From now on this value goes too, whatever its shape. */
  remember(secret: string): void;
  redact(text: string): string;
}

export function createRedactor(): Redactor {
  const known = new Set<string>();
  return {
    remember: (secret) => {
      known.add(secret);
    },
    redact: (text) => redactShapes(redactValues(text, [...known])),
  };
}
