import assert from 'node:assert/strict';
import { createMarkdownParser, createMarkdownScope } from '../../../../../src/webview/chat/markdown/parser.ts';

const parser = createMarkdownParser();

function checkMarkup(text: string, expected: string): void {
  assert.equal(parser.render(text, createMarkdownScope()).trim(), expected);
}

describe('createMarkdownParser', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['leaves markup as text', '<b onclick=x>a</b>', '<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>'],
    ['links the web', '[a](https://e.com)', '<p><a href="https://e.com">a</a></p>'],
    ['escapes both kinds of quotes', `[a](https://e.com/'b="c)`, '<p><a href="https://e.com/&#39;b=%22c">a</a></p>'],
    ['leaves other schemes as they were written', '[a](command:b)', '<p>[a](command:b)</p>'],
    ['shows where a link into the project leads', '[a](src/b.ts)', '<p>a (src/b.ts)</p>'],
    ['does not repeat an address', '[src/b.ts](src/b.ts)', '<p>src/b.ts</p>'],
    [
      'shows an image as its description and address',
      '![a](https://e.com/p)',
      '<p><samp>a (https://e.com/p)</samp></p>',
    ],
    ['shows an image without description', '![](https://e.com/p)', '<p><samp>https://e.com/p</samp></p>'],
    ['links a bare address', 'https://e.com/a', '<p><a href="https://e.com/a">https://e.com/a</a></p>'],
    [
      'links no part of a link that is refused',
      '[a](view-source:https://e.com/a) ![b](x:y,https://e.com/b)',
      '<p>[a](view-source:https://e.com/a) ![b](x:y,https://e.com/b)</p>',
    ],
    [
      'nor of an address in angle brackets, or of a definition',
      '<jar:https://e.com/a!/>\n\n[a]: blob:https://e.com/b',
      '<p>&lt;jar:https://e.com/a!/&gt;</p>\n<p>[a]: blob:https://e.com/b</p>',
    ],
    [
      'links a bare address behind a word and a colon',
      'Source:https://e.com/a',
      '<p>Source:<a href="https://e.com/a">https://e.com/a</a></p>',
    ],
    [
      'links what stands behind a refused link',
      '[a](command:b) https://e.com/a',
      '<p>[a](command:b) <a href="https://e.com/a">https://e.com/a</a></p>',
    ],
    ['takes no file name for a host', 'README.md node.js', '<p>README.md node.js</p>'],
    ['leaves quotes and dashes alone', '"a" -- b...', '<p>&quot;a&quot; -- b...</p>'],
    [
      'says alignment without style',
      '|a|\n|-:|',
      '<table>\n<thead>\n<tr>\n<th align="right">a</th>\n</tr>\n</thead>\n</table>',
    ],
    ['ends emphasis behind punctuation', '**注意：**请看', '<p><strong>注意：</strong>请看</p>'],
    ['begins emphasis before brackets', 'これは**「重要」**です', '<p>これは<strong>「重要」</strong>です</p>'],
    ['ends emphasis before a particle', '이것은 **"중요"**는', '<p>이것은 <strong>&quot;중요&quot;</strong>는</p>'],
    ['begins no emphasis before a space', '价格* 数量 *折扣', '<p>价格* 数量 *折扣</p>'],
    ['strikes out between words without spaces', '旧~~（文）~~新', '<p>旧<s>（文）</s>新</p>'],
    ['judges other scripts as before', '"**a:**b" 2 * 3', '<p>&quot;**a:**b&quot; 2 * 3</p>'],
    [
      'breaks lines in cells, and nowhere else',
      'x<br>y\n\n|a<BR />b|\n|-|\n|*c*<br>`<br>` \\<br>|',
      '<p>x&lt;br&gt;y</p>\n<table>\n<thead>\n<tr>\n<th>a<br>\nb</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n' +
        '<td><em>c</em><br>\n<code>&lt;br&gt;</code> &lt;br&gt;</td>\n</tr>\n</tbody>\n</table>',
    ],
    [
      'knows no inherited names',
      '[x][__proto__] [y][constructor]',
      '<p>[x][<strong>proto</strong>] [y][constructor]</p>',
    ],
  ];
  for (const [name, text, expected] of rows) it(name, () => checkMarkup(text, expected));
});
