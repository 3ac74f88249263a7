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
