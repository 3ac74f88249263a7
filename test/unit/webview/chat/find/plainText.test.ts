import assert from 'node:assert/strict';
import { plainTextOf } from '../../../../../src/webview/chat/find/plainText.ts';
import { createMarkdownParser } from '../../../../../src/webview/chat/markdown/parser.ts';

const parser = createMarkdownParser();

/** Lines are told apart by `/`. */
function checkText(markdown: string, expected: string): void {
  it(JSON.stringify(markdown), () => {
    const lines = plainTextOf(markdown, parser).split('\n');
    assert.equal(lines.filter((line) => line.trim() !== '').join('/'), expected);
  });
}

describe('plainTextOf', () => {
  checkText('one **t*w*o** three', 'one two three');
  checkText('# Head\n\nText\nof two lines', 'Head/Text/of two lines');
  checkText('Call `total()` of [the cart](https://example.org/x)', 'Call total() of the cart');
  checkText('```ts\nconst a = 1;\nconst b = 2;\n```', 'const a = 1;/const b = 2;');
  checkText('- one\n- two\n  - three', 'one/two/three');
  checkText('| a | b |\n| --- | --- |\n| c | d |', 'a/b/c/d');
  checkText('> said', 'said');
  checkText('a\\*b &amp; c', 'a*b & c');
  checkText('<b>bold</b>', '<b>bold</b>');
  checkText('~~old~~ new', 'old new');
  checkText('a\u200Bb', 'ab');
  checkText('', '');
});
