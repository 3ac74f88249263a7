import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../../src/host/contributions.ts';
import { chatStream, errorAnswer } from '../../../support/script.ts';
import { closeAllEditors, eventually } from '../../support/editorDriver.ts';
import { endpointRemote } from '../../support/endpointRemote.ts';
import { testRun } from '../../support/testRun.ts';

const REPORT = vscode.Uri.from({ scheme: 'interline-learned', path: '/What Interline has learned.md' });

const report = async (): Promise<string> => (await vscode.workspace.openTextDocument(REPORT)).getText();

describe('what was learned', () => {
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    await endpointRemote.reset();
  });
  after(async () => {
    await vscode.commands.executeCommand('interline.forgetLearned', testRun.endpointUrl);
    await endpointRemote.reset();
    await closeAllEditors();
  });

  it('is shown in words, follows what is learned, and is forgotten on request', async () => {
    await vscode.commands.executeCommand('interline.forgetLearned', testRun.endpointUrl);
    await vscode.commands.executeCommand('interline.showLearned');
    assert.match(await report(), /Nothing yet/);
    const refusal = errorAnswer(400, "Unsupported parameter: 'stream_options'", { param: 'stream_options' });
    await endpointRemote.answer(
      { path: '/v1/chat/completions', contains: 'stream_options', script: refusal },
      { path: '/v1/chat/completions', script: chatStream({ text: 'ready' }) },
    );
    await vscode.commands.executeCommand('interline.testConnection');
    await eventually(async () => ((await report()).includes('`stream_options`') ? true : undefined), 'the lesson');
    assert.match(await report(), /## test/);
    await vscode.commands.executeCommand('interline.forgetLearned', testRun.endpointUrl);
    await eventually(async () => ((await report()).includes('Nothing yet') ? true : undefined), 'an empty report');
  });
});
