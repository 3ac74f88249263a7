import assert from 'node:assert/strict';
import { checkText } from '../../../../practice/chat/checkText.ts';

function checkFindings(text: string, expected: readonly string[], elsewhere = 0): void {
  const found = checkText(text, () => elsewhere).map(({ line, message }) => `${line}: ${message}`);
  assert.deepEqual(found, expected);
}

describe('checkText', () => {
  it('finds nothing in sound code', () => checkFindings('f({ a: [1, 2] });\n', []));
  it('finds an open bracket', () => checkFindings('f(\n  [1, 2];\n', ['1: `(` is never closed.']));
  it('finds a bracket too many', () => checkFindings('f();\n}\n', ['2: `}` closes nothing that is open.']));
  it('passes over brackets in strings and comments', () => checkFindings('f("(", \'[\'); // {\n# (\n', []));
  it('finds a slip in a name', () =>
    checkFindings('total = 1\ntotal += 2\nprint(toatl)\n', [
      '3: `toatl` occurs only here; is it meant to be `total`?',
    ]));
  it('passes over a name that is known elsewhere', () =>
    checkFindings('total = 1\ntotal += 2\nprint(totals2)\n', [], 5));
  it('passes over plurals', () => checkFindings('item(item)\nprint(items)\n', []));
  it('repeats the author’s own notes', () =>
    checkFindings('// TODO: later\n', ["1: the author's own note: “TODO: later”"]));
});
