import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openGit } from '../../../../src/host/products/git/gitApi.ts';
import { eventually } from '../../support/editorDriver.ts';
import { openContext, type OpenContext } from '../../support/describeContext.ts';
import { commitFile, createRepository, type TestRepository, writeIn } from '../../support/gitRepository.ts';

describe('context from Git', function () {
  let repository: TestRepository;
  let context: OpenContext;
  before(async function () {
    const created = await createRepository(`context-git-${Date.now()}`);
    if (!created) return this.skip();
    repository = created;
    await commitFile(repository, { path: 'one.ts', text: 'export const one = 1;\n', message: 'Add the first number' });
    const git = await openGit();
    const opened = git?.repositories.find(({ rootUri }) => rootUri.path === repository.rootUri.path);
    const main = repository.state.HEAD?.name ?? '';
    if (!['main', 'master'].includes(main)) await opened?.createBranch('main', true);
    await opened?.createBranch('feature', true);
    await commitFile(repository, {
      path: 'one.ts',
      text: 'export const one = 111;\n',
      message: 'Count higher\n\nBecause.',
    });
    await commitFile(repository, { path: '.env', text: 'TOKEN=hunter2\n', message: 'Add what nobody should' });
  });
  beforeEach(() => {
    context = openContext();
  });
  afterEach(() => {
    context.dispose();
  });
  after(async () => {
    // Absent where there is no Git.
    const root: vscode.Uri | undefined = (repository as TestRepository | undefined)?.rootUri;
    if (root) await vscode.workspace.fs.delete(root, { recursive: true });
  });

  it('attaches what is not committed', async () => {
    await writeIn(repository, 'one.ts', 'export const one = 222;\n');
    await repository.status();
    const item = await eventually(
      async () => (await context.items('', 'diff')).find(({ detail }) => detail.includes('file')),
      'uncommitted changes',
    );
    assert.equal(item.label, 'Uncommitted Changes');
    const pieces = await Promise.all((await context.items('', 'diff')).map(({ id }) => context.service.attach(id)));
    assert.match(JSON.stringify(pieces), /one = 222/);
  });
  it('finds a commit by its words and attaches message and changes', async () => {
    const [piece] = await context.attach({ kind: 'commit', query: 'count high' });
    assert.match(piece?.label ?? '', /^Commit [0-9a-f]{8}: Count higher$/);
    assert.match(piece?.text ?? '', /Because\.[\s\S]*\+export const one = 111;/);
  });
  it('attaches the message of the first commit, which has nothing to be compared with', async () => {
    const [piece] = await context.attach({ kind: 'commit', query: 'first number' });
    assert.equal(piece?.text, 'Add the first number');
  });
  it('names a private file in a commit and keeps its text at home', async () => {
    const [piece] = await context.attach({ kind: 'commit', query: 'nobody should' });
    assert.match(piece?.text ?? '', /\.env/);
    assert.doesNotMatch(piece?.text ?? '', /hunter2/);
  });
  it('attaches what the branch changes', async () => {
    const [piece] = await context.attach({ kind: 'branch', query: '', words: 'feature' });
    assert.match(piece?.label ?? '', /^Branch feature against (?:main|master)$/);
    assert.match(piece?.text ?? '', /\+export const one = 111;/);
    assert.doesNotMatch(piece?.text ?? '', /222|hunter2/);
  });
});
