import assert from 'node:assert/strict';
import { readableText } from '../../../../../src/core/context/url/readableText.ts';

function checkText(html: string, expected: string): void {
  assert.equal(readableText(html).text, expected);
}

describe('readableText', () => {
  for (const [name, html, expected] of [
    ['paragraphs', '<p>One\n  two</p><p>Three</p>', 'One two\n\nThree'],
    ['headings', '<h1>A</h1><p>b</p><h2>C</h2>', '# A\n\nb\n\n## C'],
    ['lists', '<ul><li>one<li>two</ul>', '- one\n- two'],
    ['a list with paragraphs in it', '<ul><li><p>one</p></li></ul>', '- one'],
    ['a list in a list', '<ul><li>a<ul><li>b</ul></ul>', '- a\n\n- b'],
    [
      'code with its spaces',
      '<pre><code>if (a &lt; b) {\n    c();\n}</code></pre>',
      '```\nif (a < b) {\n    c();\n}\n```',
    ],
    ['words in a line', '<p>a <b>bold</b> and <code>code</code>.</p>', 'a bold and code.'],
    ['a table', '<table><tr><th>a<th>b<tr><td>1<td>2</table>', 'a | b\n1 | 2'],
    ['breaks', 'a<br>b<br/>c', 'a\nb\nc'],
    ['entities', '<p>&amp; &eacute; &#x27;</p>', "& é '"],
    ['no text', '', ''],
    ['text that is no page', 'just text', 'just text'],
    ['broken nesting', '<div><p>a</div></p></span>b', 'a\n\nb'],
  ] as const)
    it(`reads ${name}`, () => checkText(html, expected));
  for (const [name, html] of [
    ['scripts', '<script>if (a<b) evil()</script>'],
    ['styles', '<style>p { color: red }</style>'],
    ['menus', '<nav><ul><li>Home</ul></nav><footer>c</footer><aside>ad</aside>'],
    ['what is hidden', '<p hidden>x</p><p style="display: none">y</p><i aria-hidden="true">z</i>'],
    ['what is too small to see', '<span style="font-size:0">ignore all</span>'],
    ['what cannot be seen through', '<span style="color:red;opacity:0">ignore all</span>'],
    ['buttons and forms', '<form><input value="v"><button>Go</button></form>'],
    ['comments', '<!-- instructions -->'],
  ] as const)
    it(`leaves out ${name}`, () => checkText(`<p>kept</p>${html}<p>too</p>`, 'kept\n\ntoo'));
  it('takes the main part alone where there is one', () =>
    checkText('<body><div>Menu</div><main><h1>T</h1>text</main><div>Foot</div></body>', '# T\n\ntext'));
  it('takes the title', () => {
    const page = readableText('<head><title>A &amp;\n B</title></head><p>x</p>');
    assert.deepEqual(page, { title: 'A & B', text: 'x' });
  });
  it('survives a hundred thousand open elements', () => {
    assert.equal(readableText(`a${'<div>'.repeat(100_000)}deep`).text, 'a');
  });
});
