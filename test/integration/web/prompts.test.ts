import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../src/host/contributions.ts';
import { chatStream } from '../../support/script.ts';
import { closeAllEditors, eventually, openDocument } from '../support/editorDriver.ts';
import { endpointRemote } from '../support/endpointRemote.ts';

describe('built-in prompts', () => {
  after(closeAllEditors);

  it('are read where the extension’s files come over the network', async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    await endpointRemote.reset();
    await endpointRemote.answer({ script: chatStream({ text: 'An answer.' }) });
    await openDocument('x = 1█\n');
    await vscode.commands.executeCommand('interline.explain');
    // The chat that opens asks for more than that, the list of models for one.
    const asked = await eventually(
      async () => (await endpointRemote.requests()).find(({ path }) => path === '/v1/chat/completions'),
      'a chat request',
    );
    assert.match(JSON.stringify(asked.body), /Explain what `Untitled-\d+` does/);
  });
});
