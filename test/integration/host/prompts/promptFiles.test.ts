import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../../src/host/contributions.ts';
import { chatStream } from '../../../support/script.ts';
import type { RecordedRequest } from '../../../support/scriptedEndpoint.ts';
import { closeAllEditors, eventually, openDocument, withSetting } from '../../support/editorDriver.ts';
import { endpointRemote } from '../../support/endpointRemote.ts';
import { createRepository, writeIn } from '../../support/gitRepository.ts';

interface ChatBody {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

const folder = (): vscode.Uri => {
  const uri = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(uri, 'a folder is open');
  return uri;
};

async function writeFile(path: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder(), path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

async function remove(path: string): Promise<void> {
  await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), path), { recursive: true, useTrash: false });
}

const lastChat = async (): Promise<ChatBody | undefined> => {
  const isChat = ({ path }: RecordedRequest): boolean => path === '/v1/chat/completions';
  return (await endpointRemote.requests()).findLast(isChat)?.body as ChatBody | undefined;
};

async function run(prompt: string, inputs: Readonly<Record<string, string>> = {}): Promise<ChatBody> {
  void vscode.commands.executeCommand('interline.runPrompt', { prompt, inputs });
  return eventually(lastChat, `a request of ${prompt}`);
}

const question = ({ messages }: ChatBody): string => messages.at(-1)?.content ?? '';

describe('prompt files', () => {
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
  });
  beforeEach(async () => {
    await closeAllEditors();
    await endpointRemote.reset();
    await endpointRemote.answer({ script: chatStream({ text: 'one two three' }) });
    await vscode.commands.executeCommand('interline.newChat');
  });
  after(async () => {
    await closeAllEditors();
    await remove('.interline');
    await remove('.github');
  });

  it('are run by name with arguments, on a model of their own', async () => {
    await openDocument('x = 1█\n');
    await writeFile(
      '.github/prompts/greet.prompt.md',
      '---\nmodel: org/other-model\n---\nGreet ${input:who} about ${selection} in ${language}, not \\${HOME}.',
    );
    const body = await run('greet', { who: 'Ann ${selection}' });
    assert.equal(body.model, 'org/other-model');
    assert.match(question(body), /^From|^File/);
    assert.match(question(body), /```python\nx = 1\n\n?```/);
    assert.match(question(body), /Greet Ann \$\{selection\} about `Untitled-\d+` in python, not \$\{HOME\}\.$/);
  });

  it('write at the cursor, and are undone in one step', async () => {
    await writeFile('.interline/prompts/fill.prompt.md', '---\nmode: insert\n---\nCount.');
    const editor = await openDocument('start █ end\n');
    await run('fill');
    await eventually(() => (/start one two three end/.test(editor.document.getText()) ? true : undefined), 'the text');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), 'start  end\n');
  });

  it('write a new document that nobody has saved', async () => {
    await writeFile('.interline/prompts/make.prompt.md', '---\nmode: newFile\n---\nCount.');
    await run('make');
    const document = await eventually(
      () => vscode.workspace.textDocuments.find((one) => one.isUntitled && one.getText() === 'one two three'),
      'the document',
    );
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });

  it('edit the selected code, which they name and do not send twice', async () => {
    await writeFile('.interline/prompts/louder.prompt.md', '---\nmode: edit\n---\nMake ${selection} louder.');
    const editor = await openDocument('a = 1█\nb = 2\n');
    editor.selection = new vscode.Selection(0, 0, 0, 5);
    await vscode.commands.executeCommand('interline.runPrompt', { prompt: 'louder' });
    const asked = question((await lastChat()) ?? assert.fail('nothing was asked'));
    assert.match(asked, /Make `Untitled-\d+:1` louder\./);
    assert.equal(asked.split('a = 1').length, 2);
    await vscode.commands.executeCommand('interline.rejectEdit');
  });

  it('show what is not committed, and of private files only the name', async function () {
    const repository = await createRepository('prompt-repository');
    if (!repository) return this.skip();
    const uri = await writeIn(repository, 'sum.py', 'print(1)\n');
    const secret = await writeIn(repository, '.env', 'KEY=old\n');
    await repository.add([uri.fsPath, secret.fsPath]);
    await repository.commit('First');
    await writeIn(repository, 'sum.py', 'print(2)\n');
    await writeIn(repository, '.env', 'KEY=new\n');
    await writeIn(repository, 'later.py', 'print(3)\n');
    await vscode.window.showTextDocument(uri);
    await repository.status();
    const asked = question(await run('review'));
    assert.match(asked, /Review these changes\.[^]*```diff\n[^]*-print\(1\)\n\+print\(2\)[^]*\n```$/);
    assert.match(asked, /\.env \([^)]*not shown[^)]*\)/);
    assert.match(asked, /later\.py/);
    assert.doesNotMatch(asked, /KEY=/);
    await remove('prompt-repository');
  });

  it('show their errors while they are open', async () => {
    const uri = await writeFile('.interline/prompts/broken.prompt.md', '---\nmode: magic\n---\nDo ${selecton}.');
    const editor = await vscode.window.showTextDocument(uri);
    // The editor has remarks of its own about such files.
    const lines = (): readonly number[] =>
      vscode.languages
        .getDiagnostics(uri)
        .filter(({ source }) => source === 'Interline')
        .map(({ range }) => range.start.line);
    await eventually(() => (lines().length === 2 ? true : undefined), 'two remarks');
    assert.deepEqual(lines(), [1, 3]);
    await editor.edit((edit) => edit.replace(new vscode.Range(1, 0, 1, 11), 'mode: chat'));
    await eventually(() => (lines().length === 1 ? true : undefined), 'one remark less');
    await closeAllEditors();
    await eventually(() => (lines().length === 0 ? true : undefined), 'no remark when it is closed');
  });
});

describe('project instructions', () => {
  beforeEach(async () => {
    await closeAllEditors();
    await endpointRemote.reset();
    await endpointRemote.answer({ script: chatStream({ text: 'An answer.' }) });
    await vscode.commands.executeCommand('interline.newChat');
    await openDocument('x = 1█\n');
  });
  after(async () => {
    await closeAllEditors();
    await remove('AGENTS.md');
  });

  async function systemPrompt(): Promise<string> {
    await vscode.commands.executeCommand('interline.explain');
    const body = await eventually(lastChat, 'a chat request');
    return body.messages.find(({ role }) => role === 'system')?.content ?? '';
  }

  it('go along as they are on the disk now', async () => {
    await writeFile('AGENTS.md', 'Write in rhymes.');
    assert.match(await systemPrompt(), /<instructions file="AGENTS.md">\nWrite in rhymes\.\n<\/instructions>$/);
    await writeFile('AGENTS.md', 'Write in prose.');
    await endpointRemote.reset();
    await endpointRemote.answer({ script: chatStream({ text: 'An answer.' }) });
    assert.match(await systemPrompt(), /Write in prose/);
  });

  it('stay at home when they are switched off', async () => {
    await writeFile('AGENTS.md', 'Write in rhymes.');
    const restore = await withSetting('interline.projectInstructions', false);
    try {
      assert.doesNotMatch(await systemPrompt(), /rhymes/);
    } finally {
      await restore();
    }
  });
});
