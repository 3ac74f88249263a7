import assert from 'node:assert/strict';
import { completionStream } from '../../support/script.ts';
import { describeWorkbench } from '../support/describeWorkbench.ts';

const FILES = {
  'total.py': 'def total(prices, tax):\n    """Sum of the prices, tax included."""\n    ',
  'plain.txt': '',
};

describeWorkbench('ghost text', { files: FILES }, (open) => {
  it('appears while typing, and Tab accepts it', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(completionStream({ text: ' sum(prices) * (1 + tax)' }));
    await workbench.openFile('total.py');
    await workbench.editor.goToEnd();
    await workbench.editor.type('return');
    await workbench.editor.waitForGhostText('sum(prices) * (1 + tax)');
    assert.doesNotMatch(await workbench.editor.text(), /sum\(prices\)/, 'it is no text yet');
    await workbench.screenshot('ghost-text');
    await workbench.press('Tab');
    await workbench.editor.waitForText('return sum(prices) * (1 + tax)');
  });

  it('stays while its own beginning is typed, without asking again', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(completionStream({ text: 'world and all who live in it' }));
    await workbench.openFile('plain.txt');
    await workbench.editor.type('hello ');
    await workbench.editor.waitForGhostText('world and all');
    const asked = endpoint.requests.length;
    await workbench.editor.type('world');
    await workbench.editor.waitForGhostText('and all who live in it');
    assert.equal(endpoint.requests.length, asked);
  });

  it('goes away on Escape', async () => {
    const { workbench } = open();
    await workbench.press('Escape');
    await workbench.editor.waitForNoGhostText();
    assert.doesNotMatch(await workbench.editor.text(), /live in it/);
  });
});
