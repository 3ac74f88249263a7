/**
 * The practice model's own tokenizer: a fixed, lossless word-piece splitter. Every count in a `usage` object is the length of what this
 * function returns. The pieces, first rule that fits:
 *
 * 1. a control token such as `<fim_prefix>`;
 * 2. a line break (`\n` or `\r\n`);
 * 3. a run of two to sixteen spaces or tabs (indentation);
 * 4. with at most one space before it: one hump of a word (`get` `User` `HTTP`, ten letters at most), three digits at most, an operator
 *    (`===`, `=>`, `::` …), or one other character.
 */
export function tokenize(text: string): readonly string[] {
  return text.match(PIECE) ?? [];
}

/** How many tokens a text costs; special tokens count as one each. */
export function countTokens(text: string): number {
  return tokenize(text).length;
}

const CONTROL = '<(?:fim_prefix|fim_suffix|fim_middle|fim_pad|filename|reponame|repo_name|file_sep)>|<\\|endoftext\\|>';
const HUMP = '\\p{Lu}?[\\p{Ll}\\p{M}]{1,10}|\\p{Lu}{1,10}(?!\\p{Ll})|\\p{L}{1,2}';
const OPERATOR =
  '===|!==|\\.\\.\\.|=>|->|==|!=|<=|>=|&&|\\|\\||\\+\\+|--|::|:=|\\?\\?|\\?\\.|//|\\+=|-=|\\(\\)|\\[\\]|\\{\\}';
const PIECE = new RegExp(`${CONTROL}|\\r?\\n|[ \\t]{2,16}| ?(?:${HUMP}|\\p{N}{1,3}|${OPERATOR}|[^\\s])|[\\s\\S]`, 'gu');
