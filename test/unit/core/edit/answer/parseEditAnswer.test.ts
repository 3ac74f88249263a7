import assert from 'node:assert/strict';
import type { EditAnswer } from '../../../../../src/core/edit/answer/editAnswer.ts';
import { parseEditAnswer } from '../../../../../src/core/edit/answer/parseEditAnswer.ts';
import type { EditAnswerOptions } from '../../../../../src/core/edit/answer/parseEditAnswer.ts';
import { processorMs } from '../../../../support/processorMs.ts';

function parse(answer: string, given: Partial<EditAnswerOptions> = {}): EditAnswer {
  return parseEditAnswer(answer, { languageId: 'typescript', original: 'old();\n', isCut: false, ...given });
}

describe('parseEditAnswer, the path near the code', () => {
  const checkPath = (answer: string, expected: string | undefined): void => assert.equal(parse(answer).path, expected);
  const rows: readonly (readonly [name: string, answer: string, path: string | undefined])[] = [
    ['reads it behind the language', '```ts src/a.ts\nx();\n```', 'src/a.ts'],
    ['reads it behind a colon', '```ts:src/a.ts\nx();\n```', 'src/a.ts'],
    ['reads it instead of a language', '```src/a.ts\nx();\n```', 'src/a.ts'],
    ['reads a title', '```ts title="src/a.ts"\nx();\n```', 'src/a.ts'],
    ['reads the line before', 'src/a.ts\n```ts\nx();\n```', 'src/a.ts'],
    ['reads a heading', '### `src/a.ts`\n\n```ts\nx();\n```', 'src/a.ts'],
    ['reads bold words', '**File: src/a.ts**\n```ts\nx();\n```', 'src/a.ts'],
    ['reads a comment over the code', '```ts\n// src/a.ts\nx();\n```', 'src/a.ts'],
    ['reads a file without a folder', 'Makefile.am:\n```\nx\n```', 'Makefile.am'],
    ['reads none in a sentence', 'Change src/a.ts like this:\n```ts\nx();\n```', undefined],
    ['reads none in a language', '```ts\nx();\n```', undefined],
    ['reads none in a comment with words', '```ts\n// see src/a.ts for more\nx();\n```', undefined],
  ];
  for (const [name, answer, path] of rows) it(name, () => checkPath(answer, path));

  it('gives each block of a patch its own', () => {
    const answer = parse(
      '*** Begin Patch\n*** Update File: a.ts\n-x\n+y\n*** Update File: b.ts\n-x\n+z\n*** End Patch\n',
    );
    assert.equal(answer.kind, 'diff');
    assert.deepEqual(answer.kind === 'diff' && answer.blocks.map(({ path }) => path), ['a.ts', 'b.ts']);
  });
  it('takes the new name of a renamed file', () => {
    const answer = parse('```diff\n--- a/old.ts\n+++ b/new.ts\n@@ -1 +1 @@\n-x\n+y\n```');
    assert.deepEqual(answer.kind === 'diff' && answer.blocks.map(({ path }) => path), ['new.ts']);
  });
  it('takes the old name of a deleted file', () => {
    const answer = parse('```diff\n--- a/old.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n```');
    assert.deepEqual(answer.kind === 'diff' && answer.blocks.map(({ path }) => path), ['old.ts']);
  });
});

describe('parseEditAnswer, what is not what it looks like', () => {
  const checkKind = (answer: string, kind: EditAnswer['kind'], given: Partial<EditAnswerOptions> = {}): void =>
    assert.equal(parse(answer, given).kind, kind);

  it('takes a list in Markdown for text, not for a diff', () =>
    checkKind('- one\n- two\n+ three\n', 'whole', { languageId: 'markdown' }));
  it('takes a diff in a diff file for text', () =>
    checkKind('```diff\n@@ -1 +1 @@\n-x\n+y\n```', 'whole', { languageId: 'diff' }));
  it('takes conflict marks of Git for code', () =>
    checkKind('```ts\n<<<<<<< HEAD\na();\n=======\nb();\n>>>>>>> main\n```', 'whole'));
  it('takes a block without a divider for none', () => {
    const answer = parse('<<<<<<< SEARCH\na();\n>>>>>>> REPLACE\n');
    assert.deepEqual(answer, { kind: 'searchReplace', blocks: [], isClosed: false });
  });
  it('takes a statement of SQL for code', () =>
    checkKind('SELECT name FROM users WHERE id IN (1, 2)\n', 'whole', { languageId: 'sql' }));
  it('takes a sentence that the text has for text', () =>
    checkKind('This is the end.\n', 'whole', { original: 'This is the end.\n' }));
  it('reads a megabyte on one line in a moment', () => {
    const tookMs = processorMs(() => {
      for (const unit of ['(`"**', '`', '<', 'a/', '// ...', '"', "'", '* ', '. '])
        parse(`A ${unit.repeat(100_000)}.\n\`\`\`ts\n${unit.repeat(100_000)}\n\`\`\``);
    });
    assert.ok(tookMs < 4_000, `${tookMs} ms`);
  });
});
