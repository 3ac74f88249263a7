/** A formula found in a line of text. */
export interface FoundFormula {
  /** With its delimiters. */
  readonly raw: string;
  readonly isDisplay: boolean;
}

interface Delimiters {
  readonly open: string;
  readonly close: string;
  readonly isDisplay: boolean;
}

/** Longer ones come first, because `$$` starts with `$`. */
const DELIMITERS: readonly Delimiters[] = [
  { open: '$$', close: '$$', isDisplay: true },
  { open: '$', close: '$', isDisplay: false },
  { open: '\\(', close: '\\)', isDisplay: false },
  { open: '\\[', close: '\\]', isDisplay: true },
];

/** Nobody writes longer ones within a paragraph. */
const LONGEST = 2000;
const PLAIN_WORDS = /(?:^|\s)\p{L}{2,}[,;:]?\s+\p{L}{2,}(?:[\s.,;:]|$)/u;
/** What formulas have and amounts of money do not. */
const FORMULA_SIGN = /[\\^_=<>+*/{}|]/;
/** Scripts that write their words, and formulas between them, without spaces. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const IN_WORD = /[\p{L}\p{N}$]/u;

/**
 * The formula that starts at `start` of a text, as TeX writes it (`$…$`, `$$…$$`, `\(…\)`, `\[…\]`), or undefined: for half a formula, for
 * prices, shell variables and prose that merely stand between such signs.
 */
export function findFormula(text: string, start: number): FoundFormula | undefined {
  const delimiters = DELIMITERS.find(({ open }) => text.startsWith(open, start));
  if (delimiters === undefined) return undefined;
  const { open, close, isDisplay } = delimiters;
  const contentStart = start + open.length;
  const contentEnd = findClose(text, close, contentStart);
  if (contentEnd === undefined) return undefined;
  const content = text.slice(contentStart, contentEnd);
  const end = contentEnd + close.length;
  const isFormula =
    isFormulaText(content) && (open !== '$' || standsAsFormula(text, start, end)) && !isLinkText(text, open, end);
  return isFormula ? { raw: text.slice(start, end), isDisplay } : undefined;
}

/** The TeX of a formula with its delimiters. */
export function formulaSource(raw: string): string {
  const length = raw.startsWith('$') && !raw.startsWith('$$') ? 1 : 2;
  return raw.slice(length, -length).trim();
}

function findClose(text: string, close: string, from: number): number | undefined {
  const limit = Math.min(text.length, from + LONGEST);
  for (let index = from; index < limit; index += 1) {
    if (text.startsWith(close, index)) return index;
    // What is escaped closes nothing.
    if (text.charAt(index) === '\\') index += 1;
    // Code is no formula, and a new paragraph ends one.
    else if (text.charAt(index) === '`' || text.startsWith('\n\n', index)) return undefined;
  }
  return undefined;
}

function isFormulaText(content: string): boolean {
  if (content.trim() === '') return false;
  return content.includes('\\') || !PLAIN_WORDS.test(content);
}

/** Between single dollar signs more is needed: they also stand for money and for variables. */
function standsAsFormula(text: string, start: number, end: number): boolean {
  const content = text.slice(start + 1, end - 1);
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (/^\s|\s$/.test(content) || before === '\\' || isInWord(before) || isInWord(after)) return false;
  // `$(a)/$(b)` and `${a}${b}` are a shell's and a program's.
  if (/^[({]/.test(content) && content.charAt(0) === after) return false;
  if (content.includes('\\')) return true;
  return !UNSPACED.test(content) && !isAboutMoney(content, text.slice(end));
}

function isInWord(character: string): boolean {
  return IN_WORD.test(character) && !UNSPACED.test(character);
}

/** `$5/month, or US$ 60`: begins with an amount and goes on in words. */
function isAboutMoney(content: string, after: string): boolean {
  if (!/^\d.*\s/s.test(content)) return false;
  const isCurrency = /\p{Lu}$/u.test(content) && /^\s?\d/.test(after);
  return isCurrency || /\p{L}{2,}/u.test(content) || !FORMULA_SIGN.test(content);
}

/** `\[text\](address)` is a link that somebody has escaped. */
function isLinkText(text: string, open: string, end: number): boolean {
  return open === '\\[' && /^[([:]/.test(text.slice(end, end + 1));
}
