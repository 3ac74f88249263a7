import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createExclusions } from '../../../../src/host/completion/exclusions.ts';
import { EXTENSION_ID } from '../../../../src/host/contributions.ts';
import { reviewChanges } from '../../../../src/host/products/review/reviewChanges.ts';
import { ReviewThreads } from '../../../../src/host/products/review/reviewThreads.ts';
import { createSettingsSource } from '../../../../src/host/settings/settingsSource.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { FakeGateway } from '../../../support/fakeGateway.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';
import { chatStream } from '../../../support/script.ts';
import { eventually } from '../../support/editorDriver.ts';
import { endpointRemote } from '../../support/endpointRemote.ts';
import { commitFile, createRepository, type TestRepository, writeIn } from '../../support/gitRepository.ts';

const COMMAND = 'interline.commitMessage';

async function lastPrompt(): Promise<string> {
  const request = await eventually(
    async () => (await endpointRemote.requests()).findLast(({ path }) => path === '/v1/chat/completions'),
    'a request',
  );
  return JSON.stringify(request.body);
}

describe('products of a Git repository', function () {
  let repository: TestRepository;
  let clicked: { readonly rootUri: vscode.Uri };
  before(async function () {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    const created = await createRepository(`repository-${Date.now()}`);
    if (!created) return this.skip();
    repository = created;
    clicked = { rootUri: repository.rootUri };
    await commitFile(repository, {
      path: 'greet.ts',
      text: 'export const greet = 1;\n',
      message: 'feat(greet): add it',
    });
    await commitFile(repository, { path: 'bye.ts', text: 'export const bye = 1;\n', message: 'fix(bye): say it' });
  });
  beforeEach(async () => {
    await endpointRemote.reset();
    repository.inputBox.value = '';
  });

  it('writes the message for what is staged into the input box, in the style of the repository', async () => {
    const staged = await writeIn(repository, 'greet.ts', 'export const greet = 2;\n');
    await repository.add([staged.fsPath]);
    await writeIn(repository, 'bye.ts', 'export const bye = 99;\n');
    repository.inputBox.value = 'mention the ticket';
    await endpointRemote.answer({ script: chatStream({ text: '```\nfeat(greet): count to two\n```\n' }) });
    await vscode.commands.executeCommand(COMMAND, clicked);
    assert.equal(repository.inputBox.value, 'feat(greet): count to two');
    const prompt = await lastPrompt();
    assert.match(prompt, /greet = 2/);
    assert.doesNotMatch(prompt, /bye = 99/);
    assert.match(prompt, /Conventional Commits/);
    assert.match(prompt, /mention the ticket/);
  });

  it('gives the text of the box back when it is asked to stop', async () => {
    repository.inputBox.value = 'my words';
    await endpointRemote.answer({ script: chatStream({ text: ['feat', '(greet): ', 'count'], tokenGapMs: 2000 }) });
    const running = vscode.commands.executeCommand(COMMAND, clicked);
    await eventually(() => (repository.inputBox.value.startsWith('feat') ? true : undefined), 'an answer in the box');
    await vscode.commands.executeCommand(COMMAND, clicked);
    await running;
    assert.equal(repository.inputBox.value, 'my words');
  });

  it('leaves the box to somebody who types into it', async () => {
    // The editor tells of each write a while later: words of a test before may come back, and what the test types has to outlive its own.
    await endpointRemote.answer({ script: chatStream({ text: ['docs', '(bye): ', 'explain'], tokenGapMs: 2000 }) });
    const running = vscode.commands.executeCommand(COMMAND, clicked);
    await eventually(() => (repository.inputBox.value.startsWith('docs') ? true : undefined), 'an answer in the box');
    repository.inputBox.value = 'typed over it';
    await running;
    assert.equal(repository.inputBox.value, 'typed over it');
  });

  it('puts comments of a review at the lines that they quote, and sends the diff alone', async () => {
    const answer =
      '{"path":"bye.ts","line":77,"quote":"export const bye = 99;","severity":"error","comment":"![x](http://a.b/c) Wrong."}';
    const gateway = new FakeGateway([{ type: 'text', text: answer }]);
    const settings = createSettingsSource();
    const exclusions = createExclusions(settings);
    const threads = new ReviewThreads();
    const chat = { ask: async () => undefined };
    const instructions = { read: async () => [] };
    try {
      await repository.status();
      const deps = {
        gateway,
        exclusions,
        threads,
        chat,
        instructions,
        log: new InMemoryLogger(),
        clock: new FakeClock(),
      };
      void reviewChanges(deps, clicked);
      const [thread] = await eventually(() => (threads.threads.length > 0 ? threads.threads : undefined), 'a comment');
      assert.equal(thread?.uri.path.endsWith('/bye.ts'), true);
      assert.equal(thread?.range?.start.line, 0);
      const body = thread?.comments[0]?.body;
      assert.ok(body instanceof vscode.MarkdownString);
      assert.doesNotMatch(body.value, /!\[x\]\(/);
      assert.match(JSON.stringify(gateway.calls[0]?.request), /bye = 99/);
      threads.resolve(thread);
      assert.equal(thread?.state, vscode.CommentThreadState.Resolved);
      threads.clear();
      assert.equal(threads.threads.length, 0);
    } finally {
      threads.dispose();
      exclusions.dispose();
      settings.dispose();
    }
  });
});
