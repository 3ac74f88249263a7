import assert from 'node:assert/strict';
import { chatStream } from '../../support/script.ts';
import { describeWorkbench } from '../support/describeWorkbench.ts';

const FILES = {
  'greet.py': 'def greet(name):\n    print("Hello")\n',
  'AGENTS.md': 'Answer in rhymes.\n',
  '.github/prompts/greeting.prompt.md': '---\ndescription: Greets somebody\n---\nGreet ${input:who} in ${language}.',
};

describeWorkbench('prompt files', { files: FILES, settings: { 'interline.enabled': false } }, (open) => {
  it('are chosen by keys after a slash, and asked with what follows their name', async () => {
    const { workbench, endpoint } = open();
    const { prompts } = workbench;
    endpoint.respond(chatStream({ text: 'Good day, Ann.' }));
    await workbench.openFile('greet.py');
    await workbench.runCommand('Interline: Open Chat');
    await workbench.chat.waitUntilShown();
    await prompts.type('/');
    await prompts.waitForNames(['/document', '/explain', '/fix', '/greeting', '/refactor', '/review', '/writeTests']);
    await prompts.press('ArrowDown', 'ArrowDown');
    await prompts.waitForChosen('/fix');
    assert.deepEqual(await workbench.chat.accessibilityFaults(), []);
    await workbench.screenshot('prompt-list');
    await prompts.press('Escape');
    await prompts.waitUntilClosed();
    await prompts.waitForInput('/');
    await prompts.press('Backspace');
    await prompts.type('/gre');
    await prompts.waitForNames(['/greeting']);
    await prompts.press('Tab');
    await prompts.waitForInput('/greeting ');
    await prompts.type('who=Ann Be brief.');
    await prompts.press('Enter');
    await workbench.chat.waitForAnswer('Good day, Ann.');
    const body = JSON.stringify(endpoint.requests.findLast(({ body }) => body !== undefined)?.body);
    assert.match(body, /Greet Ann in python\.\\n\\nBe brief\./);
    assert.match(body, /Answer in rhymes\./);
    await prompts.waitForInstructions(['AGENTS.md']);
  });
});
