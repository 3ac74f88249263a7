import assert from 'node:assert/strict';
import { cleanInContext, type CleaningStep } from '../../../../../src/core/completion/postprocess/cleanAnswer.ts';
import { createCleaningContext } from '../../../../../src/core/completion/postprocess/cleaningContext.ts';
import { splitAtCursor } from '../../../../support/cursorText.ts';

/** Which rules changed something, in their order; each goes on from what the one before it left. */
function checkSteps(name: string, [at, raw]: readonly [at: string, raw: string], expected: readonly string[]): void {
  it(name, () => {
    const { prefix, suffix } = splitAtCursor(at);
    const place = { prefix, suffix, languageId: 'typescript', insertSpaces: true, tabSize: 2, stop: ['<|end|>'] };
    const context = createCleaningContext({ ...place, length: 'statement' });
    const steps: CleaningStep[] = [];
    const seen = cleanInContext(raw, context, (step) => steps.push(step));
    assert.deepEqual(
      steps.map(({ rule }) => rule),
      expected,
    );
    for (const [index, step] of steps.entries()) assert.equal(step.before, index === 0 ? raw : steps[index - 1]?.after);
    assert.deepEqual(seen, cleanInContext(raw, context), 'looking changes nothing');
    assert.equal(steps.at(-1)?.after ?? raw, seen?.text ?? '');
  });
}

describe('the steps of the clean-up', () => {
  checkSteps('none for an answer that is right', ['const a = █', 'b;'], []);
  checkSteps('a stop word', ['const a = █', 'b;<|end|>c'], ['cutAtStopWords']);
  checkSteps('a second statement', ['const a = █', 'b;\nconst c = d;'], ['limitLength']);
  checkSteps(
    'two rules, one after the other',
    ['const a = █;', 'b;\nconst c = d;<|end|>'],
    ['cutAtStopWords', 'limitLength', 'fitToRestOfLine'],
  );
  checkSteps('nothing left', ['const a = █', '<|end|>'], ['cutAtStopWords']);
});
