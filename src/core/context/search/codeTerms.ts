/** Words that questions and all code are made of, and that say nothing. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about all also am an and any are as at be been but by can could did do does done each for from get give had has have he her here how ' +
    'i if in into is it its just like me my no not of on one or our out please she should show so some such tell than that the their them ' +
    'then there these they this those to too us use used uses using very was we were what when where which while who why will with would you ' +
    'your const let var function return import export public private static void new null undefined true false self def class'
  )
    .split(' ')
    .flatMap((word) => [word, singular(word)]),
);

const WORD = /[\p{L}\p{N}_$]+/gu;
/** `HTTPServer` is `HTTP` and `Server`, `parseV2Url` is `parse`, `V2` and `Url`. */
const PART = /\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}]+\p{N}*|\p{N}+/gu;
/** Longer ones are hashes and encoded data. */
const LONGEST = 40;
const SHORTEST = 2;

/** The terms of a piece of code or prose, with repetitions: the parts of every name, small letters, plural and singular alike. Whole names are left out: most stand in one file only, and would take most of an index's memory. */
export function codeTerms(text: string): readonly string[] {
  const terms: string[] = [];
  for (const word of text.match(WORD) ?? []) addWord(word, terms);
  return terms;
}

/** The different terms of a question; those that say nothing are left out, unless there is nothing else. */
export function queryTerms(query: string): readonly string[] {
  const all = [...new Set(codeTerms(query))];
  const telling = all.filter((term) => !STOP_WORDS.has(term));
  return telling.length > 0 ? telling : all;
}

/** Whether a term is left out of questions; leaving it out of the index as well halves that. */
export function isStopWord(term: string): boolean {
  return STOP_WORDS.has(term);
}

function addWord(word: string, terms: string[]): void {
  const parts = word.length > LONGEST * 3 ? [] : (word.match(PART) ?? []);
  for (const part of parts) addTerm(part, terms);
}

function addTerm(word: string, terms: string[]): void {
  if (word.length < SHORTEST || word.length > LONGEST || /^\p{N}+$/u.test(word)) return;
  terms.push(singular(word.toLowerCase()));
}

/** Enough for `keys` to find `key`; no dictionary. */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}
