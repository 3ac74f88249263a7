import assert from 'node:assert/strict';
import { afterPreamble } from '../../../../../src/core/completion/postprocess/afterPreamble.ts';
import { createCleaningContext } from '../../../../../src/core/completion/postprocess/cleaningContext.ts';

interface Row {
  /** Text left of the cursor. */
  readonly before: string;
  readonly languageId?: string;
  readonly rest: string;
  readonly want: string;
}

function checkPreamble(name: string, { before, languageId = 'javascript', rest, want }: Row): void {
  it(name, () => {
    const options = { suffix: '', insertSpaces: true, tabSize: 2, stop: [], length: 'block' as const };
    assert.equal(afterPreamble(rest, createCleaningContext({ ...options, prefix: before, languageId })), want);
  });
}

describe('afterPreamble', () => {
  checkPreamble('in the middle of a line the line ends go', { before: 'return ', rest: '\n\n42;', want: '42;' });
  checkPreamble('a space in front of the next word stays', { before: 'a: 210', rest: '\n\n 40%', want: ' 40%' });
  checkPreamble('on an empty line the indentation stays', { before: 'f();\n', rest: '\n\n  g();', want: '  g();' });
  checkPreamble('behind an opening line a body begins on the next one', {
    before: 'function f() {',
    rest: '\n\n  return 1;',
    want: '\n  return 1;',
  });
  checkPreamble('a word may open the line', {
    before: 'if [ -n "$1" ]; then',
    languageId: 'shellscript',
    rest: '\n\n\n  shift',
    want: '\n  shift',
  });
  checkPreamble('a value of YAML stays on its line', {
    before: 'run:',
    languageId: 'yaml',
    rest: '\n\n npm ci',
    want: ' npm ci',
  });
  checkPreamble('a generic type opens no block', { before: 'f(): Promise<void>', rest: '\n\n  {', want: '{' });
});
