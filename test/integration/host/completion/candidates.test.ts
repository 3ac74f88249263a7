import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../../src/host/contributions.ts';
import { completionStream, eventStream, type Script } from '../../../support/script.ts';
import type { RecordedRequest } from '../../../support/scriptedEndpoint.ts';
import {
  acceptSuggestion,
  closeAllEditors,
  documentWithCursor,
  eventually,
  openDocument,
  pause,
} from '../../support/editorDriver.ts';
import { endpointRemote } from '../../support/endpointRemote.ts';

/** Long enough for a request to have been sent, were one coming. */
const QUIET_MS = 500;

/** One stream with several answers, their pieces in turn. */
function choicesStream(...texts: readonly string[]): Script {
  const choice = (text: string, index: number) => ({ choices: [{ index, text, finish_reason: 'stop' }] });
  return eventStream([...texts.map(choice), '[DONE]']);
}

const requestsFor = async (marker: string): Promise<readonly RecordedRequest[]> =>
  (await endpointRemote.requests()).filter((request) => JSON.stringify(request.body).includes(marker));

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
    await run('editor.action.inlineSuggest.trigger');
    await eventually(async () => ((await requestsFor('candidate_total')).length > 0 ? true : undefined), 'a request');
    await pause(QUIET_MS);
    await run('editor.action.inlineSuggest.showNext');
    await pause(QUIET_MS);
    await run('editor.action.inlineSuggest.commit');
    assert.equal(documentWithCursor(editor), 'candidate_total = cost█\n');
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
      await eventually(
        async () => ((await requestsFor('widget_item_alpha')).length > 0 ? true : undefined),
        'a request for what follows the item',
      );
      assert.equal(await acceptSuggestion(editor), 'widget_item_alpha(1)█\n');
    } finally {
      provider.dispose();
    }
  });
});
