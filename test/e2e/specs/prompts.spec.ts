import assert from 'node:assert/strict';
import { chatStream, completionStream, cutAfter } from '../../support/script.ts';
import type { RecordedRequest } from '../../support/scriptedEndpoint.ts';
import { describeWorkbench } from '../support/describeWorkbench.ts';

const LINES = ['- apples\n', '- pears\n', '- plums\n'];
const FILES = {
  'greet.py': 'def greet(name):\n    print("Hello")\n',
  'notes.txt': 'Shopping list:\n',
  'more.txt': 'And also:\n',
};

describeWorkbench('prompts', { files: FILES, settings: { 'interline.enabled': false } }, (open) => {
  it('writes on at the cursor, and one undo takes all of it back', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(answerEither(LINES));
    await workbench.openFile('notes.txt');
    await workbench.editor.goToEnd();
    await workbench.runCommand('Interline: Continue Here');
    await workbench.editor.waitForText('Shopping list:\n- apples\n- pears\n- plums');
    await workbench.editor.focus();
    await workbench.press('Control+Z');
    await workbench.editor.waitForWholeText('Shopping list:\n');
  });

  it('stops writing on Escape', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(endlessly(LINES));
    await workbench.openFile('notes.txt');
    await workbench.editor.goToEnd();
    await workbench.runCommand('Interline: Continue Here');
    await workbench.editor.waitForText('- plums');
    await workbench.press('Escape');
    const request = endpoint.requests.findLast(({ body }) => body !== undefined);
    await request?.closed;
    assert.equal(request?.aborted, true);
  });

  it('leaves Escape to the editor when the extension host dies in the middle of writing', async () => {
    const { workbench, endpoint, killExtensionHost } = open();
    endpoint.respond(endlessly(LINES));
    await workbench.openFile('more.txt');
    await workbench.editor.goToEnd();
    await workbench.runCommand('Interline: Continue Here');
    await workbench.editor.waitForText('- plums');
    // The window starts another one.
    await Promise.all([workbench.statusBar.waitUntilGone(), killExtensionHost()]);
    await workbench.statusBar.waitUntilShown();
    await workbench.editor.find('plums');
    await workbench.editor.focus();
    await workbench.press('Escape');
    await workbench.editor.waitForNoFind();
  });

  it('explains the selection in the panel', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(chatStream({ text: 'It greets nobody in particular: `name` is never used.' }));
    await workbench.openFile('greet.py');
    await workbench.editor.selectAll();
    await workbench.runCommand('Interline: Explain Selection');
    await workbench.chat.waitForAnswer('greets nobody in particular');
    assert.match(
      JSON.stringify(endpoint.requests.findLast(({ body }) => body !== undefined)?.body),
      /def greet\(name\)/,
    );
    await workbench.screenshot('explain');
  });
});

/** *Continue Here* may ask for a completion or for a chat answer: the model decides. */
function answerEither(text: readonly string[]) {
  return (request: RecordedRequest) =>
    request.path.includes('chat') ? chatStream({ text }) : completionStream({ text });
}

/** The same, but that it comes to no end by itself. */
function endlessly(text: readonly string[]) {
  return (request: RecordedRequest) => cutAfter(answerEither(text)(request), text.length, 'stall');
}
