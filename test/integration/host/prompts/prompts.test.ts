import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../../src/host/contributions.ts';
import { chatStream, completionStream } from '../../../support/script.ts';
import type { RecordedRequest } from '../../../support/scriptedEndpoint.ts';
import { closeAllEditors, eventually, openDocument } from '../../support/editorDriver.ts';
import { endpointRemote } from '../../support/endpointRemote.ts';

const CODE = 'def add(a, b):\n    return a - b\n';

const chats = async (): Promise<readonly RecordedRequest[]> =>
  (await endpointRemote.requests()).filter(({ path }) => path === '/v1/chat/completions');

interface ChatBody {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

async function lastQuestion(): Promise<string> {
  const request = await eventually(async () => (await chats()).at(-1), 'a chat request');
  return (request.body as ChatBody).messages.at(-1)?.content ?? '';
}

describe('prompts', () => {
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
  });
  beforeEach(async () => {
    await closeAllEditors();
    await endpointRemote.reset();
    await endpointRemote.answer({ script: chatStream({ text: 'An answer.' }) });
    await vscode.commands.executeCommand('interline.newChat');
  });
  after(closeAllEditors);

  const rows = [
    ['interline.explain', /Explain what/],
    ['interline.fix', /Find and fix/],
    ['interline.refactor', /Refactor/],
  ] as const;
  for (const [command, words] of rows)
    it(`${command} asks the chat about the selection`, async () => {
      const editor = await openDocument(`import os\n${CODE}█`);
      editor.selection = new vscode.Selection(1, 0, 2, 16);
      await vscode.commands.executeCommand(command);
      const question = await lastQuestion();
      assert.match(question, words);
      assert.match(question, /:2-3/);
      assert.match(question, /```python\ndef add\(a, b\):\n {4}return a - b\n```/);
      assert.doesNotMatch(question, /import os/);
    });

  it('takes the whole file when nothing is selected and no declaration is known', async () => {
    await openDocument(`# whole file\n${CODE}█`, 'plaintext');
    await vscode.commands.executeCommand('interline.explain');
    assert.match(await lastQuestion(), /# whole file\ndef add/);
  });

  it('sends along what the editor reports, when it is asked to fix', async () => {
    const editor = await openDocument(`${CODE}█`);
    const diagnostics = vscode.languages.createDiagnosticCollection('test');
    const range = new vscode.Range(1, 11, 1, 16);
    diagnostics.set(editor.document.uri, [new vscode.Diagnostic(range, 'Wrong sign', vscode.DiagnosticSeverity.Error)]);
    try {
      editor.selection = new vscode.Selection(0, 0, 2, 0);
      await vscode.commands.executeCommand('interline.fix');
      assert.match(await lastQuestion(), /line 2, error: Wrong sign/);
    } finally {
      diagnostics.dispose();
    }
  });
});

/** Models are the user's own settings: a workspace cannot name them. */
async function withUserSetting(name: string, value: unknown): Promise<() => Thenable<void>> {
  const update = (to: unknown): Thenable<void> =>
    vscode.workspace.getConfiguration().update(name, to, vscode.ConfigurationTarget.Global);
  const before: unknown = vscode.workspace.getConfiguration().inspect(name)?.globalValue;
  await update(value);
  return () => update(before);
}

describe('Continue Here', () => {
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
  });
  beforeEach(async () => {
    await closeAllEditors();
    await endpointRemote.reset();
  });
  after(closeAllEditors);

  it('writes at the cursor with the model that completes, and is undone in one step', async () => {
    await endpointRemote.answer({ path: '/v1/completions', script: completionStream({ text: 'return a + b' }) });
    const editor = await openDocument('def add(a, b):\n    █\n');
    await vscode.commands.executeCommand('interline.continueHere');
    assert.equal(editor.document.getText(), 'def add(a, b):\n    return a + b\n');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), 'def add(a, b):\n    \n');
  });

  it('asks a model of its own in words, and leaves the words around the code out', async () => {
    const restore = await withUserSetting('interline.edit.model', 'a-talking-model');
    try {
      const text = ['Sure:\n\n```python\nreturn ', 'a + b\n', '```\nDone.'];
      await endpointRemote.answer({ path: '/v1/chat/completions', script: chatStream({ text }) });
      const editor = await openDocument('def add(a, b):\n    █\n');
      await vscode.commands.executeCommand('interline.continueHere');
      assert.equal(editor.document.getText(), 'def add(a, b):\n    return a + b\n');
      assert.equal(((await chats())[0]?.body as { readonly model?: string }).model, 'a-talking-model');
    } finally {
      await restore();
    }
  });

  it('stops at once, keeps the text and closes the connection', async () => {
    const text = Array.from({ length: 400 }, (_, index) => `word${index} `);
    await endpointRemote.answer({ path: '/v1/completions', script: completionStream({ text, tokenGapMs: 60 }) });
    const editor = await openDocument('x = █\n');
    const running = vscode.commands.executeCommand('interline.continueHere');
    await eventually(() => (/word1 word2/.test(editor.document.getText()) ? true : undefined), 'the first words');
    await vscode.commands.executeCommand('interline.stop');
    await running;
    const kept = editor.document.getText();
    assert.match(kept, /^x = word0 word1/);
    assert.ok(!kept.includes('word300'), 'it went on to the end');
    await eventually(
      async () => ((await endpointRemote.requests())[0]?.aborted ? true : undefined),
      'the end of the connection',
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), 'x = \n');
  });
});
