import assert from 'node:assert/strict';
import { syntaxOf } from '../../../../../src/core/completion/code/languageSyntax.ts';
import { withoutComment } from '../../../../../src/core/completion/code/withoutComment.ts';

function checkCode(languageId: string, line: string, expected: string): void {
  it(`${JSON.stringify(line)} in ${languageId} says ${JSON.stringify(expected)}`, () => {
    assert.equal(withoutComment(line, syntaxOf(languageId)), expected);
  });
}

describe('withoutComment', () => {
  checkCode('python', 'def f():  # type: ignore', 'def f():');
  checkCode('python', "  a = '#'  ", "  a = '#'");
  checkCode('python', '  # only this ', '  # only this');
  checkCode('typescript', 'a(); // b', 'a();');
  checkCode('typescript', "get('https://a.test')", "get('https://a.test')");
  checkCode('shellscript', 'echo $#', 'echo $#');
  checkCode('lua', 'i = i - 1 -- (', 'i = i - 1');
});
