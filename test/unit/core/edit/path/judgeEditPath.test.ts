import assert from 'node:assert/strict';
import { judgeEditPath } from '../../../../../src/core/edit/path/judgeEditPath.ts';
import type { EditPathOptions } from '../../../../../src/core/edit/path/judgeEditPath.ts';

/** What is judged, as `verdict`, `verdict reason` or `allow target`. */
function checkJudgement(given: Partial<EditPathOptions> & { readonly proposedPath: string }, expected: string): void {
  const judgement = judgeEditPath({ workspaceRoots: ['/home/dev/proj'], os: 'linux', isTrusted: true, ...given });
  const { verdict } = judgement;
  assert.equal(
    verdict === 'allow' ? `allow ${judgement.root} > ${judgement.relativePath}` : `${verdict} ${judgement.reason}`,
    expected,
  );
}

type Row = readonly [name: string, proposedPath: string, expected: string];

function describeRows(title: string, given: Partial<EditPathOptions>, rows: readonly Row[]): void {
  describe(title, () => {
    for (const [name, proposedPath, expected] of rows)
      it(name, () => checkJudgement({ ...given, proposedPath }, expected));
  });
}

describeRows('judgeEditPath, names on any system', {}, [
  ['allows a file below the folder', 'src/a.ts', 'allow /home/dev/proj > src/a.ts'],
  ['resolves dots that stay inside', './src/../lib/./b.ts', 'allow /home/dev/proj > lib/b.ts'],
  ['takes the other slash for a separator too', 'src\\a.ts', 'allow /home/dev/proj > src/a.ts'],
  ['allows an absolute path inside', '/home/dev/proj/a.ts', 'allow /home/dev/proj > a.ts'],
  ['allows names that only look like climbing', '..a/b..c.ts', 'allow /home/dev/proj > ..a/b..c.ts'],
  ['allows accents and other scripts', 'src/Übung/数.ts', 'allow /home/dev/proj > src/Übung/数.ts'],
  ['allows spaces and brackets', 'app/(group)/[id]/my page.tsx', 'allow /home/dev/proj > app/(group)/[id]/my page.tsx'],
  ['allows a harmless percent sign', 'notes/100%25.md', 'allow /home/dev/proj > notes/100%25.md'],
  ['allows a dollar in a name', 'src/$types.ts', 'allow /home/dev/proj > src/$types.ts'],
  ['allows dot files that nothing obeys', '.editorconfig', 'allow /home/dev/proj > .editorconfig'],
  ['refuses nothing at all', '  ', 'refuse empty'],
  ['refuses the folder itself', 'src/..', 'refuse folder'],
  ['refuses what ends in a separator', 'src/', 'refuse folder'],
  ['refuses to climb out', '../other/a.ts', 'refuse outside'],
  ['refuses to climb out by backslashes', '..\\..\\x', 'refuse outside'],
  ['refuses to climb out and in again by another name', '../proj-evil/a.ts', 'refuse outside'],
  ['refuses a neighbour whose name starts alike', '/home/dev/proj-evil/a.ts', 'refuse outside'],
  ['refuses other case on a system that tells it apart', '/home/dev/Proj/a.ts', 'refuse outside'],
  ['refuses an absolute path outside', '/etc/passwd', 'refuse outside'],
  ['refuses the home folder', '~/.bashrc', 'refuse shellShorthand'],
  ["refuses another user's home folder", '~root/.bashrc', 'refuse shellShorthand'],
  ['refuses a variable', '$HOME/.bashrc', 'refuse shellShorthand'],
  ['refuses a variable of Windows', '%APPDATA%\\x', 'refuse shellShorthand'],
  ['refuses an address', 'https://host.test/a.ts', 'refuse colon'],
  ['refuses the address of a file', 'file:///home/dev/proj/a.ts', 'refuse colon'],
  ['refuses a drive', 'C:\\Windows\\x.ini', 'refuse colon'],
  ["refuses a file's stream", 'src/a.ts:evil', 'refuse colon'],
  ['refuses a network path', '\\\\server\\share\\x', 'refuse network'],
  ['refuses NUL', 'src/a.ts\0.png', 'refuse hiddenCharacters'],
  ['refuses a line end', 'src/a\n.ts', 'refuse hiddenCharacters'],
  ['refuses a zero-width character', '.vscode\u200b/settings.json', 'refuse hiddenCharacters'],
  ['refuses a change of direction', 'src/a\u202ets.exe', 'refuse hiddenCharacters'],
  ['refuses escaped dots', '%2e%2e/%2e%2e/etc/passwd', 'refuse encoded'],
  ['refuses a dot that hides a name', '%2egit/config', 'refuse encoded'],
  ['refuses an escaped separator', 'src%2F..%2F..%2Fx', 'refuse encoded'],
  ['refuses dots escaped twice', '%252e%252e/x', 'refuse encoded'],
  ['refuses half a climb that is escaped', '.%2e/x', 'refuse encoded'],
  ['refuses a guarded name that is escaped in part', '.vscod%65/tasks.json', 'refuse encoded'],
  ['refuses a hidden character that is escaped', 'src/%e2%80%8ba.ts', 'refuse encoded'],
  ['refuses a home folder that is escaped', '%7e/x', 'refuse encoded'],
  ['refuses overlong dots', '%c0%ae%c0%ae/x', 'refuse encoded'],
  ['allows an escaped space, as it is written', 'src/a%20b.ts', 'allow /home/dev/proj > src/a%20b.ts'],
  ['allows escapes that are no text', 'src/%ff.ts', 'allow /home/dev/proj > src/%ff.ts'],
  ['refuses half a character', 'src/\ud800.ts', 'refuse hiddenCharacters'],
  ['refuses a name of too many bytes', `${'語'.repeat(100)}.ts`, 'refuse tooLong'],
  ['refuses wide dots', '．．/x', 'refuse disguised'],
  ['refuses a wide separator', 'a／b', 'refuse disguised'],
  ['refuses what looks like a separator', '..∕x', 'refuse disguised'],
  ['refuses a dot that Windows would drop', '.git./config', 'refuse disguised'],
  ['refuses a space that Windows would drop', '.vscode /settings.json', 'refuse disguised'],
  ['refuses letters that fold to a guarded name', '.ｇit/config', 'refuse disguised'],
  ['refuses dotless letters that fold to a guarded name', '.gıt/config', 'refuse disguised'],
  ['refuses letters of another script that look like a guarded name', '.vs\u0441ode/settings.json', 'refuse disguised'],
  [
    'allows names in that script',
    'документы/\u0441\u0435\u0441\u0441\u0438\u044f.ts',
    'allow /home/dev/proj > документы/сессия.ts',
  ],
  ['refuses a pattern', 'src/**/*.ts', 'refuse shellShorthand'],
  ['refuses a placeholder', 'src/<name>.ts', 'refuse shellShorthand'],
]);

describeRows(
  'judgeEditPath, files that other programs run or obey',
  {},
  [
    '.vscode/settings.json',
    'packages/a/.vscode/tasks.json',
    '.VSCode/Settings.json',
    'proj.code-workspace',
    '.git/config',
    '.git',
    'vendor/lib/.GIT/hooks/pre-commit',
    '.gitmodules',
    '.gitattributes',
    '.husky/pre-commit',
    '.pre-commit-config.yaml',
    '.github/workflows/ci.yml',
    '.github/actions/x/action.yml',
    '.github/copilot-instructions.md',
    '.gitlab-ci.yml',
    '.circleci/config.yml',
    'azure-pipelines.yml',
    'Jenkinsfile',
    '.devcontainer/devcontainer.json',
    '.devcontainer.json',
    '.envrc',
    '.env',
    '.env.local',
    '.npmrc',
    '.yarnrc.yml',
    '.pypirc',
    '.bashrc',
    '.zshenv',
    '.profile',
    'package.json',
    'pnpm-lock.yaml',
    'Cargo.lock',
    'build.rs',
    '.cargo/config.toml',
    'app.csproj',
    'AGENTS.md',
    '.cursor/rules/x.mdc',
    '.mcp.json',
    '.interline/prompts/fix.prompt.md',
    '.idea/workspace.xml',
    'src/../.vscode/tasks.json',
    '.vscode\\tasks.json',
    '/home/dev/proj/.git/config',
    'certs/server.pem',
    'deploy/id_ed25519',
    '.envrc.local',
  ].map((path) => [`asks before ${path}`, path, 'confirm guarded']),
);

describeRows(
  'judgeEditPath, files with names like theirs',
  {},
  [
    'git/config',
    'src/vscode/tasks.json',
    'my.vscode/settings.json',
    'src/.gitkeep',
    '.gitignore',
    '.github/ISSUE_TEMPLATE.md',
    'docs/package.json.md',
    'environment.ts',
    'src/env.ts',
    'unlock.ts',
    'props.ts',
    'agents.ts',
  ].map((path) => [`allows ${path}`, path, `allow /home/dev/proj > ${path}`]),
);

describeRows('judgeEditPath on Windows', { workspaceRoots: ['C:\\proj'], os: 'windows' }, [
  ['allows a relative path', 'src/a.ts', 'allow C:\\proj > src/a.ts'],
  ['allows an absolute path inside, whatever its case', 'c:\\PROJ\\src\\a.ts', 'allow C:\\proj > src/a.ts'],
  ['allows the verbatim form', '\\\\?\\C:\\proj\\a.ts', 'allow C:\\proj > a.ts'],
  ['refuses the verbatim form outside', '\\\\?\\C:\\Windows\\a.ts', 'refuse outside'],
  ['refuses another drive', 'D:\\proj\\a.ts', 'refuse outside'],
  ['refuses a path relative to a drive', 'C:x.txt', 'refuse colon'],
  ["refuses a path from the drive's root", '\\Windows\\x.ini', 'refuse outside'],
  ['refuses a share', '\\\\server\\share\\x', 'refuse outside'],
  ['refuses a device path', '\\\\.\\PhysicalDrive0', 'refuse outside'],
  ['refuses a stream', 'src\\a.ts:evil', 'refuse colon'],
  ['refuses the stream form of a folder', '.git::$INDEX_ALLOCATION\\config', 'refuse colon'],
  ['refuses a device', 'src/NUL', 'refuse systemName'],
  ['refuses a device with an ending', 'com1.txt', 'refuse systemName'],
  ['refuses a device behind a space', 'src/nul .ts', 'refuse systemName'],
  ['refuses a short name', 'GIT~1\\config', 'refuse systemName'],
  ['refuses a wildcard', 'src/*.ts', 'refuse systemName'],
  ['asks before a guarded file in other case', '.VsCode\\Tasks.json', 'confirm guarded'],
]);

describeRows('judgeEditPath on a share', { workspaceRoots: ['\\\\Server\\Share\\proj'], os: 'windows' }, [
  ['allows what is inside', '\\\\server\\share\\proj\\a.ts', 'allow \\\\Server\\Share\\proj > a.ts'],
  ['refuses another share', '\\\\server\\other\\proj\\a.ts', 'refuse outside'],
]);

describeRows('judgeEditPath on macOS', { workspaceRoots: ['/Users/dev/Café'], os: 'mac' }, [
  ['allows another spelling of the folder', '/users/DEV/cafe\u0301/a.ts', 'allow /Users/dev/Café > a.ts'],
]);

describeRows('judgeEditPath in several folders', { workspaceRoots: ['/w/one', '/w/two', '/w/two/inner'] }, [
  ['takes the first folder for a plain path', 'a.ts', 'allow /w/one > a.ts'],
  ['takes the folder that the path names', 'two/a.ts', 'allow /w/two > a.ts'],
  ['takes the innermost folder for an absolute path', '/w/two/inner/a.ts', 'allow /w/two/inner > a.ts'],
  ['refuses to climb from one folder into another', '../two/a.ts', 'refuse outside'],
]);

describeRows('judgeEditPath in a virtual folder', { workspaceRoots: ['vscode-vfs://github/x/y'] }, [
  ['allows a relative path', 'src/a.ts', 'allow vscode-vfs://github/x/y > src/a.ts'],
  ['refuses to climb out', '../z/a.ts', 'refuse outside'],
  ['refuses to climb out over the top and in again', '../../../x/y/a.ts', 'refuse outside'],
  ['refuses a path of the local disk', '/x/y/a.ts', 'refuse outside'],
]);

describe('judgeEditPath by circumstances', () => {
  it('asks in Restricted Mode', () =>
    checkJudgement({ proposedPath: 'src/a.ts', isTrusted: false }, 'confirm untrusted'));
  it('refuses outside also in Restricted Mode', () =>
    checkJudgement({ proposedPath: '../a.ts', isTrusted: false }, 'refuse outside'));
  it('refuses without a folder', () =>
    checkJudgement({ proposedPath: 'a.ts', workspaceRoots: [] }, 'refuse noWorkspace'));
  it('refuses a link that leads out', () =>
    checkJudgement({ proposedPath: 'dir/a.ts', realPath: '/etc/a.ts' }, 'refuse linksOutside'));
  it('allows a link that stays inside', () =>
    checkJudgement(
      { proposedPath: 'dir/a.ts', realPath: '/home/dev/proj/lib/a.ts' },
      'allow /home/dev/proj > dir/a.ts',
    ));
  it('asks before a link to a guarded folder', () =>
    checkJudgement({ proposedPath: 'dir/config', realPath: '/home/dev/proj/.git/config' }, 'confirm guarded'));
  it('allows a folder that is a link itself', () =>
    checkJudgement(
      { proposedPath: 'a.ts', realPath: '/mnt/disk/proj/a.ts', realRoots: ['/mnt/disk/proj'] },
      'allow /home/dev/proj > a.ts',
    ));
  it('refuses what is too long for any disk', () =>
    checkJudgement({ proposedPath: `${'a'.repeat(300)}.ts` }, 'refuse tooLong'));
});
