import assert from 'node:assert/strict';
import { chatStream, heldBefore } from '../../support/script.ts';
import { describeWorkbench } from '../support/describeWorkbench.ts';

const FILES = { 'cart.py': 'def total(prices):\n    return sum(prices)\n' };

describeWorkbench('in German', { files: FILES, language: 'de', width: 1200 }, (open) => {
  it('opens the chat by its German command, with German words in it', async () => {
    const { workbench } = open();
    await workbench.openFile('cart.py');
    await workbench.runCommand('Interline: Chat öffnen');
    await workbench.chat.waitForEmptyState();
    await workbench.chat.waitForButton('Auswahl erklären');
    await workbench.screenshot('german-chat-empty');
  });

  it('answers with German words around', async () => {
    const { workbench, endpoint } = open();
    const usage = { prompt_tokens: 1321, completion_tokens: 45, total_tokens: 1366 };
    const { script, goOn } = heldBefore('Preise', chatStream({ text: ['`total` addiert ', 'die Preise.'], usage }));
    endpoint.respond(script);
    await workbench.chat.send('Was tut total?');
    await workbench.chat.waitForButton('Anhalten');
    goOn();
    await workbench.chat.waitForAnswer('addiert die Preise');
    await workbench.chat.waitUntilAnswered();
    assert.match(await workbench.chat.usageInFull(), /1\.321 Token hinein/);
    await workbench.screenshot('german-chat-done');
  });

  it('tells its state in German in the status bar', async () => {
    await open().workbench.statusBar.waitForLabel(/Interline: bereit, \d+ Token/);
  });
});
