import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { escapeMarkdown } from '../../../../src/core/util/escapeMarkdown.ts';

const markdown = new MarkdownIt({ linkify: true, html: true });
const unescapeHtml = (html: string) =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Rendered as markdown, the text is one paragraph that reads as expected, without any element inside. */
function checkRendered(name: string, text: string, expected: string): void {
  it(name, () => {
    const html = markdown.render(escapeMarkdown(text)).trim();
    assert.match(html, /^<p>[^<]*<\/p>$/);
    assert.equal(unescapeHtml(html.slice(3, -4)), expected);
  });
}

const checkSame = (name: string, text: string) => checkRendered(name, text, text);

describe('escapeMarkdown', () => {
  checkSame('a model name', 'accounts/fireworks/models/starcoder-16b-w8a16');
  checkSame('emphasis', '*a* _b_ **c** ~~d~~ `e`');
  checkSame('a command link', '[click](command:workbench.action.terminal.new)');
  checkSame('an image', '![x](https://evil.test/?q=1)');
  checkSame('HTML', '<img src=x onerror=alert(1)>&lt;');
  checkSame('a bare address', 'see https://evil.test/a and www.evil.test and me@evil.test');
  checkSame('an autolink', '<https://evil.test>');
  checkSame('a table border', 'a | b');
  checkSame('a heading', '# big');
  checkSame('a list', '1. one');
  checkSame('a backslash', 'C:\\models\\[x](y)');
  checkSame('other scripts', 'モデル 模型 ∑');
  checkRendered('lines become one', 'a\n\n- b\r\nc\u2028d', 'a - b c d');
  checkRendered('a theme icon is marked as none', '$(trash) x', '\\$(trash) x');
  checkRendered('hidden characters go', 'safe\u202Eevil\u200B', 'safeevil');
  checkRendered('long text is cut between characters', '🎉'.repeat(300), `${'🎉'.repeat(200)}…`);
});
