import assert from 'node:assert/strict';
import { decideLength } from '../../../../src/core/completion/decideLength.ts';
import {
  createCleaningContext,
  type AnswerLength,
} from '../../../../src/core/completion/postprocess/cleaningContext.ts';
import { splitAtCursor } from '../../../support/cursorText.ts';

function checkLength(marked: string, expected: AnswerLength, languageId = 'javascript'): void {
  it(`${JSON.stringify(marked)} in ${languageId} wants a ${expected}`, () => {
    const context = createCleaningContext({
      ...splitAtCursor(marked),
      languageId,
      insertSpaces: true,
      tabSize: 4,
      stop: [],
      length: 'block',
    });
    assert.equal(decideLength(context), expected);
  });
}

describe('decideLength', () => {
  checkLength('function f() {█\n}\n', 'block');
  checkLength('function f() {█}\n', 'block');
  checkLength('function f() {\n  █\n}\n', 'block');
  checkLength('function f() {\n  █\n  return 1;\n}\n', 'statement');
  checkLength('def f():█\n', 'block', 'python');
  checkLength('def f():\n    █\n', 'block', 'python');
  checkLength('x = {"a": 1}\n█\n', 'statement', 'python');
  checkLength('if x; then█\nfi\n', 'block', 'shellscript');
  checkLength('const f = () =>█\n', 'block');
  checkLength('// Adds two numbers.\n█\n', 'block');
  checkLength('/** Adds. */\n█\n', 'block');
  checkLength('const a = █\n', 'statement');
  checkLength('foo(█)\n', 'block');
  checkLength('foo(a, █);\n', 'statement');
  checkLength('foo(█, b);\n', 'line');
  checkLength('// adds █\n', 'line');
  checkLength('log("user: █");\n', 'line');
  checkLength('Some text █\n', 'line', 'plaintext');
  checkLength('# Title\n\n█', 'block', 'markdown');
});
