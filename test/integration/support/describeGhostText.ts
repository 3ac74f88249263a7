import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../src/host/contributions.ts';
import { completionStream, errorAnswer } from '../../support/script.ts';
import { acceptSuggestion, closeAllEditors, openDocument, pause, withSetting } from './editorDriver.ts';
import { endpointRemote } from './endpointRemote.ts';
import { askAndSee } from './suggestionRequests.ts';

/** Long enough for a request to have been sent, were one coming. */
const QUIET_MS = 800;

/** Bodies of the completion requests about the document that holds `marker`; others may still be on their way. */
const completionsAbout = async (marker: string): Promise<readonly Record<string, unknown>[]> =>
  (await endpointRemote.requests())
    .filter((request) => request.path === '/v1/completions')
    .map((request) => request.body as Record<string, unknown>)
    .filter((body) => JSON.stringify([body['prompt'], body['suffix']]).includes(marker));

/** The same tests for both kinds of extension host. */
export function describeGhostText(): void {
  describe('ghost text', () => {
    before(async () => {
      await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    });

    beforeEach(() => endpointRemote.reset());

    after(closeAllEditors);

    it('comes from the endpoint and is accepted at the cursor', async () => {
      await endpointRemote.answer({ script: completionStream({ text: 'a + b' }) });
      const editor = await openDocument('def add(a, b):\n    return █\n');
      assert.equal(await acceptSuggestion(editor), 'def add(a, b):\n    return a + b█\n');
    });

    it('asks with the text before and after the cursor, as a stream', async () => {
      await endpointRemote.answer({ script: completionStream({ text: 'a + b' }) });
      await acceptSuggestion(await openDocument('def subtract(a, b):\n    return █\n\nprint(subtract(1, 2))\n'));
      const [body = {}] = await completionsAbout('def subtract');
      const prompt = JSON.stringify([body['prompt'], body['suffix']]);
      assert.ok(prompt.includes('def subtract(a, b):\\n    return '), prompt);
      assert.ok(prompt.includes('print(subtract(1, 2))'), prompt);
      assert.equal(body['stream'], true);
      assert.equal(body['model'], 'scripted');
    });

    it('asks nothing while suggestions are off', async () => {
      const restore = await withSetting('interline.enabled', false);
      try {
        const editor = await openDocument('quiet = █\n');
        await vscode.commands.executeCommand('type', { text: '1' });
        await pause(QUIET_MS);
        assert.equal(editor.document.getText(), 'quiet = 1\n');
        assert.equal((await completionsAbout('quiet =')).length, 0);
      } finally {
        await restore();
      }
    });

    it('recovers after a failing server', async () => {
      await endpointRemote.answer({ script: errorAnswer(500, 'broken') });
      const editor = await openDocument('value = █\n');
      await askAndSee('value = ');
      assert.equal(editor.document.getText(), 'value = \n');
      await endpointRemote.answer({ script: completionStream({ text: '2' }) });
      // The editor asks once for one version of a document, however often it is told to.
      await vscode.commands.executeCommand('type', { text: '4' });
      assert.equal(await acceptSuggestion(editor), 'value = 42█\n');
    });
  });
}
