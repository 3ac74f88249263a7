import assert from 'node:assert/strict';
import { createCleaningContext } from '../../../../../src/core/completion/postprocess/cleaningContext.ts';
import { saysRestAnew } from '../../../../../src/core/completion/postprocess/saysRestAnew.ts';
import { splitAtCursor } from '../../../../support/cursorText.ts';

function checkRest(at: string, said: string, expected: boolean): void {
  it(`${at} and ${said}: ${expected ? 'the rest anew' : 'something of its own'}`, () => {
    const options = { languageId: 'typescript', insertSpaces: true, tabSize: 2, stop: [], length: 'line' as const };
    assert.equal(saysRestAnew(said, createCleaningContext({ ...options, ...splitAtCursor(at) })), expected);
  });
}

describe('saysRestAnew', () => {
  checkRest('foo(█a, c)', 'a, b, c)', true);
  checkRest('console.█log();', 'log("x");', true);
  checkRest('x = █y', 'y ? 1 : 0', true);
  checkRest('f(█a)', 'g(a))', true);
  checkRest('<a █class="b">', 'class="b c">', true);
  // What is added would be closed by what stands there.
  checkRest('f(█a)', 'g(a)', false);
  checkRest('total = █ + tax;', 'price * (1 + tax)', false);
  checkRest('foo(█)', 'a)', false);
  checkRest('foo(█, b)', 'a', false);
  checkRest('return █user;', 'await ', false);
  checkRest('if (█a) {', 'a && b) {\n  c();\n}', false);
});
