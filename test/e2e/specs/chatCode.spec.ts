import assert from 'node:assert/strict';
import { chatStream } from '../../support/script.ts';
import { describeWorkbench } from '../support/describeWorkbench.ts';

const FILES = { 'cart.py': 'def total(prices):\n    result = 0\n    for price in prices:\n        result += price\n' };

const CODE_ANSWER =
  'In `cart.py:2` the result is lost.\n\n```python cart.py\ndef total(prices):\n    return sum(prices)\n```\n';
/** What is drawn of it beside the lines of the file. */
const BESIDE = ['+ return sum(prices)'];
const SHELL_ANSWER = 'Then try it:\n\n```bash\npython cart.py\npython --version\n```\n';

// Drawn as elements, what a terminal shows can be read.
const SETTINGS = { 'terminal.integrated.gpuAcceleration': 'off' };

describeWorkbench('code in the chat', { files: FILES, settings: SETTINGS }, (open) => {
  it('names the file of a block, with the line of the words above it, and opens it', async () => {
    const { workbench, endpoint } = open();
    await workbench.runCommand('Interline: Open Chat');
    endpoint.respond(chatStream({ text: CODE_ANSWER }));
    await workbench.chat.send('What is wrong with total?');
    await workbench.chat.waitUntilAnswered();
    await workbench.code.waitFor('cart.py:2');
    await workbench.screenshot('chat-code');
    await workbench.code.press('cart.py:2');
    await workbench.editor.waitForFile('cart.py');
  });

  it('opens a file that is named between the words', async () => {
    const { workbench } = open();
    await workbench.chat.click('cart.py:2');
    await workbench.editor.waitForFile('cart.py');
  });

  it('lays the block over its file', async () => {
    const { workbench } = open();
    await workbench.code.press('Apply to file');
    await workbench.edit.waitForTextBeside(BESIDE);
    await workbench.edit.clickFirst('Reject', 1);
    await workbench.edit.waitForNoLens('Accept');
    await workbench.editor.waitForText('result += price');
  });

  it('opens the block as a new file', async () => {
    const { workbench } = open();
    await workbench.code.press('Open as new file');
    await workbench.editor.waitForText('return sum(prices)');
    await workbench.screenshot('chat-code-new-file');
  });

  it('asks where a block is to be saved', async () => {
    const { workbench } = open();
    await workbench.code.press('Save as…');
    await workbench.quickInput.waitUntilShown();
    await workbench.screenshot('chat-code-save');
    await workbench.quickInput.cancel();
  });

  it('puts commands at the prompt of a terminal, and runs none', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(chatStream({ text: SHELL_ANSWER }));
    await workbench.chat.send('How do I try it?');
    await workbench.chat.waitForAnswer('Then try it');
    await workbench.chat.waitUntilAnswered();
    await workbench.code.press('Put into terminal');
    await workbench.code.waitForTerminal('python cart.py && python --version');
    assert.doesNotMatch(await workbench.code.terminalText(), /Python\d/);
    await workbench.screenshot('chat-code-terminal');
  });

  it('copies, wraps and hinders nobody', async () => {
    const { workbench } = open();
    await workbench.code.press('Wrap long lines');
    // It says so for a moment only.
    await Promise.all([workbench.code.waitFor('Copied'), workbench.code.press('Copy code')]);
    assert.deepEqual(await workbench.chat.accessibilityFaults(), []);
  });
});
