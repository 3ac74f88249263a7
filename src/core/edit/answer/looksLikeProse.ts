/** Languages whose files are prose themselves. */
const PROSE_LANGUAGES = new Set([
  'markdown',
  'mdx',
  'plaintext',
  'latex',
  'tex',
  'bibtex',
  'restructuredtext',
  'asciidoc',
  'git-commit',
  'html',
  'prompt',
  'log',
]);

export function isProseLanguage(languageId: string): boolean {
  return PROSE_LANGUAGES.has(languageId);
}

/** What hardly any sentence has, and hardly any line of code lacks. */
const CODE_MARKS = /[{}();=<>[\]|\\@#$&*/]|::|->/;
const POLITE = /^(?:sure|okay|ok|done|certainly|of course|absolutely|note)\b[^;{}()=]*$/i;

/** Longer lines are data. */
const LONGEST_SENTENCES = 2_000;

/** Whether an unfenced line of an answer is said to the reader rather than code: words from a capital letter to a full stop or colon. */
export function looksLikeProse(line: string): boolean {
  if (/^\s/.test(line) || line.length > LONGEST_SENTENCES) return false;
  const text = line.trimEnd().replace(/`[^`]*`|"[^"]*"|\([^)]*\)|\*\*[^*]*\*\*/g, 'word');
  if (POLITE.test(text)) return true;
  const words = text.split(/\s+/).length;
  return words >= 3 && /^(?:[\p{Lu}]|word\b|[-\d])/u.test(text) && /[.:!?]$/.test(text) && !CODE_MARKS.test(text);
}

const LIST_ITEM = /^\s*(?:[-*•]|\d+[.)])\s+\S/;
/** Where list items are code. */
const LISTS_ARE_CODE = /^(?:yaml|dockercompose|helm|ansible|github-actions-workflow)$/;

/** `Changes made:` and the like, too short for a sentence. */
const ANNOUNCEMENT =
  /^(?:\*\*)?(?:Changes|Key changes|What changed|Explanation|Notes?|Summary)(?: made)?:?(?:\*\*)?:?\s*$/;

/** Which lines of an unfenced answer are said to the reader: sentences, the list that one announces, and marks of a fence that is not there. */
export function linesSaid(lines: readonly string[], languageId: string): readonly boolean[] {
  let isAnnounced = false;
  return lines.map((line) => {
    if (line.trim() === '') return true;
    const isList = !LISTS_ARE_CODE.test(languageId);
    const isItem = isList && isAnnounced && LIST_ITEM.test(line);
    const isHead = isList && ANNOUNCEMENT.test(line);
    const isSaid = isHead || looksLikeProse(line);
    isAnnounced = isItem || isHead || (isSaid && /[:?]$/.test(line.trimEnd()));
    return isSaid || isItem || /^\s*`{3,}\s*$/.test(line);
  });
}
