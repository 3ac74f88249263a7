/** Names of HTML for characters that keys, headers and JSON are made of. */
const NAMED: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  nbsp: ' ',
  colon: ':',
  equals: '=',
  plus: '+',
  sol: '/',
  lowbar: '_',
  period: '.',
};

/** `&quot;` `&#34;` `&#x22;` of HTML, `\u0022` and `\/` of JSON, `%22` of URLs. */
const ESCAPE = /&([a-z]{2,8});|&#(\d{1,7});|&#x([0-9a-f]{1,6});|\\u([0-9a-f]{4})|%([0-9a-f]{2})|\\(\/)/gi;

/** What was escaped twice, `&amp;quot;` or `%252B`, is read too. */
const PASSES = 2;

/**
 * Text as it was before somebody escaped it for HTML, JSON or a URL. Only printable ASCII comes back, and no angle brackets: what was no
 * markup and no control character must not become one.
 */
export function withoutEscapes(text: string): string {
  let result = text;
  for (let pass = 0; pass < PASSES; pass++) result = result.replace(ESCAPE, plainCharacter);
  return result;
}

function plainCharacter(escape: string, ...groups: readonly (string | undefined)[]): string {
  const [name, decimal, hexadecimal, unicode, percent, slash] = groups;
  if (slash !== undefined) return slash;
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? escape;
  const code = decimal === undefined ? parseInt(hexadecimal ?? unicode ?? percent ?? '', 16) : Number(decimal);
  const isPlain = code >= 0x20 && code <= 0x7e && code !== 0x3c && code !== 0x3e;
  return isPlain ? String.fromCharCode(code) : escape;
}

/** Cleans the text as it stands; where escapes hide more from that, `&quot;api_key&quot;` or `api_key%3A`, without them too. */
export function throughEscapes(text: string, clean: (text: string) => string): string {
  const cleaned = clean(text);
  const bare = withoutEscapes(text);
  if (bare === text) return cleaned;
  const bareOfCleaned = withoutEscapes(cleaned);
  return clean(bare) === bareOfCleaned ? cleaned : clean(bareOfCleaned);
}

/** How a text of a page reads when all other escapes are gone. */
export function angleBracketsEscaped(text: string): string {
  return text.replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
