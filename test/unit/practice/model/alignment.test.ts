import assert from 'node:assert/strict';
import { align } from '../../../../practice/model/alignment.ts';
import { splitIntoLexemes } from '../../../../practice/text/lexemes.ts';

/** Renamings found between the ends of two texts, each as `from>to`; every word and mark is worth one. */
function checkAlignment(source: string, target: string, expected: readonly string[]): void {
  const place = (text: string) => ({ lexemes: splitIntoLexemes(text), end: splitIntoLexemes(text).length });
  const { bindings } = align(place(source), place(target), ({ kind }) => (kind === 'space' ? 0 : 1));
  assert.deepEqual(
    bindings.map(({ from, to }) => `${from.join(' ')}>${to.join(' ')}`),
    expected,
  );
}

describe('align', () => {
  it('finds the name that differs', () => checkAlignment('set(name)', 'set(age)', ['name>age']));
  it('finds several', () => checkAlignment('put(name, item)', 'put(age, box)', ['item>box', 'name>age']));
  it('needs none for the same text', () => checkAlignment('set(name)', 'set(name)', []));
  it('takes no name for two different ones', () => checkAlignment('f(a, b, a)', 'f(x, y, z)', ['a>z', 'b>y']));
  it('takes no name for another one and for itself', () => checkAlignment('x(a)(a)', 'x(b)(a)', []));
  it('does not turn one sentence into another', () =>
    checkAlignment('please do call old man(', 'please do call new woman(', []));
  it('pays for a renaming with text that agrees further back', () => checkAlignment('; name', '- age', []));
});
