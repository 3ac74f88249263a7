import assert from 'node:assert/strict';
import { blocksOfAnswer, changesOfBlocks } from '../../../../../src/core/edit/apply/changesOfBlocks.ts';
import { page } from '../../../../support/page.ts';

/** Each file as `kind path: blocks that go together + blocks that wait`. */
function checkChanges(answer: string, expected: readonly string[]): void {
  const changes = changesOfBlocks(blocksOfAnswer(answer));
  assert.deepEqual(
    changes.map(({ step, blocks, later }) => `${step.kind} ${step.path}: ${blocks.length} + ${later.length}`),
    expected,
  );
}

describe('changesOfBlocks', () => {
  it('finds nothing where no block names a file', () => checkChanges('Run:\n```sh\nnpm ci\n```\n```ts\na();\n```', []));

  it('finds each file that a block names, and leaves out the others', () =>
    checkChanges(
      page`
        ### src/a.ts

        '''ts
        a();
        '''

        Then run it:

        '''sh
        npm test
        '''

        '''ts src/b.ts
        b();
        '''
      `,
      ['change src/a.ts: 1 + 0', 'change src/b.ts: 1 + 0'],
    ));

  it('joins diffs of one file', () =>
    checkChanges(
      page`
        '''diff
        --- a/x.ts
        +++ b/x.ts
        @@ -1 +1 @@
        -a
        +b
        '''

        '''diff
        --- a/x.ts
        +++ b/x.ts
        @@ -9 +9 @@
        -c
        +d
        '''
      `,
      ['change x.ts: 2 + 0'],
    ));

  it('lets a second whole or partial text of one file wait', () =>
    checkChanges('```ts src/a.ts\na();\n```\n```ts src/a.ts\n// ...\nb();\n```\n', ['change src/a.ts: 1 + 1']));

  it('reads a patch of several files beside a block', () =>
    checkChanges(
      '```\n*** Begin Patch\n*** Delete File: old.ts\n*** Add File: new.ts\n+a\n*** End Patch\n```\n```ts src/a.ts\na();\n```',
      ['delete old.ts: 1 + 0', 'create new.ts: 1 + 0', 'change src/a.ts: 1 + 0'],
    ));

  it('leaves out a block that is cut', () =>
    checkChanges('```ts src/a.ts\na();\n```\n```ts src/b.ts\nb(', ['change src/a.ts: 1 + 0']));
});
