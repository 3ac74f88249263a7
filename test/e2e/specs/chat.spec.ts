import assert from 'node:assert/strict';
import { chatStream, cutAfter, errorAnswer, heldBefore } from '../../support/script.ts';
import { describeWorkbench } from '../support/describeWorkbench.ts';

const FILES = { 'cart.py': 'def total(prices):\n    result = 0\n    for price in prices:\n        result += price\n' };

const ANSWER = [
  '`total` never returns its result, so every caller gets `None`.\n\n',
  '```python\ndef total(prices):\n    return sum(prices)\n```\n\n',
  'The built-in `sum` says the same in one line.\n',
];

describeWorkbench('chat', { files: FILES }, (open) => {
  it('opens in the side panel and invites to ask', async () => {
    const { workbench } = open();
    await workbench.openFile('cart.py');
    await workbench.runCommand('Interline: Open Chat');
    await workbench.chat.waitForEmptyState();
    await workbench.screenshot('chat-empty');
  });

  it('streams an answer and then shows its tokens', async () => {
    const { workbench, endpoint } = open();
    const usage = { prompt_tokens: 321, completion_tokens: 45, total_tokens: 366 };
    const { script, goOn } = heldBefore('in one line', chatStream({ text: ANSWER, usage }));
    endpoint.respond(script);
    await workbench.chat.send('What is wrong with total?');
    await workbench.chat.waitForAnswer('never returns its result');
    await workbench.chat.waitForButton('Stop');
    await workbench.screenshot('chat-streaming');
    await workbench.chat.waitForDraft('');
    goOn();
    await workbench.chat.waitForAnswer('in one line');
    await workbench.chat.waitUntilAnswered();
    assert.match(await workbench.chat.usage(), /321.*45|366/);
    await workbench.screenshot('chat-done');
  });

  it('hinders nobody', async () => {
    assert.deepEqual(await open().workbench.chat.accessibilityFaults(), []);
  });

  it('sends the whole conversation with the next question', async () => {
    const { workbench, endpoint } = open();
    endpoint.requests.length = 0;
    endpoint.respond(chatStream({ text: 'Yes, it is.' }));
    await workbench.chat.send('Is sum faster?');
    await workbench.chat.waitForAnswer('Yes, it is.');
    const body = JSON.stringify(endpoint.requests.findLast(({ body }) => body !== undefined)?.body);
    for (const part of ['What is wrong with total?', 'never returns its result', 'Is sum faster?'])
      assert.ok(body.includes(part), part);
  });

  it('keeps what is typed while a question is on its way and its answer streams', async () => {
    const { workbench, endpoint } = open();
    const text = ['First ', 'half ', 'and last.'];
    const { script, goOn } = heldBefore('and last', chatStream({ text, ttftMs: 400 }));
    endpoint.respond(script);
    await workbench.chat.send('Keep this: ');
    // No wait between the two: the host has not taken the question yet when the first keys come.
    await workbench.chat.typeOn('typed while it answers');
    await workbench.chat.waitForDraft('typed while it answers');
    await workbench.chat.waitForAnswer('First half');
    await workbench.chat.typeOn(', and goes on');
    goOn();
    await workbench.chat.waitForAnswer('and last.');
    await workbench.chat.waitUntilAnswered();
    await workbench.chat.waitForDraft('typed while it answers, and goes on');
  });

  it('keeps what is typed when the page is told everything anew', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(errorAnswer(500, 'The engine is on fire.'));
    await workbench.chat.send('Does it burn?');
    await workbench.chat.waitForButton(/try again/i);
    await workbench.chat.typeOn('typed before');
    endpoint.respond(chatStream({ text: 'Not any more.', ttftMs: 300 }));
    // The failed answer makes way, for which the whole conversation is told again.
    await workbench.chat.click(/try again/i);
    await workbench.chat.typeOn(' and after');
    await workbench.chat.waitForAnswer('Not any more.');
    await workbench.chat.waitUntilAnswered();
    await workbench.chat.waitForDraft('typed before and after');
  });

  it('leaves the input empty behind a question, also when the answer has come and after a reload of the panel', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(chatStream({ text: ['It is ', 'gone.'], ttftMs: 300, tokenGapMs: 300 }));
    await workbench.chat.send('Is the draft gone?');
    await workbench.chat.waitForDraft('');
    await workbench.chat.waitForAnswer('It is gone.');
    await workbench.chat.waitUntilAnswered();
    assert.equal(await workbench.chat.draft(), '');
    await workbench.openFile('cart.py');
    await workbench.press('Control+Alt+B');
    await workbench.chat.waitUntilHidden();
    await workbench.runCommand('Interline: Open Chat');
    await workbench.chat.waitForAnswer('It is gone.');
    assert.equal(await workbench.chat.draft(), '');
  });

  it('stops when told to, and the server hears of it', async () => {
    const { workbench, endpoint } = open();
    const words = Array.from({ length: 50 }, (_, index) => `word${index} `);
    endpoint.respond(cutAfter(chatStream({ text: words }), words.length, 'stall'));
    await workbench.chat.send('Tell me everything.');
    await workbench.chat.waitForAnswer('word3');
    await workbench.chat.click('Stop');
    await workbench.chat.waitUntilAnswered();
    const request = endpoint.requests.findLast(({ body }) => body !== undefined);
    await request?.closed;
    assert.equal(request?.aborted, true);
  });

  it('says what is wrong with the key, and offers to set one', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(errorAnswer(401, 'Incorrect API key provided.'));
    await workbench.chat.send('Hello?');
    await workbench.chat.waitForButton(/set api key/i);
    assert.match(await workbench.chat.error(), /key/i);
    await workbench.screenshot('chat-error');
    await workbench.chat.click(/set api key/i);
    await workbench.quickInput.waitUntilShown();
    await workbench.quickInput.cancel();
  });

  it('answers after Try Again once the server is well', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(errorAnswer(500, 'The engine is on fire.'));
    await workbench.chat.send('And now?');
    await workbench.chat.waitForButton(/try again/i);
    endpoint.respond(chatStream({ text: 'All is well again.' }));
    await workbench.chat.click(/try again/i);
    await workbench.chat.waitForAnswer('All is well again.');
  });

  it('keeps the conversation and the unsent draft when the window is reloaded', async () => {
    const { workbench, waitUntilKept } = open();
    await workbench.chat.type('A thought that is not finished');
    await waitUntilKept('All is well again.');
    await waitUntilKept('A thought that is not finished');
    await workbench.reload();
    await workbench.runCommand('Interline: Open Chat');
    await workbench.chat.waitForAnswer('All is well again.');
    await workbench.chat.waitForDraft('A thought that is not finished');
  });

  it('starts anew', async () => {
    const { workbench } = open();
    await workbench.runCommand('Interline: New Chat');
    await workbench.chat.waitForEmptyState();
  });
});
