import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../../src/host/contributions.ts';
import { completionStream, eventStream, type Script } from '../../../support/script.ts';
import { acceptSuggestion, closeAllEditors, openDocument, takeSuggestion } from '../../support/editorDriver.ts';
import { endpointRemote } from '../../support/endpointRemote.ts';
import { askAndSee, requestArrived, requestsFor } from '../../support/suggestionRequests.ts';

/** One stream with several answers, their pieces in turn. */
function choicesStream(...texts: readonly string[]): Script {
  const choice = (text: string, index: number) => ({ choices: [{ index, text, finish_reason: 'stop' }] });
  return eventStream([...texts.map(choice), '[DONE]']);
}

const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(command);

describe('candidates in the editor', () => {
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
  });
  beforeEach(() => endpointRemote.reset());
  after(closeAllEditors);

  it('are asked for once, and the second can be chosen', async () => {
    await endpointRemote.answer({ script: choicesStream('price', 'cost', 'price') });
    const editor = await openDocument('candidate_total = █\n');
    await askAndSee('candidate_total');
    await run('editor.action.inlineSuggest.showNext');
    assert.equal(await takeSuggestion(editor), 'candidate_total = cost█\n');
    const requests = await requestsFor('candidate_total');
    assert.deepEqual(
      requests.map(({ body }) => (body as Readonly<Record<string, unknown>>)['n']),
      [3],
    );
  });

  it('go on behind the item that is selected in the suggestion widget', async () => {
    await endpointRemote.answer({ script: completionStream({ text: '(1)' }) });
    const provider = vscode.languages.registerCompletionItemProvider('python', {
      provideCompletionItems: () => [new vscode.CompletionItem('widget_item_alpha')],
    });
    try {
      const editor = await openDocument('widget_item█\n');
      await run('editor.action.triggerSuggest');
      await requestArrived('widget_item_alpha');
      assert.equal(await acceptSuggestion(editor), 'widget_item_alpha(1)█\n');
    } finally {
      provider.dispose();
    }
  });
});
