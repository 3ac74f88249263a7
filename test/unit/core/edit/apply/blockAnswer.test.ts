import assert from 'node:assert/strict';
import {
  blockAnswer,
  filesOfBlock,
  isPartOfFile,
  parseChatCodeBlocks,
  type ChatCodeBlock,
} from '../../../../../src/core/edit/apply/blockAnswer.ts';

const block = (given: Partial<ChatCodeBlock>): ChatCodeBlock => ({ code: 'a();', info: 'ts', heading: '', ...given });

describe('filesOfBlock', () => {
  const rows: readonly (readonly [name: string, block: ChatCodeBlock, expected: readonly string[]])[] = [
    ['nothing', block({}), []],
    ['the fence', block({ info: 'ts src/a.ts' }), ['src/a.ts']],
    ['a title in the fence', block({ info: 'ts title="src/a.ts"' }), ['src/a.ts']],
    ['the heading', block({ heading: '### `src/a.ts`' }), ['src/a.ts']],
    ['a comment at the top', block({ code: '// src/a.ts\na();' }), ['src/a.ts']],
    ['no sentence', block({ heading: 'Change the first line so that it says more:' }), []],
    [
      'a diff of two files',
      block({
        info: 'diff',
        code: '--- a/x.ts\n+++ b/x.ts\n@@ -1 +1 @@\n-a\n+b\n--- a/y.ts\n+++ b/y.ts\n@@ -1 +1 @@\n-a\n+b',
      }),
      ['x.ts', 'y.ts'],
    ],
  ];
  for (const [name, given, expected] of rows)
    it(`reads ${name}`, () => assert.deepEqual(filesOfBlock(given), expected));
});

describe('isPartOfFile', () => {
  const rows: readonly (readonly [name: string, code: string, info: string, expected: boolean])[] = [
    ['a whole file', 'a();\nb();', 'ts', false],
    ['gaps', 'a();\n// ... existing code ...\nb();', 'ts', true],
    ['search/replace', '<<<<<<< SEARCH\na();\n=======\nb();\n>>>>>>> REPLACE', 'ts', true],
    ['a diff', '--- a/x.ts\n+++ b/x.ts\n@@ -1 +1 @@\n-a\n+b', 'diff', true],
    ['a diff that makes a file', '--- /dev/null\n+++ b/x.ts\n@@ -0,0 +1 @@\n+b', 'diff', false],
  ];
  for (const [name, code, info, expected] of rows)
    it(`tells ${name}`, () => assert.equal(isPartOfFile(block({ code, info }), 'typescript'), expected));
});

describe('blockAnswer', () => {
  it('makes a fence that the code cannot close', () =>
    assert.equal(blockAnswer(block({ code: '```\nx\n```\n', info: 'md' })), '````md\n```\nx\n```\n````\n'));
  it('keeps words around on one line', () =>
    assert.equal(blockAnswer(block({ heading: 'src/\na.ts', info: 'ts\nx' })), 'src/ a.ts\n```ts x\na();\n```\n'));
});

describe('parseChatCodeBlocks', () => {
  it('takes a block, or a list of them, and nothing else', () => {
    assert.deepEqual(parseChatCodeBlocks({ ...block({}), more: 1 }), [block({})]);
    assert.deepEqual(parseChatCodeBlocks({ code: 'a', info: 'ts' }), []);
    assert.deepEqual(parseChatCodeBlocks(undefined), []);
    assert.deepEqual(parseChatCodeBlocks([block({}), 'x', block({ code: 'b();' })]), [
      block({}),
      block({ code: 'b();' }),
    ]);
  });
});
