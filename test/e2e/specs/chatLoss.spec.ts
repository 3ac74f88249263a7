import assert from 'node:assert/strict';
import { chatStream, cutAfter, heldBefore } from '../../support/script.ts';
import { describeWorkbench } from '../support/describeWorkbench.ts';

const FILES = { 'cart.py': 'def total(prices):\n    return sum(prices)\n' };
/** An answer that is long on its way, in words that can be counted. */
const LONG = Array.from({ length: 150 }, (_, index) => `word${index} `);
/** It never comes to its end. */
const ENDLESS = cutAfter(chatStream({ text: LONG, tokenGapMs: 40 }), LONG.length, 'stall');

/** How many of those words a text holds. */
function countWords(text: string): number {
  return text.match(/word\d+/g)?.length ?? 0;
}

describeWorkbench('nothing of a chat is lost', { files: FILES }, (open) => {
  it('when the extension host is killed in the middle of an answer', async () => {
    const { workbench, endpoint, killExtensionHost, waitUntilKept } = open();
    await workbench.openFile('cart.py');
    await workbench.runCommand('Interline: Open Chat');
    await workbench.chat.waitForEmptyState();
    endpoint.respond(ENDLESS);
    await workbench.chat.send('Tell me everything.');
    await workbench.chat.waitForAnswer('word20');
    await workbench.chat.typeOn('half a thought');
    await workbench.chat.waitForAnswer('word60');
    const shown = countWords(await workbench.chat.answer());
    await waitUntilKept(`word${shown - 1} `);
    await waitUntilKept('half a thought');
    await killExtensionHost();
    await workbench.reload();
    await workbench.runCommand('Interline: Open Chat');
    await workbench.chat.waitForAnswer('word60');
    const kept = countWords(await workbench.chat.answer());
    assert.ok(kept >= shown, `${kept} words are there of at least ${shown}`);
    await workbench.chat.waitForText(/before the answer was complete/);
    await workbench.chat.waitForButton('Continue');
    await workbench.chat.waitForDraft('half a thought');
    await workbench.screenshot('chat-killed');
  });

  it('and the answer goes on where it was cut', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(chatStream({ text: ['and ', 'that is ', 'all.'] }));
    await workbench.chat.click('Continue');
    await workbench.chat.waitForAnswer('that is all.');
    await workbench.chat.waitUntilAnswered();
    const answer = await workbench.chat.answer();
    assert.match(answer, /^word0 word1 .*and that is all\.\s*$/s);
    await workbench.chat.waitForDraft('half a thought');
  });

  it('when the view moves while an answer streams', async () => {
    const { workbench, endpoint } = open();
    const { script, goOn } = heldBefore('word60', chatStream({ text: LONG }));
    endpoint.respond(script);
    await workbench.chat.send('Once more.');
    await workbench.chat.waitForAnswer('word5');
    await workbench.chat.typeOn('typed on the way');
    await workbench.moveChatToPanel();
    await workbench.chat.waitForAnswer('word59');
    goOn();
    await workbench.chat.waitForAnswer('word149');
    await workbench.chat.waitUntilAnswered();
    await workbench.chat.waitForDraft('typed on the way');
    await workbench.screenshot('chat-moved');
  });

  it('when a second window is open on the same folder', async () => {
    const { workbench, endpoint, openSecondWindow, waitUntilKept } = open();
    await workbench.runCommand('Interline: New Chat');
    await workbench.chat.waitForEmptyState();
    endpoint.respond(chatStream({ text: 'First answer.' }));
    await workbench.chat.send('Asked in the first window');
    await workbench.chat.waitForAnswer('First answer.');
    await waitUntilKept('First answer.');
    const second = await openSecondWindow();
    await second.runCommand('Interline: Open Chat');
    await second.chat.waitUntilShown();
    endpoint.respond(chatStream({ text: 'Second answer.' }));
    await second.chat.send('Asked in the second window');
    await second.chat.waitForAnswer('Second answer.');
    await waitUntilKept('Second answer.');
    // Both windows work in the chat that was shown last; each finds what the other has kept of it.
    await second.runCommand('Interline: Chats…');
    await second.quickInput.waitForEntry('Asked in the first window');
    await second.quickInput.cancel();
    await workbench.runCommand('Interline: Chats…');
    await workbench.quickInput.waitForEntry('Second answer.');
    await workbench.quickInput.cancel();
    await workbench.reload();
    await workbench.runCommand('Interline: Open Chat');
    await workbench.chat.waitForAnswer('First answer.');
  });

  it('and both windows show one chat while one of them is answered', async () => {
    const { workbench, endpoint, openSecondWindow, waitUntilKept } = open();
    await workbench.runCommand('Interline: New Chat');
    await workbench.chat.waitForEmptyState();
    endpoint.respond(chatStream({ text: 'Known to both.' }));
    await workbench.chat.send('Asked for both');
    await workbench.chat.waitForAnswer('Known to both.');
    await waitUntilKept('Known to both.');
    const second = await openSecondWindow();
    await second.runCommand('Interline: Chats…');
    await second.quickInput.choose('Asked for both');
    await second.chat.waitForAnswer('Known to both.');
    endpoint.respond(ENDLESS);
    await workbench.chat.send('Tell both.');
    await second.chat.waitForText('Being written in another window.');
    await second.chat.waitForAnswer('word5');
    await workbench.chat.click('Stop');
    await workbench.chat.waitUntilAnswered();
    await second.chat.waitForText(/Stopped\./);
  });
});
