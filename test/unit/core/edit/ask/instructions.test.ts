import assert from 'node:assert/strict';
import { explainProblem, fixInstruction, type EditProblem } from '../../../../../src/core/edit/ask/fixInstruction.ts';
import { readInstructions, rememberInstruction } from '../../../../../src/core/edit/ask/instructionHistory.ts';

describe('instructionHistory', () => {
  it('puts the latest first, each once', () =>
    assert.deepEqual(rememberInstruction(['a', 'b', 'c'], 'b'), ['b', 'a', 'c']));
  it('forgets the oldest', () => {
    const many = Array.from({ length: 60 }, (_, index) => `${index}`);
    const remembered = many.reduce<readonly string[]>(rememberInstruction, []);
    assert.equal(remembered.length, 50);
    assert.equal(remembered[0], '59');
  });
  it('keeps neither blanks nor what was pasted', () => {
    assert.deepEqual(rememberInstruction(['a'], '  '), ['a']);
    assert.deepEqual(rememberInstruction(['a'], 'x'.repeat(3_000)), ['a']);
  });
  it('reads what is stored, whatever it is', () => {
    assert.deepEqual(readInstructions(undefined), []);
    assert.deepEqual(readInstructions({ a: 1 }), []);
    assert.deepEqual(readInstructions(['a', 7, 'b']), ['a', 'b']);
  });
});

const PROBLEM: EditProblem = { severity: 'error', message: "Cannot find\n name 'x'.", code: 'ts 2304', about: 'x' };

describe('fixInstruction', () => {
  it('names one problem', () =>
    assert.equal(
      fixInstruction([PROBLEM]),
      "Fix this problem that the editor reports, at its cause, and change nothing else:\n- error ts 2304 (at `x`): Cannot find name 'x'.",
    ));
  it('names several, not all of hundreds', () => {
    const text = fixInstruction(Array.from({ length: 200 }, () => PROBLEM));
    assert.match(text, /^Fix these problems/);
    assert.equal(text.split('\n').length, 11);
  });
  it('leaves out what is not known', () =>
    assert.match(fixInstruction([{ ...PROBLEM, code: '', about: '' }]), /- error: Cannot find/));
  it('asks what it means', () =>
    assert.match(explainProblem(PROBLEM, 'src/a.ts:3'), /^Explain this problem .*`src\/a\.ts:3`[^]*error ts 2304/));
});
