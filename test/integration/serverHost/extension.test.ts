import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../src/host/contributions.ts';
import { acceptSuggestion, closeAllEditors, openDocument } from '../support/editorDriver.ts';

/** What the run's grammar makes the model say. */
const FORCED = 'a + b';

describe('the extension against a real llama-server', () => {
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
  });

  after(closeAllEditors);

  it('shows what the model wrote as ghost text, with the key from the environment', async () => {
    const editor = await openDocument('def add(a, b):\n    return █\n');
    assert.equal(await acceptSuggestion(editor), `def add(a, b):\n    return ${FORCED}█\n`);
  });

  it('completes an untitled plain text too', async () => {
    const editor = await openDocument('The sum is █', 'plaintext');
    assert.equal(await acceptSuggestion(editor), `The sum is ${FORCED}█`);
  });

  it('writes on at the cursor in one undo step', async () => {
    const editor = await openDocument('result = █\n');
    await vscode.commands.executeCommand('interline.continueHere');
    assert.equal(editor.document.getText(), `result = ${FORCED}\n`);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), 'result = \n');
  });
});
