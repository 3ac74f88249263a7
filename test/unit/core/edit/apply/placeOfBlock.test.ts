import assert from 'node:assert/strict';
import type { ChatCodeBlock } from '../../../../../src/core/edit/apply/blockAnswer.ts';
import { placeOfBlock, type BlockPlace } from '../../../../../src/core/edit/apply/placeOfBlock.ts';

function checkPlace(given: Partial<ChatCodeBlock>, expected: BlockPlace | undefined): void {
  assert.deepEqual(placeOfBlock({ code: 'a();', info: 'ts', heading: '', ...given }), expected);
}

const path = 'src/a.ts';
const others: readonly string[] = [];
const DIFF = '--- a/src/a.ts\n+++ b/src/a.ts\n@@ -12,2 +12,3 @@ class A {\n a\n+b\n c';

describe('placeOfBlock', () => {
  const rows: readonly (readonly [name: string, block: Partial<ChatCodeBlock>, expected: BlockPlace | undefined])[] = [
    ['nothing', {}, undefined],
    ['a path', { info: 'ts src/a.ts' }, { path, others }],
    ['lines in the fence', { info: 'ts src/a.ts:12-30' }, { path, others, line: 12, endLine: 30 }],
    ['lines before the path', { info: '12:30:src/a.ts' }, { path, others, line: 12, endLine: 30 }],
    ['lines of a title', { info: 'ts title="src/a.ts#L3"' }, { path, others, line: 3 }],
    ['lines in the heading', { heading: '`src/a.ts` (lines 3-9):' }, { path, others, line: 3, endLine: 9 }],
    ['lines in the comment', { code: '// src/a.ts:7\na();' }, { path, others, line: 7 }],
    ['the line of a diff', { info: 'diff', code: DIFF }, { path, others, line: 12 }],
    [
      'a diff of two files',
      { info: 'diff', code: `${DIFF}\n${DIFF.replaceAll('src/a.ts', 'b.ts')}` },
      { path, others: ['b.ts'] },
    ],
    ['a script', { info: 'bash', code: '#!/bin/bash\n# bin/go.sh\nls' }, { path: 'bin/go.sh', others }],
    ['a PHP file', { info: 'php', code: '<?php\n// src/A.php\n' }, { path: 'src/A.php', others }],
    ['a client component', { code: "'use client'\n// app/a.tsx\n" }, { path: 'app/a.tsx', others }],
    ['the one file of a sentence', { heading: 'Then change the handler in `src/a.ts`:' }, { path, others }],
    ['the lines of a sentence', { heading: 'Change `src/a.ts:8` like this:' }, { path, others, line: 8 }],
    ['a sentence about two files', { heading: 'Move it from `src/a.ts` to `src/b.ts`:' }, undefined],
    ['a sentence that leads to no block', { heading: 'You will find it in `src/a.ts`.' }, undefined],
    ['a sentence about no file', { heading: 'Call `user.name()` like this:' }, undefined],
    ['a command about a file', { info: 'bash', heading: 'Then remove `src/a.ts`:', code: 'rm src/a.ts' }, undefined],
  ];
  for (const [name, block, expected] of rows) it(`reads ${name}`, () => checkPlace(block, expected));
});
