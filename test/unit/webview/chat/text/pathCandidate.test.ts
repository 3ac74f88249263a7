import assert from 'node:assert/strict';
import { mayNameFile } from '../../../../../src/webview/chat/text/pathCandidate.ts';

describe('mayNameFile', () => {
  const yes = [
    'src/app.ts',
    'src/app.ts:12',
    'src/app.ts:12-30',
    'src/app.ts#L12',
    'app.ts',
    './src/app.ts',
    'src\\win\\App.cs',
    'app/[id]/page.tsx',
    'app/(shop)/page.tsx',
    'docs/über.md',
    '.github/workflows/ci.yml',
    '.gitignore',
    'bin/run',
    '/work/project/src/app.ts',
    'user.name',
  ];
  for (const text of yes) it(`asks for ${text}`, () => assert.equal(mayNameFile(text), true));

  const no = [
    '',
    'npm',
    'foo()',
    'app.use(router)',
    'a.b.c()',
    '...rest',
    '1.5',
    'v1.2.3',
    '3.11',
    'x = 1',
    'https://example.org/a.ts',
    'file:///etc/passwd',
    'C:\\a.ts',
    '~/.ssh/id_rsa',
    '$HOME/a.ts',
    '--flag',
    '@scope/name',
    '<div>',
    'a | b',
    'src/',
    'a;b.ts',
    'command:workbench.action.quit',
    'a.ts\nb.ts',
    `${'a/'.repeat(200)}a.ts`,
  ];
  for (const text of no)
    it(`does not ask for ${JSON.stringify(text.slice(0, 40))}`, () => assert.equal(mayNameFile(text), false));
});
