import assert from 'node:assert/strict';
import { buildPromptQuestion, type CodeProblem } from '../../../../src/core/prompts/buildPromptQuestion.ts';
import { PROMPT_DEFINITIONS } from '../../../../src/core/prompts/promptDefinitions.ts';

const problem = (overrides: Partial<CodeProblem>): CodeProblem => ({
  severity: 'error',
  line: 1,
  message: 'wrong',
  code: '',
  ...overrides,
});

function checkQuestion(withDiagnostics: boolean, problems: readonly CodeProblem[], expected: string): void {
  const definition = { name: 'fix', question: 'Fix {place}.', withDiagnostics } as const;
  assert.equal(buildPromptQuestion(definition, { place: 'src/a.ts:1-2', problems }), expected);
}

describe('buildPromptQuestion', () => {
  it('names the place', () => checkQuestion(false, [], 'Fix `src/a.ts:1-2`.'));
  it('asks every built-in prompt about a place', () => {
    for (const { question } of PROMPT_DEFINITIONS) assert.match(question, /\{place\}/);
  });
  it('lists problems, the worst first', () =>
    checkQuestion(
      true,
      [problem({ severity: 'warning', line: 1, message: 'unused' }), problem({ line: 9, code: 'ts 2304' })],
      'Fix `src/a.ts:1-2`.\n\nThe editor reports:\n- line 9, error (ts 2304): wrong\n- line 1, warning: unused',
    ));
  it('leaves problems out where nobody asked', () => checkQuestion(false, [problem({})], 'Fix `src/a.ts:1-2`.'));
  it('keeps a message on its line', () =>
    checkQuestion(
      true,
      [problem({ message: 'a\n- b' })],
      'Fix `src/a.ts:1-2`.\n\nThe editor reports:\n- line 1, error: a - b',
    ));
  it('says how many it leaves out', () => {
    const problems = Array.from({ length: 30 }, (_, index) => problem({ line: index + 1 }));
    const definition = { name: 'fix', question: '{place}', withDiagnostics: true } as const;
    assert.match(buildPromptQuestion(definition, { place: 'a', problems }), /- and 10 more$/);
  });
});
