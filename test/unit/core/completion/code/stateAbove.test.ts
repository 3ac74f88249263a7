import assert from 'node:assert/strict';
import { syntaxOf } from '../../../../../src/core/completion/code/languageSyntax.ts';
import { StateAbove, type TextAbove } from '../../../../../src/core/completion/code/stateAbove.ts';

const SHELF = 'def f():\n    """Says (\n';
const BASE: TextAbove = { uri: 'file:///a.py', text: SHELF, start: 0, syntax: syntaxOf('python') };

/** What reaches into the window, after texts above that were seen before it. */
function checkAbove(name: string, seen: readonly Partial<TextAbove>[], expected: string): void {
  it(`${name}: ${expected === '' ? 'code' : expected}`, () => {
    const stateAbove = new StateAbove();
    const states = seen.map((above) => stateAbove.at({ ...BASE, ...above }));
    const { quote, comment, open } = states.at(-1) ?? assert.fail();
    assert.equal((comment ?? '') + (quote ?? ''), expected);
    assert.deepEqual(open, []);
  });
}

describe('the grammar above a window', () => {
  checkAbove('nothing above', [{ text: '' }], '');
  checkAbove('a docstring that is open', [{}], '"""');
  checkAbove('a docstring that has ended', [{}, { text: `${SHELF}"""\n` }], '');
  checkAbove('a line more of it', [{}, { text: `${SHELF}more\n` }], '"""');
  checkAbove('its start changed meanwhile', [{}, { text: 'def f():\n    # Says (\n    more\n' }], '');
  checkAbove('its start scrolled out of what is looked at', [{}, { text: 'Says (\n more\n', start: 16 }], '"""');
  checkAbove('another document', [{}, { uri: 'file:///b.py', text: `${SHELF}"""\n` }], '');
  checkAbove('another document that goes on alike', [{}, { uri: 'file:///b.py', text: 'Says (\n', start: 16 }], '');
  checkAbove('a comment of another language', [{ syntax: syntaxOf('c'), text: '/* a\n' }], 'block');
  checkAbove('prose', [{ syntax: syntaxOf('markdown') }], '');
});
