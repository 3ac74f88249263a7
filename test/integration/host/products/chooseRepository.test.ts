import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { chooseRepository } from '../../../../src/host/products/git/chooseRepository.ts';
import type { GitApi, GitRepository } from '../../../../src/host/products/git/gitApi.ts';
import { withAnswers, type WindowAnswers } from '../../support/answeringWindow.ts';

/** Of a repository, only where it lies matters here. */
const repositoryAt = (path: string): GitRepository => ({ rootUri: vscode.Uri.file(path) }) as GitRepository;

function gitWith(repositories: readonly GitRepository[], current?: GitRepository): GitApi {
  return {
    state: 'initialized',
    onDidChangeState: new vscode.EventEmitter<GitApi['state']>().event,
    repositories,
    getRepository: () => current ?? null,
  };
}

describe('choosing a repository', () => {
  const [one, two] = [repositoryAt('/w/one'), repositoryAt('/w/two')];

  async function choose(
    git: GitApi | undefined,
    { argument, ...answers }: WindowAnswers & { argument?: unknown } = {},
  ) {
    let chosen: GitRepository | undefined;
    const { notices } = await withAnswers(answers, async () => {
      chosen = await chooseRepository(argument, async () => git);
    });
    return { name: chosen?.rootUri.path, notices: notices.join() };
  }

  it('says what is missing without Git, and without a repository', async () => {
    assert.match((await choose(undefined)).notices, /VS Code’s own Git extension/);
    assert.match((await choose(gitWith([]))).notices, /has no Git repository/);
    assert.match((await choose({ ...gitWith([]), state: 'uninitialized' })).notices, /still looking/);
  });

  it('takes the only one, and asks nothing', async () => {
    assert.equal((await choose(gitWith([one]))).name, '/w/one');
  });

  it('takes the one whose button was pressed', async () => {
    const argument = { rootUri: vscode.Uri.file('/w/two') };
    assert.equal((await choose(gitWith([one, two]), { argument })).name, '/w/two');
  });

  it('asks among several, and the one of the file in front comes first', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: '' }));
    let labels: readonly string[] = [];
    const pick: WindowAnswers['pick'] = (items) => {
      labels = items.map(({ label }) => label);
      return [1];
    };
    assert.equal((await choose(gitWith([one, two], two), { pick })).name, '/w/one');
    assert.deepEqual(labels, ['two', 'one']);
  });

  it('takes none when the person turns away, also where a button names another folder', async () => {
    const argument = { rootUri: vscode.Uri.file('/w/three') };
    assert.equal((await choose(gitWith([one, two]), { argument })).name, undefined);
  });
});
