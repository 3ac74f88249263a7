/** Shorter names (`i`, `id`) stand everywhere and tell nothing. */
const IDENTIFIER = /[\p{L}_$][\p{L}\p{N}_$]{2,}/gu;

/** The different names and words of a text, three letters or more each. */
export function identifiersOf(text: string): ReadonlySet<string> {
  return new Set(text.match(IDENTIFIER));
}
