import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isGitIgnored } from '../../../../src/core/context/files/gitIgnore.ts';
import { createRepositoryIgnores } from '../../../../src/host/context/repositoryIgnores.ts';
import { fakeEnvironment } from '../../../support/fakeEnvironment.ts';
import { writeFiles } from '../../support/describeContext.ts';

const PATHS = ['a.ts', 'x.own', 'x.store', 'x.above', 'sub/x.own'];

describe('what Git ignores beyond a folder', () => {
  let root: vscode.Uri;
  afterEach(() => vscode.workspace.fs.delete(root, { recursive: true }));

  /** @param folder of the files, as a workspace's own */
  async function checkIgnored(
    files: Readonly<Record<string, string>>,
    folder: string,
    expected: readonly string[],
  ): Promise<void> {
    root = await writeFiles(`ignores-${crypto.randomUUID()}`, { 'home/git/ignore': '*.own\n', ...files });
    let runs = 0;
    const programs = {
      run: async () => {
        runs += 1;
        return { kind: 'failed', exitCode: 1 } as const;
      },
    };
    const environment = fakeEnvironment({ XDG_CONFIG_HOME: vscode.Uri.joinPath(root, 'home').fsPath });
    const ignores = createRepositoryIgnores({ programs, environment });
    const uri = vscode.Uri.joinPath(root, folder);
    const rules = await ignores.of(uri);
    assert.deepEqual(
      PATHS.filter((path) => isGitIgnored(path, rules)),
      expected,
    );
    await ignores.of(uri);
    assert.ok(runs <= 1, 'Git is asked once');
  }

  it('is the person’s own list and that of the repository', () =>
    checkIgnored({ 'work/.git/info/exclude': '*.store\n' }, 'work', ['x.own', 'x.store', 'sub/x.own']));
  it('is what the folders above ignore, too', () =>
    checkIgnored({ 'work/.git/HEAD': '', 'work/.gitignore': '*.above\n', 'work/part/a.ts': '' }, 'work/part', [
      'x.own',
      'x.above',
      'sub/x.own',
    ]));
  it('yields to the repository where that takes something back', () =>
    checkIgnored({ 'work/.git/info/exclude': '!*.own\n*.store\n' }, 'work', ['x.store']));
  it('is that of the repository in a further work tree', () =>
    checkIgnored(
      {
        'work/.git/info/exclude': '*.store\n',
        'work/.git/worktrees/tree/commondir': '../..\n',
        'tree/.git': 'gitdir: ../work/.git/worktrees/tree\n',
      },
      'tree',
      ['x.own', 'x.store', 'sub/x.own'],
    ));
  it('is nothing where there is no repository, or of a list that is too long to be one', () =>
    checkIgnored({ 'home/git/ignore': `*.own\n${'#'.repeat(600_000)}`, 'work/.git/HEAD': '' }, 'work', []));
});
