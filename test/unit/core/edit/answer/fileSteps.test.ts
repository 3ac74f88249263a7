import assert from 'node:assert/strict';
import { fileSteps } from '../../../../../src/core/edit/answer/fileSteps.ts';
import type { FileStep } from '../../../../../src/core/edit/answer/fileSteps.ts';
import { page } from '../../../../support/page.ts';

/** Each step as `kind path`, a rename with where to and whether lines change. */
function checkSteps(patch: string, expected: readonly string[]): void {
  assert.deepEqual(fileSteps(patch.split('\n')).map(shown), expected);
}

function shown(step: FileStep): string {
  if (step.kind !== 'rename') return `${step.kind} ${step.path}`;
  return `rename ${step.path} > ${step.to}${step.hasChanges ? ' and change' : ''}`;
}

type Row = readonly [name: string, patch: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  ['finds nothing in a diff without names', '@@ -1 +1 @@\n-a\n+b', []],
  ['finds nothing in code', 'const a = b - c;\n--a;\n', []],
  ['knows a changed file', '--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1 +1 @@\n-a\n+b', ['change src/a.ts']],
  [
    'knows a changed file without prefixes and with a time',
    '--- x.c\t2024-01-01\n+++ x.c\t2024-01-02\n@@ -1 +1 @@',
    ['change x.c'],
  ],
  ['takes the new name where the old one is a copy', '--- x.c.orig\n+++ x.c\n@@ -1 +1 @@\n-a\n+b', ['change x.c']],
  ['knows a new file', '--- /dev/null\n+++ b/src/new.ts\n@@ -0,0 +1 @@\n+a', ['create src/new.ts']],
  ['knows a deleted file', '--- a/src/old.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-a', ['delete src/old.ts']],
  [
    'knows what Git says of a deleted file without lines',
    'diff --git a/empty.ts b/empty.ts\ndeleted file mode 100644\nindex e69de29..0000000',
    ['delete empty.ts'],
  ],
  [
    'knows what Git says of a new file without lines',
    'diff --git a/empty.ts b/empty.ts\nnew file mode 100644\nindex 0000000..e69de29',
    ['create empty.ts'],
  ],
  [
    'knows a rename of Git without changes',
    'diff --git a/one.ts b/two.ts\nsimilarity index 100%\nrename from one.ts\nrename to two.ts',
    ['rename one.ts > two.ts'],
  ],
  [
    'knows a rename of Git with changes',
    'diff --git a/one.ts b/lib/two.ts\nsimilarity index 90%\nrename from one.ts\nrename to lib/two.ts\n--- a/one.ts\n+++ b/lib/two.ts\n@@ -1 +1 @@\n-a\n+b',
    ['rename one.ts > lib/two.ts and change'],
  ],
  [
    'knows names in quotes',
    'diff --git "a/my file.ts" "b/my file.ts"\n--- "a/my file.ts"\n+++ "b/my file.ts"\n@@ -1 +1 @@\n-a\n+b',
    ['change my file.ts'],
  ],
  [
    'reads several files of Git in their order',
    page`
      diff --git a/a.ts b/a.ts
      index 83db48f..bf269f4 100644
      --- a/a.ts
      +++ b/a.ts
      @@ -1 +1 @@
      -a
      +b
      diff --git a/b.ts b/b.ts
      deleted file mode 100644
      --- a/b.ts
      +++ /dev/null
      @@ -1 +0,0 @@
      -b
      diff --git a/c.ts b/c.ts
      new file mode 100644
      --- /dev/null
      +++ b/c.ts
      @@ -0,0 +1 @@
      +c
    `,
    ['change a.ts', 'delete b.ts', 'create c.ts'],
  ],
  [
    'reads several files without heads of Git',
    '--- a/a.ts\n+++ b/a.ts\n@@ -1 +1 @@\n-a\n+b\n--- a/b.ts\n+++ b/b.ts\n@@ -1 +1 @@\n-a\n+b',
    ['change a.ts', 'change b.ts'],
  ],
  [
    'reads a patch',
    page`
      *** Begin Patch
      *** Add File: src/new.ts
      +export const a = 1;
      *** Update File: src/a.ts
      @@
      -a
      +b
      *** Update File: src/one.ts
      *** Move to: src/two.ts
      @@
      -a
      +b
      *** Update File: src/x.ts
      *** Move to: src/y.ts
      *** Delete File: src/old.ts
      *** End Patch
    `,
    [
      'create src/new.ts',
      'change src/a.ts',
      'rename src/one.ts > src/two.ts and change',
      'rename src/x.ts > src/y.ts',
      'delete src/old.ts',
    ],
  ],
  ['counts a file once', '*** Update File: a.ts\n@@\n-a\n+b\n*** Update File: a.ts\n@@\n-c\n+d', ['change a.ts']],
  [
    'does not take a removed comment for a head',
    '--- a/q.sql\n+++ b/q.sql\n@@ -1,2 +1,2 @@\n--- old\n+-- new\n a',
    ['change q.sql'],
  ],
];

describe('fileSteps', () => {
  for (const [name, patch, expected] of ROWS) it(name, () => checkSteps(patch, expected));
});
