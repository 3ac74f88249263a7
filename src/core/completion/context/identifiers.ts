/** Shorter names (`i`, `id`) stand everywhere and tell nothing. */
const IDENTIFIER = /[\p{L}_$][\p{L}\p{N}_$]{2,}/gu;

/** Words of grammar in the languages most in use. */
const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'abstract and as async await bool boolean break case catch class const continue def default defer del do elif else end enum ' +
    'except export extends extern false final finally fn for from func function global go if impl implements import in include ' +
    'int interface is lambda let long match mod module mut namespace new nil None not null number object of or override package ' +
    'pass private protected pub public raise range readonly require return self short static str string struct super switch ' +
    'then this throw throws trait true try type typeof undefined unsigned until use using val var void where while with yield'
  ).split(' '),
);

/** A word that code of any subject holds, and that no definition stands behind. */
export function isKeyword(word: string): boolean {
  return KEYWORDS.has(word);
}

/** The different names and words of a text, three letters or more each, keywords left out. */
export function identifiersOf(text: string): ReadonlySet<string> {
  const names = new Set(text.match(IDENTIFIER));
  for (const keyword of KEYWORDS) names.delete(keyword);
  return names;
}
