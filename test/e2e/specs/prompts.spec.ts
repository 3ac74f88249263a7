import assert from 'node:assert/strict';
import { chatStream, completionStream } from '../../support/script.ts';
import type { RecordedRequest } from '../../support/scriptedEndpoint.ts';
import { describeWorkbench } from '../support/describeWorkbench.ts';

const FILES = { 'greet.py': 'def greet(name):\n    print("Hello")\n', 'notes.txt': 'Shopping list:\n' };

describeWorkbench('prompts', { files: FILES, settings: { 'interline.enabled': false } }, (open) => {
  it('writes on at the cursor, and one undo takes all of it back', async () => {
    const { workbench, endpoint } = open();
    const lines = ['- apples\n', '- pears\n', '- plums\n'];
    endpoint.respond(answerEither(lines));
    await workbench.openFile('notes.txt');
    await workbench.editor.goToEnd();
    await workbench.runCommand('Interline: Continue Here');
    await workbench.editor.waitForText('- plums');
    assert.match(await workbench.editor.text(), /- apples\n- pears\n- plums/);
    await workbench.editor.focus();
    await workbench.press('Control+Z');
    await workbench.editor.waitForTextGone('- apples');
    assert.match(await workbench.editor.text(), /Shopping list:/);
  });

  it('stops writing on Escape', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(
      answerEither(
        Array.from({ length: 300 }, (_, index) => `- item ${index}\n`),
        60,
      ),
    );
    await workbench.openFile('notes.txt');
    await workbench.editor.goToEnd();
    await workbench.runCommand('Interline: Continue Here');
    await workbench.editor.waitForText('- item 2');
    await workbench.press('Escape');
    const request = endpoint.requests.findLast(({ body }) => body !== undefined);
    await request?.closed;
    assert.equal(request?.aborted, true);
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
function answerEither(text: readonly string[], tokenGapMs = 10) {
  return (request: RecordedRequest) =>
    request.path.includes('chat') ? chatStream({ text, tokenGapMs }) : completionStream({ text, tokenGapMs });
}
