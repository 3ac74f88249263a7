import assert from 'node:assert/strict';
import { decideLength, type LengthWish } from '../../../../src/core/completion/decideLength.ts';
import {
  createCleaningContext,
  type AnswerLength,
} from '../../../../src/core/completion/postprocess/cleaningContext.ts';
import { splitAtCursor } from '../../../support/cursorText.ts';

function checkLength(
  marked: string,
  expected: AnswerLength,
  { languageId = 'javascript', ...wish }: LengthWish & { readonly languageId?: string } = {},
): void {
  const about = Object.keys(wish).join();
  it(`${JSON.stringify(marked)} in ${languageId} wants a ${expected} ${about}`.trimEnd(), () => {
    const context = createCleaningContext({
      ...splitAtCursor(marked),
      languageId,
      insertSpaces: true,
      tabSize: 4,
      stop: [],
      length: 'block',
    });
    assert.equal(decideLength(context, wish), expected);
  });
}

describe('decideLength', () => {
  checkLength('function f() {█\n}\n', 'block');
  checkLength('function f() {█}\n', 'block');
  checkLength('function f() {\n  █\n}\n', 'block');
  checkLength('function f() {\n  █\n  return 1;\n}\n', 'statement');
  checkLength('def f():█\n', 'block', { languageId: 'python' });
  checkLength('def f():\n    █\n', 'block', { languageId: 'python' });
  checkLength('x = {"a": 1}\n█\n', 'statement', { languageId: 'python' });
  checkLength('if x; then█\nfi\n', 'block', { languageId: 'shellscript' });
  checkLength('const f = () =>█\n', 'block');
  checkLength('// Adds two numbers.\n█\n', 'block');
  checkLength('/** Adds. */\n█\n', 'block');
  checkLength('const a = █\n', 'statement');
  checkLength('foo(█)\n', 'block');
  checkLength('foo(a, █);\n', 'statement');
  checkLength('foo(█, b);\n', 'line');
  checkLength('useEffect(() => {█}, [id]);\n', 'block', { languageId: 'typescriptreact' });
  checkLength('setTimeout(function () {█}, 100);\n', 'block');
  checkLength('setTimeout(function () { a(); █}, 100);\n', 'line');
  checkLength('import {█} from "react";\n', 'line');
  checkLength('foo(() => █, 100);\n', 'line');
  checkLength('// adds █\n', 'line');
  checkLength('log("user: █");\n', 'line');
  checkLength('log(`user: ${█}`);\n', 'line');
  checkLength('log(`users: ${users.map((user) => {█})}`);\n', 'block');
  checkLength('print(f"{█}")\n', 'line', { languageId: 'python' });
  checkLength('print(f"{name(█)}")\n', 'line', { languageId: 'python' });
  checkLength('val s = "${users.map {█}}"\n', 'line', { languageId: 'kotlin' });
  checkLength('val s = "${users.map {\n    █\n}}"\n', 'block', { languageId: 'kotlin' });
  checkLength('Some text █\n', 'line', { languageId: 'plaintext' });
  checkLength('# Title\n\n█', 'block', { languageId: 'markdown' });
  const isAfterAcceptance = true;
  checkLength('const a = 1;█\n', 'nextStatement', { isAfterAcceptance });
  checkLength('if (a) {█\n}\n', 'block', { isAfterAcceptance });
  checkLength('foo(a█);\n', 'statement', { isAfterAcceptance });
  checkLength('// done█\n', 'line', { isAfterAcceptance });
  checkLength('def f():\n    █\n', 'statement', { languageId: 'python', prefersShort: true });
  checkLength('def f():█\n', 'block', { languageId: 'python', prefersShort: true });
});
