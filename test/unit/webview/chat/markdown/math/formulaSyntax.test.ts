import assert from 'node:assert/strict';
import { findFormula, formulaSource } from '../../../../../../src/webview/chat/markdown/math/formulaSyntax.ts';

/** All formulas of a text in brackets; those of display size in double ones. */
function checkFormulas(text: string, expected: string): void {
  let shown = '';
  for (let index = 0; index < text.length;) {
    const found = findFormula(text, index);
    if (found === undefined) shown += text.charAt(index);
    else shown += found.isDisplay ? `⟦${formulaSource(found.raw)}⟧` : `⟨${formulaSource(found.raw)}⟩`;
    index += found?.raw.length ?? 1;
  }
  assert.equal(shown, expected);
}

describe('findFormula', () => {
  const rows: readonly (readonly [name: string, text: string, expected: string])[] = [
    ['finds a formula in a sentence', 'With $x^2$ we get', 'With ⟨x^2⟩ we get'],
    ['finds a single letter', 'for each $n$, and $k$.', 'for each ⟨n⟩, and ⟨k⟩.'],
    ['finds a number', 'about $3.14$ times', 'about ⟨3.14⟩ times'],
    ['finds a formula that starts with a number', 'so $2 n + 1$ steps', 'so ⟨2 n + 1⟩ steps'],
    ['finds brackets', 'in $(a, b]$ only', 'in ⟨(a, b]⟩ only'],
    ['finds brackets at the end', 'in $(a, b]$', 'in ⟨(a, b]⟩'],
    ['finds one of display size', 'thus $$a = b$$', 'thus ⟦a = b⟧'],
    ['finds the other notation', String.raw`a \(x_1\) b \[ y \] c`, 'a ⟨x_1⟩ b ⟦y⟧ c'],
    ['finds words in commands', String.raw`$\text{if x then y}$`, String.raw`⟨\text{if x then y}⟩`],
    ['knows an escaped sign within', String.raw`$\$5 + x$`, String.raw`⟨\$5 + x⟩`],
    ['goes over one line end', '$a +\nb$', '⟨a +\nb⟩'],
    ['leaves half a formula', 'With $x^', 'With $x^'],
    ['leaves half a formula of display size', '$$ a = b $', '$$ a = b $'],
    ['leaves prices', 'between $5 and $10', 'between $5 and $10'],
    ['leaves a range of prices', 'for $5-$10 each', 'for $5-$10 each'],
    ['leaves a price before and a sign after', 'costs $5, or 10$ in cash', 'costs $5, or 10$ in cash'],
    [
      'leaves prices by the unit',
      'for $20/month or $200/year (US$ 240 before)',
      'for $20/month or $200/year (US$ 240 before)',
    ],
    ['leaves prices of two countries', 'of $3M (+5%) = C$ 4M', 'of $3M (+5%) = C$ 4M'],
    ['finds formulas between words without spaces', '设$x^2$为实数，$y$、$z$は', '设⟨x^2⟩为实数，⟨y⟩、⟨z⟩は'],
    ['finds a formula that a particle follows', '변수 $n$은 $2 n + 1$보다', '변수 ⟨n⟩은 ⟨2 n + 1⟩보다'],
    ['leaves prices between words without spaces', '价格是$5到10$左右', '价格是$5到10$左右'],
    ['leaves what a shell puts in', 'cd $(pwd)/$(name) ${a}${b}', 'cd $(pwd)/$(name) ${a}${b}'],
    ['leaves shell variables', 'set $HOME/bin:$PATH first', 'set $HOME/bin:$PATH first'],
    ['leaves variables in prose', 'use $foo and the other $bar.', 'use $foo and the other $bar.'],
    ['leaves prose between signs', 'pay $more than anyone else$ did', 'pay $more than anyone else$ did'],
    ['leaves a sign within a word', 'a$b$c', 'a$b$c'],
    ['leaves an escaped sign', String.raw`\$x$`, String.raw`\$x$`],
    ['leaves empty ones', '$$ $$ and $ $', '$$ $$ and $ $'],
    ['leaves code', '$a `b$`', '$a `b$`'],
    ['does not go over a blank line', '$$a\n\nb$$', '$$a\n\nb$$'],
    ['leaves a link that was escaped', String.raw`\[x\](https://e.com)`, String.raw`\[x\](https://e.com)`],
    ['leaves escaped brackets around prose', String.raw`\[see the notes below\]`, String.raw`\[see the notes below\]`],
  ];
  for (const [name, text, expected] of rows) it(name, () => checkFormulas(text, expected));
});
