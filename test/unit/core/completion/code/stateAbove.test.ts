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
    const { quote, comment, open, outer } = states.at(-1) ?? assert.fail();
    assert.equal(outer.map(({ bracket }) => bracket).join('') + (comment ?? '') + (quote ?? ''), expected);
    assert.deepEqual(open, []);
    assert.ok(outer.every(({ index }) => index < 0));
  });
}

/** Paragraphs of text and as many of code: three pieces or more of each. */
const PARAGRAPHS = 40;
const paragraphs = (name: string): string =>
  Array.from({ length: PARAGRAPHS }, (_, index) => `${name}${index}_${'x'.repeat(90)}\n\n`).join('');
const TEXT = `"""\n${paragraphs('text')}`;
const FILE = `${paragraphs('code')}${TEXT}"""\n${paragraphs('more')}`;
const FAR: Partial<TextAbove> = { text: paragraphs('far'), start: 100_000 };
/** From the middle of the text to the start of what follows it; in the document edits have moved it. */
const MIDDLE: Partial<TextAbove> = {
  text: FILE.slice(FILE.indexOf('text20'), FILE.indexOf('text38')),
  start: FILE.indexOf('text20') + 7,
};

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
  checkAbove('a here document', [{ syntax: syntaxOf('ruby'), text: 'f(<<~A)\n  b\n' }], '\nA');
  checkAbove('prose', [{ syntax: syntaxOf('markdown') }], '');
  checkAbove('code in a string', [{ syntax: syntaxOf('javascript'), text: 'f(`${g(' }], '${(');
  checkAbove('code in a string, the string closed', [{ syntax: syntaxOf('javascript'), text: 'f(`${g()}`, {' }], '');
});

describe('the grammar above a window after a jump', () => {
  checkAbove('a long text', [{ text: FILE.slice(0, FILE.indexOf('text30')) }], '"""');
  checkAbove('behind it', [{ text: FILE }], '');
  checkAbove('into a text that nobody has seen', [MIDDLE], '');
  checkAbove('back into it', [{ text: FILE }, FAR, MIDDLE], '"""');
  checkAbove(
    'back into it, where it stands in code now',
    [{ text: FILE }, FAR, { text: FILE.replace('"""', '') }, FAR, MIDDLE],
    '',
  );
  checkAbove(
    'back to where one has typed',
    [
      ...Array.from({ length: PARAGRAPHS }, (_, index) => ({ text: FILE.slice(0, FILE.indexOf(`text${index}_`)) })),
      FAR,
      MIDDLE,
    ],
    '"""',
  );
  checkAbove(
    'back to it in a file that is named otherwise',
    [{ text: FILE }, { ...MIDDLE, uri: 'file:///b.py' }],
    '"""',
  );
  checkAbove('back to it in another language', [{ text: FILE }, { ...MIDDLE, syntax: syntaxOf('ruby') }], '');
  checkAbove(
    'without blank lines',
    [{ text: `"""\n${'text\n'.repeat(6000)}` }, FAR, { text: 'text\n'.repeat(4000), start: 4000 }],
    '"""',
  );
});
