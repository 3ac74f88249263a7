import assert from 'node:assert/strict';
import { createMarkdownParser, createMarkdownScope } from '../../../../../../src/webview/chat/markdown/parser.ts';

const parser = createMarkdownParser();

/** `⟨…⟩` stands for a formula, `⟦…⟧` for one of display size. */
function checkMarkup(text: string, expected: string): void {
  const written = expected
    .replaceAll('⟨', '<code class="language-math-inline">')
    .replaceAll('⟦', '<code class="language-math-display">')
    .replaceAll(/[⟩⟧]/g, '</code>');
  assert.equal(parser.render(text, createMarkdownScope()).trim(), written);
}

describe('addMathRules', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['marks a formula in a paragraph', 'a $x$ b', '<p>a ⟨$x$⟩ b</p>'],
    ['keeps TeX from being read as emphasis', '$a_1 * b_2 * c$', '<p>⟨$a_1 * b_2 * c$⟩</p>'],
    ['writes its text as text', '$a < b$', '<p>⟨$a &lt; b$⟩</p>'],
    ['takes lines of their own', '$$\na\n= b\n$$', '<p>⟦$$\na\n= b\n$$⟧</p>'],
    ['takes lines that look like a list', '\\[\na\n+ b\n- c\n\\]', '<p>⟦\\[\na\n+ b\n- c\n\\]⟧</p>'],
    ['ends a paragraph', 'so\n$$\na\n$$\nand', '<p>so</p>\n<p>⟦$$\na\n$$⟧</p>\n<p>and</p>'],
    ['keeps half a formula as text', '$$\na\n= b', '<p>$$\na\n= b</p>'],
    ['gives a blank line its due', '$$\na\n\n- b', '<p>$$\na</p>\n<ul>\n<li>b</li>\n</ul>'],
    ['goes into lists', '- a\n  $$\n  x\n  $$', '<ul>\n<li>a<p>⟦$$\nx\n$$⟧</p>\n</li>\n</ul>'],
    ['leaves code alone', '`$x$`', '<p><code>$x$</code></p>'],
    ['leaves fences alone', '```\n$$\nx\n$$\n```', '<pre><code>$$\nx\n$$\n</code></pre>'],
    ['leaves indented code alone', '    $$x$$', '<pre><code>$$x$$\n</code></pre>'],
    ['leaves prices alone', '$5 and $10', '<p>$5 and $10</p>'],
    [
      'stands in table cells',
      '|a|\n|-|\n|$x$|',
      '<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>⟨$x$⟩</td>\n</tr>\n</tbody>\n</table>',
    ],
    ['is no link', '$[a](https://e.com)$', '<p>⟨$[a](https://e.com)$⟩</p>'],
  ];
  for (const [name, text, expected] of rows) it(name, () => checkMarkup(text, expected));
});
