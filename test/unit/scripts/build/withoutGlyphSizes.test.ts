import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import katex from 'katex';
import { inProject } from '../../../../scripts/host/paths.ts';
import { withoutGlyphSizes } from '../../../../scripts/build/withoutGlyphSizes.ts';

const FORMULAS = [
  String.raw`\frac{a}{b} + \sqrt[3]{x^2}`,
  String.raw`\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} \left( \sum_{i=1}^n i \right)`,
  String.raw`\mathbb{R} \xrightarrow{f} \boxed{\text{words}} \overbrace{a+b} \hat{x} \LaTeX \rule{1em}{2em}`,
];

describe('withoutGlyphSizes', () => {
  it('leaves the MathML of formulas as it was', async () => {
    const code = withoutGlyphSizes(await readFile(inProject('node_modules/katex/dist/katex.mjs'), 'utf8'));
    const slim = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      readonly default: typeof katex;
    };
    for (const formula of FORMULAS) {
      const options = { output: 'mathml', displayMode: true } as const;
      assert.equal(slim.default.renderToString(formula, options), katex.renderToString(formula, options));
    }
  });

  it('says when the table has moved', () => assert.throws(() => withoutGlyphSizes('var other = {};')));
});
