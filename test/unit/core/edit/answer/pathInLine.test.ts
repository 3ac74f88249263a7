import assert from 'node:assert/strict';
import { pathInFenceInfo, pathInLine } from '../../../../../src/core/edit/answer/pathInLine.ts';

describe('pathInLine', () => {
  const path = 'src/a.ts';
  const named = [
    'src/a.ts',
    '`src/a.ts`',
    '`src/a.ts`:',
    '**src/a.ts**',
    '**`src/a.ts`**:',
    '### src/a.ts',
    '#### `src/a.ts`',
    '1. src/a.ts',
    '2. **src/a.ts**',
    '- `src/a.ts`',
    'File: src/a.ts',
    '**File:** `src/a.ts`',
    'In `src/a.ts`:',
    'Filename: `src/a.ts`',
    'src/a.ts (new file)',
    '**src/a.ts** (updated)',
    '`src/a.ts:12-30`',
    '`src/a.ts` (lines 12-30):',
    'src/a.ts:12',
    'src/a.ts, lines 3 to 9:',
    '// src/a.ts',
    '//src/a.ts',
    '/// src/a.ts',
    '// file: src/a.ts',
    '// filepath: src/a.ts',
    '// @file src/a.ts',
    '# src/a.ts',
    '-- src/a.ts',
    '<!-- src/a.ts -->',
    '/* src/a.ts */',
    '/** src/a.ts */',
    '{/* src/a.ts */}',
    '{{!-- src/a.ts --}}',
    '; src/a.ts',
    '% src/a.ts',
    'rem src/a.ts',
    '// src/a.ts:12',
    '// src/a.ts (lines 1-4)',
  ];
  for (const line of named) it(`finds the file in ${line}`, () => assert.equal(pathInLine(line), path));

  const others: readonly (readonly [line: string, expected: string | undefined])[] = [
    ['Dockerfile', 'Dockerfile'],
    ['**Makefile**', 'Makefile'],
    ['# Dockerfile', 'Dockerfile'],
    ['.gitignore', '.gitignore'],
    ['app/[id]/page.tsx', 'app/[id]/page.tsx'],
    ['app/(shop)/page.tsx:4', 'app/(shop)/page.tsx'],
    ['src\\win\\a.cs', 'src\\win\\a.cs'],
    ['Change src/a.ts so that it works:', undefined],
    ['Then build and run it:', undefined],
    ['license', undefined],
    ['Here is the file:', undefined],
    ['file', undefined],
    ['x = 1', undefined],
    ['// TODO: fix this', undefined],
    ['# Installation', undefined],
    ['', undefined],
    [`${'a/'.repeat(200)}a.ts`, undefined],
  ];
  for (const [line, expected] of others)
    it(`reads ${line.slice(0, 60) || 'nothing'}`, () => assert.equal(pathInLine(line), expected));
});

describe('pathInFenceInfo', () => {
  const path = 'src/a.ts';
  const named = [
    'src/a.ts',
    'ts src/a.ts',
    'ts:src/a.ts',
    'typescript:src/a.ts:12-30',
    'ts src/a.ts:12-30',
    'ts src/a.ts#L3',
    '12:30:src/a.ts',
    'ts 12:30:src/a.ts',
    'ts title="src/a.ts"',
    "ts title='src/a.ts'",
    'ts title="src/a.ts" showLineNumbers {1,3-4}',
    'ts src/a.ts {1,3-4}',
    'ts {1,3-4} src/a.ts',
    'ts filename=src/a.ts',
    'ts file=src/a.ts',
    'ts path=src/a.ts',
    'ts path: src/a.ts',
    'path: src/a.ts',
    'path:src/a.ts',
    'ts file:src/a.ts',
    'ts [src/a.ts]',
    'ts (src/a.ts)',
    'ts // src/a.ts',
    'ts //src/a.ts',
    'ts # src/a.ts',
    'ts - src/a.ts',
    'ts, src/a.ts',
    '{.ts filename="src/a.ts"}',
    'ts linenums="1" title="src/a.ts"',
    'ts src/a.ts (new)',
  ];
  for (const info of named) it(`finds the file in ${info}`, () => assert.equal(pathInFenceInfo(info), path));

  const others: readonly (readonly [info: string, expected: string | undefined])[] = [
    ['', undefined],
    ['ts', undefined],
    ['c++', undefined],
    ['objective-c', undefined],
    ['dockerfile', undefined],
    ['Dockerfile', undefined],
    ['dockerfile Dockerfile', 'Dockerfile'],
    ['docker:Dockerfile', 'Dockerfile'],
    ['node.js', undefined],
    ['asp.net', undefined],
    ['server.js', 'server.js'],
    ['rust,ignore', undefined],
    ['ts twoslash', undefined],
    ['python title="My example"', undefined],
    ['ts title="docs/my file.ts"', 'docs/my file.ts'],
    ['json .vscode/settings.json', '.vscode/settings.json'],
    ['sh ~/.ssh/config', '~/.ssh/config'],
    ['ts ../../../etc/passwd', '../../../etc/passwd'],
    ['c:a.c', 'a.c'],
  ];
  for (const [info, expected] of others)
    it(`reads ${info || 'nothing'}`, () => assert.equal(pathInFenceInfo(info), expected));
});
