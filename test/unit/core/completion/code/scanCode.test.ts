import assert from 'node:assert/strict';
import { syntaxOf } from '../../../../../src/core/completion/code/languageSyntax.ts';
import { continueAfter, scanCode } from '../../../../../src/core/completion/code/scanCode.ts';

/** The state at the end of the text: open brackets, then `"`-like the string, or `//` and `/*` for a comment. */
function checkState(text: string, expected: string, languageId = 'javascript'): void {
  it(`${JSON.stringify(text)} in ${languageId} leaves ${expected === '' ? 'nothing' : expected} open`, () => {
    const { open, quote, comment } = scanCode(text, { syntax: syntaxOf(languageId) });
    const tail = comment === 'line' ? '//' : comment === 'block' ? '/*' : (quote ?? '');
    assert.equal(open.map(({ bracket }) => bracket).join('') + tail, expected);
  });
}

describe('scanCode', () => {
  checkState('f(a[0], {', '({');
  checkState('f("(")', '');
  checkState('f("\\"(', '("');
  checkState("it's", '');
  checkState("// don't\nf(", '(');
  checkState('// f(', '//');
  checkState('/* ( */ [', '[');
  checkState('/* (', '/*');
  checkState('get("https://x', '("');
  checkState('a = https://x', '');
  checkState('`a ${b', '${');
  checkState('`a ${b}', '`');
  checkState('`a ${{ x: 1 }}`', '');
  checkState('"never closed\n(', '(');
  checkState('"""\nit\'s (\n', '"""', 'python');
  checkState('x = [1]  # (', '//', 'python');
  checkState("f'{x", '{', 'python');
  checkState('echo $#(', '(', 'shellscript');
  checkState("fn f<'a>(x: &'a str", '(', 'rust');
  checkState('SELECT 1 -- (', '//', 'sql');
  checkState('i--; f(', '(', 'lua');
  checkState("<p>don't (", '(', 'html');
  checkState('<a href="', '"', 'html');
  checkState('say "hello" (', '(', 'html');
  checkState('(once) upon a "time', '', 'markdown');
  checkState('<!-- (', '/*', 'xml');

  it('goes on where another text has ended', () => {
    const syntax = syntaxOf('javascript');
    const from = continueAfter(scanCode('f(`${', { syntax }));
    const { outer, unmatched, quote, ownQuote } = scanCode('x}', { syntax, from });
    assert.deepEqual([outer.length, unmatched.length, quote, ownQuote], [1, 1, '`', false]);
  });
  it('tells the string around its own code from one that was open before', () => {
    const syntax = syntaxOf('javascript');
    const from = continueAfter(scanCode('log(`a', { syntax }));
    assert.equal(scanCode('${b} c', { syntax, from }).ownQuote, false);
    assert.equal(scanCode('` + `${b} c', { syntax, from }).ownQuote, true);
  });
  it('ends code in a string of one line with the line that began it', () => {
    const syntax = syntaxOf('python');
    const from = continueAfter(scanCode("f(f'{", { syntax }));
    assert.deepEqual(
      scanCode('x\n', { syntax, from }).outer.map(({ bracket }) => bracket),
      ['('],
    );
  });
  it('tells its own string from one that was open before', () => {
    const syntax = syntaxOf('javascript');
    const from = continueAfter(scanCode('log("a', { syntax }));
    assert.equal(scanCode('b', { syntax, from }).ownQuote, false);
    assert.equal(scanCode('b" + "c', { syntax, from }).ownQuote, true);
  });
});
