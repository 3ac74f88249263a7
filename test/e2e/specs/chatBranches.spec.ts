import assert from 'node:assert/strict';
import { isRecord } from '../../../src/core/util/isRecord.ts';
import { chatStream, cutAfter, heldBefore } from '../../support/script.ts';
import type { RecordedRequest } from '../../support/scriptedEndpoint.ts';
import { describeWorkbench } from '../support/describeWorkbench.ts';

const modelOf = ({ body }: RecordedRequest): unknown => (isRecord(body) ? body['model'] : undefined);

describeWorkbench('chat branches', { files: { 'a.txt': 'a' } }, (open) => {
  it('asks a question in other words, and leads back to the old branch', async () => {
    const { workbench, endpoint } = open();
    const { chat } = workbench;
    await workbench.runCommand('Interline: Open Chat');
    endpoint.respond(chatStream({ text: 'The first answer.' }));
    await chat.send('The first question');
    await chat.waitForAnswer('The first answer.');
    await chat.waitUntilAnswered();
    endpoint.respond(chatStream({ text: 'The other answer.' }));
    await chat.editQuestion('The first question', 'The question in other words');
    await chat.waitForAnswer('The other answer.');
    await chat.waitUntilAnswered();
    await chat.waitForVersion('in other words', '2/2');
    assert.doesNotMatch(
      JSON.stringify(endpoint.requests.findLast(({ body }) => body !== undefined)?.body),
      /The first question/,
    );
    await workbench.screenshot('chat-branches');
    await chat.pressIn('in other words', 'Previous version');
    await chat.waitForAnswer('The first answer.');
    await chat.waitUntilGone('The other answer.');
    // The focus stays on the switcher, which leads back.
    await chat.waitForSwitcherFocus();
    await workbench.press('Enter');
    await chat.waitForAnswer('The other answer.');
  });

  it('answers again with another model, and keeps both answers through a reload', async () => {
    const { workbench, endpoint, waitUntilKept } = open();
    const { chat, quickInput } = workbench;
    endpoint.respond(chatStream({ text: 'A third answer.' }));
    await chat.pressIn('The other answer.', 'More actions');
    await chat.chooseFromMenu('Answer again with another model…');
    await quickInput.waitUntilShown();
    await quickInput.fill('another-model');
    await quickInput.waitForEntry('another-model');
    await quickInput.choose('another-model');
    await chat.waitForAnswer('A third answer.');
    await chat.waitUntilAnswered();
    const request = endpoint.requests.findLast(({ body }) => body !== undefined);
    assert.equal(request && modelOf(request), 'another-model');
    await waitUntilKept('A third answer.');
    await workbench.reload();
    await workbench.runCommand('Interline: Open Chat');
    await chat.waitForAnswer('A third answer.');
    await chat.waitForVersion('A third answer.', '2/2');
    await chat.pressIn('A third answer.', 'Previous version');
    await chat.waitForAnswer('The other answer.');
  });

  it('takes a message away, and brings it back', async () => {
    const { workbench } = open();
    await workbench.chat.pressIn('in other words', 'Delete question');
    assert.match(await workbench.dialog.text(), /messages that follow it/);
    await workbench.dialog.click('Delete');
    await workbench.chat.waitForAnswer('The first answer.');
    await workbench.answerNotification(/question is deleted/, 'Undo');
    await workbench.chat.waitForAnswer('The other answer.');
  });

  it('asks two models side by side, and goes on with the one that is kept', async () => {
    const { workbench, endpoint } = open();
    const { chat, quickInput } = workbench;
    endpoint.requests.length = 0;
    endpoint.respond((request) =>
      chatStream({
        text: [modelOf(request) === 'second' ? 'On the right.' : 'On the left.', ' ', 'Done.'],
      }),
    );
    await chat.type('Left or right?');
    await chat.openSendMenu();
    await chat.chooseFromMenu('Ask two models…');
    await quickInput.waitUntilShown();
    await quickInput.fill('second');
    await quickInput.waitForEntry('second');
    await quickInput.choose('second');
    await chat.waitForColumns(['scripted', 'second']);
    await chat.waitForAnswer('On the left. Done.');
    await chat.waitForAnswer('On the right. Done.');
    await chat.waitForDraft('');
    await workbench.screenshot('chat-comparison');
    const asked = endpoint.requests.filter(({ path }) => path.endsWith('/chat/completions'));
    assert.deepEqual(asked.map(modelOf).sort(), ['scripted', 'second']);
    await chat.pressIn('On the right.', 'Keep this one');
    await chat.waitUntilGone('On the left.');
    endpoint.respond(chatStream({ text: 'And on.' }));
    await chat.send('Go on');
    await chat.waitForAnswer('And on.');
    const body = JSON.stringify(endpoint.requests.findLast(({ body }) => body !== undefined)?.body);
    assert.ok(body.includes('On the right.') && !body.includes('On the left.'), body);
  });

  it('queues what is sent while an answer streams, and sends it when that is complete', async () => {
    const { workbench, endpoint } = open();
    const { chat } = workbench;
    const { script, goOn } = heldBefore('steady', chatStream({ text: ['Slow ', 'and ', 'steady.'] }));
    endpoint.respond(script);
    await chat.send('Tell me slowly');
    await chat.waitForAnswer('Slow');
    await chat.send('And then?');
    await chat.waitForQueue(/Sent when the answer is complete.*And then\?/s);
    await workbench.screenshot('chat-queue');
    endpoint.respond(chatStream({ text: 'Then this.' }));
    goOn();
    await chat.waitForAnswer('Then this.');
    await chat.waitForEmptyQueue();
  });

  it('keeps the queue when the answer is stopped, says so, and gives a question back', async () => {
    const { workbench, endpoint } = open();
    const { chat } = workbench;
    const words = Array.from({ length: 20 }, (_, index) => `word${index} `);
    endpoint.respond(cutAfter(chatStream({ text: words }), words.length, 'stall'));
    await chat.send('Tell me everything');
    await chat.waitForAnswer('word3');
    await chat.send('A later question');
    await chat.waitForQueue('A later question');
    await chat.click('Stop');
    await chat.waitForQueue(/the answer was stopped/);
    await chat.click('Edit in the input');
    await chat.waitForDraft('A later question');
    await chat.waitForEmptyQueue();
  });

  it('finds text in all messages, and gives the focus back', async () => {
    const { workbench } = open();
    await workbench.chat.find('On the right.');
    await workbench.chat.waitForMatch('1 of 1');
    await workbench.screenshot('chat-find');
    await workbench.press('Escape');
    await workbench.chat.waitForFocus();
    assert.deepEqual(await workbench.chat.accessibilityFaults(), []);
  });

  it('finds text by the palette, too', async () => {
    const { workbench } = open();
    await workbench.runCommand('Interline: Find in Chat');
    await workbench.chat.waitForFindFocus();
    await workbench.press('Escape');
    await workbench.chat.waitForFocus();
  });
});
