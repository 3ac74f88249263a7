import assert from 'node:assert/strict';
import { countTokens, tokenize } from '../../../../practice/text/tokenize.ts';

function checkTokens(text: string, expected: readonly string[]): void {
  assert.deepEqual(tokenize(text), expected);
}

describe('tokenize', () => {
  it('keeps one space with the word behind it', () => checkTokens('return total;', ['return', ' total', ';']));
  it('splits names at their humps', () => checkTokens('getHTTPStatus_code', ['get', 'HTTP', 'Status', '_', 'code']));
  it('takes indentation as one token and each line break as another', () =>
    checkTokens('{\n    a\r\n', ['{', '\n', '    ', 'a', '\r\n']));
  it('takes numbers by three digits', () => checkTokens('12345', ['123', '45']));
  it('knows operators', () => checkTokens('a === b => c', ['a', ' ===', ' b', ' =>', ' c']));
  it('counts control tokens as one each', () =>
    checkTokens('<fim_prefix>a<fim_suffix>b<fim_middle>', ['<fim_prefix>', 'a', '<fim_suffix>', 'b', '<fim_middle>']));
  it('takes nothing for nothing', () => checkTokens('', []));

  const hostile = ['naïve Straße 東京 данные', '🙂👩‍👩‍👧 \u0000\ud800', ' \t \n\n   x', 'a'.repeat(40), '\u00a0\u2028x'];
  for (const text of hostile) {
    it(`gives ${JSON.stringify(text)} back when joined`, () => assert.equal(tokenize(text).join(''), text));
  }
  it('makes no token longer than sixteen characters of ordinary text', () => {
    const longest = Math.max(
      ...tokenize(`${' '.repeat(40)}${'x'.repeat(90)}${'9'.repeat(30)}`).map(({ length }) => length),
    );
    assert.ok(longest <= 16, `${longest}`);
  });
  it('counts what it splits', () => assert.equal(countTokens('const a = 1;'), 5));
});
