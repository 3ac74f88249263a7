/** Field and header names that exist to carry a key, compared without case, `-` and `_`. */
const KEY_NAMES: ReadonlySet<string> = new Set([
  'authorization',
  'proxyauthorization',
  'apikey',
  'xapikey',
  'xgoogapikey',
  'openaiapikey',
  'subscriptionkey',
  'ocpapimsubscriptionkey',
  'accesstoken',
  'authtoken',
  'xauthtoken',
  'bearertoken',
  'bearer',
  'token',
  'key',
  'secret',
  'secretkey',
  'clientsecret',
  'password',
  'cookie',
]);

/** Key shapes of the known providers: a prefix of theirs, then many characters without a space. */
const KEY_SHAPES: readonly RegExp[] = [
  /^sk-[\w-]{16,}$/,
  /^(?:fw|gsk|hf|xai|pplx|nvapi|r8|tgp|key|ghp|gho|glpat|github_pat|csk)[-_][\w-]{16,}$/,
  /^AIza[\w-]{16,}$/,
  /^AKIA[0-9A-Z]{16}$/,
  /^eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*$/,
];

/** Names of gateways and vendors of their own: `x-portkey-api-key`, `helicone-auth-token`. */
const KEY_ENDING =
  /(?:api|access|secret|private|subscription)key$|(?:api|access|auth|vault)token$|clientsecret$|password$/;

/** True when a value under this name is a key whatever it looks like. */
export function isKeyName(name: string): boolean {
  const plain = name.toLowerCase().replace(/[-_]/g, '');
  return KEY_NAMES.has(plain) || KEY_ENDING.test(plain);
}

/** True when the text is a key of a known provider by its looks, with or without `Bearer` in front. */
export function looksLikeKey(text: string): boolean {
  const bare = withoutScheme(text);
  return KEY_SHAPES.some((shape) => shape.test(bare));
}

/** The key inside a header's value: trimmed, `Bearer` and its like removed. */
export function withoutScheme(text: string): string {
  return text.trim().replace(/^(?:bearer|token|api-key|apikey)\s+/i, '');
}
