import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { createExclusions } from '../../../../src/host/completion/exclusions.ts';
import { createNamedBranch } from '../../../../src/host/products/branchName.ts';
import type { ProductDeps } from '../../../../src/host/products/productDeps.ts';
import { createSettingsSource } from '../../../../src/host/settings/settingsSource.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { FakeGateway } from '../../../support/fakeGateway.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';
import { withAnswers, type WindowAnswers } from '../../support/answeringWindow.ts';
import { eventually } from '../../support/editorDriver.ts';
import { commitFile, createRepository, type TestRepository } from '../../support/gitRepository.ts';

describe('a new branch', function () {
  let repository: TestRepository;
  const settings = createSettingsSource();
  const exclusions = createExclusions(settings);
  before(async function () {
    const created = await createRepository(`branches-${Date.now()}`);
    if (!created) return this.skip();
    repository = created;
    await commitFile(repository, { path: 'greet.ts', text: 'export const greet = 1;\n', message: 'Add it' });
  });
  after(() => {
    exclusions.dispose();
    settings.dispose();
  });

  const headName = async (): Promise<string | undefined> => {
    await repository.status();
    return repository.state.HEAD?.name;
  };

  /** What the two boxes hold, what is asked of the model, and what the window says. */
  async function create(type: WindowAnswers['type'], answer = 'greet-people') {
    const gateway = new FakeGateway([{ type: 'text', text: answer }]);
    const deps: ProductDeps = {
      gateway,
      exclusions,
      chat: { ask: async () => undefined },
      instructions: { read: async () => [] },
      log: new InMemoryLogger(),
      clock: new FakeClock(),
    };
    const record = await withAnswers({ ...(type && { type }) }, () =>
      createNamedBranch(deps, { rootUri: repository.rootUri }),
    );
    return { ...record, requests: gateway.calls.length };
  }

  /** The second box shows a name; the first is empty. */
  const isProposal = ({ value }: vscode.InputBoxOptions): boolean => value !== undefined && value !== '';

  it('is named by the model, and made when the name is accepted', async () => {
    let proposal = '';
    await create((options) => {
      if (!isProposal(options)) return 'Greet people';
      proposal = options.value ?? '';
      return proposal;
    });
    assert.match(proposal, /greet-people/);
    await eventually(async () => ((await headName()) === proposal ? true : undefined), 'the branch');
  });

  it('is not made under a name that Git refuses or that is taken, and says why', async () => {
    const current = await headName();
    const said: string[] = [];
    const wrong = ['two words', current ?? '', 'HEAD', ''];
    await create((options, problem) => {
      if (!isProposal(options)) return 'Greet more people';
      if (problem !== undefined) said.push(problem);
      return wrong.shift();
    }, 'greet-more');
    assert.deepEqual(said, [
      'Git does not allow this in a name: a space.',
      `There is a branch ${current ?? ''} already.`,
      'Git keeps this name for itself.',
      'A branch needs a name.',
    ]);
    assert.equal(await headName(), current);
  });

  it('is not made, nor the model asked, when the person turns away', async () => {
    const current = await headName();
    assert.equal((await create(() => undefined)).requests, 0);
    await create((options) => (isProposal(options) ? undefined : 'Greet all'));
    assert.equal(await headName(), current);
  });

  it('wants a word of what it is for where nothing has changed', async () => {
    const { notices, requests } = await create(() => '');
    assert.match(notices.join(), /Nothing has changed yet/);
    assert.equal(requests, 0);
  });
});
