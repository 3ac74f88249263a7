import assert from 'node:assert/strict';
import { type CodeProblem, describeProblems } from '../../../../src/core/prompts/describeProblems.ts';

const problem = (overrides: Partial<CodeProblem>): CodeProblem => ({
  severity: 'error',
  line: 1,
  message: 'wrong',
  code: '',
  ...overrides,
});

const checkList = (problems: readonly CodeProblem[], expected: string): void =>
  assert.equal(describeProblems(problems), expected);

describe('describeProblems', () => {
  it('lists problems, the worst first', () =>
    checkList(
      [problem({ severity: 'warning', line: 1, message: 'unused' }), problem({ line: 9, code: 'ts 2304' })],
      '- line 9, error (ts 2304): wrong\n- line 1, warning: unused',
    ));
  it('keeps a message on its line', () => checkList([problem({ message: 'a\n- b' })], '- line 1, error: a - b'));
  it('says that there are none', () => checkList([], '- no problems'));
  it('says how many it leaves out', () => {
    const problems = Array.from({ length: 30 }, (_, index) => problem({ line: index + 1 }));
    assert.match(describeProblems(problems), /- and 10 more$/);
  });
});
