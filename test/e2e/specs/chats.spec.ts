import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chatStream } from '../../support/script.ts';
import { describeWorkbench } from '../support/describeWorkbench.ts';

const FILES = { 'cart.py': 'def total(prices):\n    return sum(prices)\n' };

describeWorkbench('many chats', { files: FILES }, (open) => {
  /** A chat of one question, which is shown then. */
  async function ask(question: string, answer: string): Promise<void> {
    const { workbench, endpoint } = open();
    await workbench.runCommand('Interline: New Chat');
    await workbench.chat.waitForEmptyState();
    endpoint.respond(chatStream({ text: answer }));
    await workbench.chat.send(question);
    await workbench.chat.waitForAnswer(answer);
    await workbench.chat.waitUntilAnswered();
  }

  it('stand in a list that finds every word', async () => {
    const { workbench } = open();
    await workbench.openFile('cart.py');
    await ask('Why does the cart forget its prices?', 'Because the session ends with the marmalade.');
    await ask('How do I sort a list of tuples?', 'With a key function.');
    await ask('What is a good name for this module?', 'Call it pricing.');
    await workbench.runCommand('Interline: Chats…');
    await workbench.quickInput.waitForEntries([
      /What is a good name[^]*Today/,
      /How do I sort/,
      /Why does the cart forget/,
    ]);
    await workbench.screenshot('chats-list');
    await workbench.quickInput.fill('marmalade');
    await workbench.quickInput.waitForEntries([/ends with the marmalade/]);
    await workbench.screenshot('chats-search');
    await workbench.quickInput.accept('ends with the marmalade');
    await workbench.chat.waitForAnswer('marmalade');
  });

  it('are renamed in the line above, and pinned', async () => {
    const { workbench } = open();
    await workbench.chat.rename('The forgetful cart');
    await workbench.chat.waitForTitle('The forgetful cart');
    await workbench.runCommand('Interline: Pin or Unpin Chat');
    await workbench.screenshot('chat-header');
    await workbench.runCommand('Interline: Chats…');
    await workbench.quickInput.waitForFirstEntries(/The forgetful cart[^]*Pinned/);
    await workbench.quickInput.cancel();
    assert.deepEqual(await workbench.chat.accessibilityFaults(), []);
  });

  it('are deleted after a question, and come back with Undo', async () => {
    const { workbench } = open();
    await workbench.runCommand('Interline: Delete Chat…');
    assert.match(await workbench.dialog.text(), /The forgetful cart/);
    await workbench.screenshot('chat-delete');
    await workbench.dialog.click('Delete');
    await workbench.chat.waitForEmptyState();
    await workbench.answerNotification(/Deleted the chat/, 'Undo');
    await workbench.chat.waitForAnswer('marmalade');
    await workbench.chat.waitForTitle('The forgetful cart');
  });

  it('can be taken out of the bin', async () => {
    const { workbench } = open();
    await workbench.runCommand('Interline: Chats…');
    await workbench.quickInput.pressButton('Delete…', 'How do I sort');
    await workbench.dialog.click('Delete');
    await workbench.quickInput.waitForEntries([/The forgetful cart/, /What is a good name/]);
    await workbench.quickInput.pressButton('Deleted Chats…');
    await workbench.quickInput.waitForEntries([/How do I sort/]);
    await workbench.screenshot('chats-bin');
    await workbench.quickInput.accept('How do I sort');
    await workbench.chat.waitForAnswer('With a key function.');
    await workbench.chat.waitForFocus();
  });

  it('stand in tabs, stream there, and come back with the window', async () => {
    const { workbench, endpoint, waitUntilKept } = open();
    await workbench.runCommand('Interline: Open Chat in Editor Tab');
    await workbench.waitForTab('How do I sort');
    const tab = workbench.secondChat();
    await tab.waitForAnswer('With a key function.');
    endpoint.respond(chatStream({ text: ['Use ', '`operator.itemgetter`.'], tokenGapMs: 300 }));
    await tab.send('And without a lambda?');
    await tab.waitForAnswer('itemgetter');
    await workbench.chat.waitForAnswer('itemgetter');
    await tab.waitUntilAnswered();
    await workbench.screenshot('chat-tab');
    await workbench.runCommand('Interline: New Chat');
    await tab.waitForEmptyState();
    await workbench.runCommand('Interline: Chats…');
    await workbench.quickInput.waitForEntry('How do I sort');
    await workbench.quickInput.choose('How do I sort');
    await tab.waitForAnswer('itemgetter');
    await tab.typeOn('kept in the tab');
    await workbench.chat.waitForDraft('kept in the tab');
    await waitUntilKept('kept in the tab');
    await workbench.reload();
    await workbench.waitForTab('How do I sort');
    await workbench.chat.waitForAnswer('itemgetter');
    await workbench.chat.waitForDraft('kept in the tab');
  });

  it('are written to a file and read again', async () => {
    const { workbench, workspace } = open();
    await workbench.runCommand('Interline: Export Chat…');
    await workbench.quickInput.waitForEntry('JSON');
    await workbench.screenshot('chat-export');
    await workbench.quickInput.choose('JSON');
    // The proposed name, in the workspace.
    const name = 'How-do-I-sort-a-list-of-tuples.json';
    await workbench.quickInput.acceptFile(name);
    await workbench.waitForNotification(/Exported the chat/);
    assert.match(await readFile(path.join(workspace, name), 'utf8'), /"format": "interline.chat"/);
    await workbench.chat.type('not in the file');
    await workbench.secondChat().waitForDraft('not in the file');
    await workbench.runCommand('Interline: Import Chats…');
    await workbench.quickInput.waitForEntry(name);
    await workbench.quickInput.choose(name);
    // It is shown where was last worked, with the words of the file in its input, where the cursor stands.
    await Promise.any(
      [workbench.chat, workbench.secondChat()].map(async (chat) => {
        await chat.waitForDraft('kept in the tab');
        await chat.waitForAnswer('With a key function.');
        await chat.waitForFocus();
      }),
    );
    await workbench.runCommand('Interline: Chats…');
    await workbench.quickInput.fill('key function');
    await workbench.quickInput.waitForEntries([/How do I sort/, /How do I sort/]);
    await workbench.quickInput.cancel();
  });
});
