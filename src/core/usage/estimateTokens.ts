/** Kinds of characters that tokenisers cut into pieces of different size. */
type Kind = 'word' | 'digits' | 'space' | 'newline' | 'mark' | 'alphabet' | 'ideograph' | 'symbol';

/** Tokens of a run of `length` code units, measured as a middle way between the vocabularies in use (50 000 to 200 000 entries). */
const COST: Readonly<Record<Kind, (length: number) => number>> = {
  word: (length) => Math.ceil(length / 7),
  digits: (length) => Math.ceil(length / 2),
  // One space belongs to the word after it; longer runs are one piece.
  space: (length) => (length === 1 ? 0 : Math.ceil(length / 16)),
  newline: () => 1,
  mark: (length) => Math.ceil(length / 2),
  alphabet: (length) => Math.ceil(length / 3),
  ideograph: (length) => length * 0.8,
  symbol: (length) => length,
};

/**
 * A cheap guess of how many tokens a model sees in the text, good to about a third for code and prose in most scripts. Linear; no vocabulary
 * is loaded. Use it where the server does not count, and show it with `≈`.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  let runKind: Kind | undefined;
  let runStart = 0;
  let previousIsLower = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const kind = kindOf(code);
    const isUpper = code >= 0x41 && code <= 0x5a;
    // `camelCase` is two pieces.
    const isHump = isUpper && previousIsLower;
    if (kind !== runKind || isHump) {
      if (runKind) tokens += COST[runKind](index - runStart);
      runKind = kind;
      runStart = index;
    }
    previousIsLower = code >= 0x61 && code <= 0x7a;
  }
  if (runKind) tokens += COST[runKind](text.length - runStart);
  return Math.ceil(tokens);
}

function kindOf(code: number): Kind {
  if (code < 0x80) return kindOfAscii(code);
  // Surrogates: emoji and rare scripts, one token or more per half.
  if (code >= 0xd800 && code <= 0xdfff) return 'symbol';
  // From the CJK radicals on, a character is about a token: Chinese, Japanese, Korean.
  if (code >= 0x2e80) return 'ideograph';
  // General punctuation, arrows, mathematics, box drawing.
  if (code >= 0x2000) return 'symbol';
  return 'alphabet';
}

function kindOfAscii(code: number): Kind {
  if (code === 0x0a || code === 0x0d) return 'newline';
  if (code <= 0x20) return 'space';
  if (code >= 0x30 && code <= 0x39) return 'digits';
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a ? 'word' : 'mark';
}
