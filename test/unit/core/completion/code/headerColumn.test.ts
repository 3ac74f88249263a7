import assert from 'node:assert/strict';
import { enclosingColumn, headerColumn } from '../../../../../src/core/completion/code/headerColumn.ts';
import { syntaxOf } from '../../../../../src/core/completion/code/languageSyntax.ts';

/** The column of the statement in whose head the text ends; the text by its language. */
function checkHeader(name: string, texts: Readonly<Record<string, string>>, expected: number): void {
  const [languageId = '', text = ''] = Object.entries(texts)[0] ?? [];
  it(`${name} begins in column ${expected}`, () => {
    assert.equal(headerColumn(text, { syntax: syntaxOf(languageId), tabSize: 4 }), expected);
  });
}

describe('headerColumn', () => {
  checkHeader('a head on one line', { c: 'x();\n  if (a) {' }, 2);
  checkHeader('parameters below the first', { cpp: '  int a(int b,\n        int c) {' }, 2);
  checkHeader('bases below the first', { python: 'class A(B,\n        C):' }, 0);
  checkHeader('initialisers', { cpp: 'A::A(int b)\n    : c_(b),\n      d_(b) {' }, 0);
  checkHeader('one initialiser', { cpp: 'A::A(int b)\n    : c_(b) {' }, 0);
  checkHeader('a condition that is continued', { python: '  if a and \\\n      b:' }, 2);
  checkHeader('another branch', { c: 'if (a(\n      b)) {\n} else {' }, 0);
  checkHeader('a method in a chain', { typescript: 'a\n  .map((b) => {' }, 2);
  checkHeader('a head behind a string with a bracket', { typescript: "  a(')', () => {" }, 2);
  checkHeader('a head whose bracket was opened further up', { c: '        int c) {' }, 8);

  it('finds the statement around a line', () => {
    const options = { syntax: syntaxOf('python'), tabSize: 4 };
    assert.equal(enclosingColumn('def a(\n        b):\n    c()\n    ', 4, options), 0);
    assert.equal(enclosingColumn('if a:\n\n    if b:\n        ', 8, options), 4);
    assert.equal(enclosingColumn('    c()\n    ', 4, options), undefined);
  });
});
