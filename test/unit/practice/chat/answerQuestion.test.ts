import assert from 'node:assert/strict';
import { answerQuestion } from '../../../../practice/chat/answerQuestion.ts';
import { createDocument } from '../../../../practice/model/corpus.ts';
import type { WorkspaceFile } from '../../../../practice/workspace/readWorkspace.ts';

const file = (name: string, text: string): WorkspaceFile => ({ name, text, document: createDocument({ name, text }) });
const WORKSPACE = [
  file('kettle.ts', '/** Heats water. */\nexport function boil(water) {\n  return heat(water, 100);\n}\n'),
  file('cups.ts', 'export function pour(tea) {\n  return cups.map((cup) => cup.fill(tea));\n}\n'),
  file('kettle.test.ts', "test('boil heats water', () => {\n  boil(water);\n});\n"),
];
const CODE = 'function brew(leaves) {\n  const pot = boil(water);\n  pot.add(leaves);\n  return pto;\n';

/** Every pattern occurs in the answer to the question about `CODE` in a file `brew.ts`, or to the bare question. */
function checkAnswer(question: string, patterns: readonly RegExp[], attached = true): void {
  const content = attached ? `File brew.ts:\n\`\`\`typescript\n${CODE}\`\`\`\n\n${question}` : question;
  const answer = answerQuestion([{ role: 'user', content }], WORKSPACE);
  for (const pattern of patterns) assert.match(answer, pattern);
  assert.match(answer, /no neural network/);
}

describe('answerQuestion', () => {
  it('quotes the passage that the question is about, with its place', () =>
    checkAnswer(
      'Where are the cups filled?',
      [/\*\*`cups\.ts:1-3`\*\*\n\n```typescript\nexport function pour/],
      false,
    ));
  it('does not quote the question itself as an answer', () => {
    const files = [...WORKSPACE, file('questions.md', '- Where are the cups filled?\n')];
    const answer = answerQuestion([{ role: 'user', content: 'Where are the cups filled?' }], files);
    assert.match(answer, /cups\.ts:1-3/);
    assert.doesNotMatch(answer, /questions\.md/);
  });
  it('says that it has found nothing, and what there is', () =>
    checkAnswer('What about zebras?', [/found no passage/, /- `kettle\.ts`/], false));
  it('explains by outline and by what is alike', () =>
    checkAnswer('Explain what `brew.ts` does.', [/4 lines of typescript/, /function `brew`, line 1/, /kettle/]));
  it('finds a bracket that is never closed and a slip in a name', () =>
    checkAnswer('Find and fix what is wrong.', [/line 1: `\{` is never closed/, /2 things|one thing/]));
  it('lists what has no test and shows a test as a model', () =>
    checkAnswer('Write unit tests for this.', [
      /`function brew\(leaves\)`: no test mentions it/,
      /kettle\.test\.ts:1-3/,
    ]));
  it('lists what has no comment and shows one as a model', () =>
    checkAnswer('Write documentation comments for this, errors included.', [
      /line 1: `function brew\(leaves\)`/,
      /Heats water/,
    ]));
  it('sees nothing repeated', () => checkAnswer('Refactor this.', [/occurs twice/]));
  it('takes a question about attached text for a search in it', () =>
    checkAnswer('Which pot gets the leaves?', [/brew\.ts:1-4/]));
  it('quotes text that holds fences in a longer fence', () => {
    const files = [file('notes.md', 'Tea notes\n```js\nboil()\n```\n')];
    const answer = answerQuestion([{ role: 'user', content: 'Which notes on tea?' }], files);
    assert.match(answer, /````markdown\nTea notes/);
  });
});
