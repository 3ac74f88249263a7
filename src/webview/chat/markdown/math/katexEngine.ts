import katex from 'katex';

/** Turns the TeX of one formula into MathML as text. Throws for what is no formula. */
export type MathEngine = (source: string, isDisplay: boolean) => string;

/** Sizes in em: enough for any formula, too little to cover what stands around it. */
const MAX_SIZE_EM = 10;
/** Macros that a formula may define itself are expanded at most so often. */
const MAX_EXPANSIONS = 300;

/** Commands that reach out of a formula. KaTeX would show their name and leave out what they are given. */
const OUTREACHING = /\\(?:href|url|includegraphics|html(?:Class|Id|Style|Data))(?![a-zA-Z])/;

/** KaTeX, with all that reaches out of a formula (links, images, classes, styles) switched off. */
export function createKatexEngine(): MathEngine {
  return (source, isDisplay) => {
    if (OUTREACHING.test(source)) throw new SyntaxError('This formula holds more than a formula.');
    return katex.renderToString(source, {
      displayMode: isDisplay,
      // The browser draws it with its own fonts, and screen readers read it.
      output: 'mathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxSize: MAX_SIZE_EM,
      maxExpand: MAX_EXPANSIONS,
    });
  };
}
