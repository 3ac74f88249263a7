import assert from 'node:assert/strict';
import { describeWorkbench } from '../support/describeWorkbench.ts';

const KEY = 'TEST-key-0123456789abcdef';
const FILES = { '.env': `LAB_BASE_URL=http://lab.test:8000/v1\nLAB_API_KEY=${KEY}\n` };

describeWorkbench('connecting', { files: FILES }, (open) => {
  it('begins with a list of ways, and with an address that is pasted into its box', async () => {
    const { workbench, endpoint } = open();
    await workbench.runCommand('Interline: Connect an Endpoint…');
    for (const way of ['Paste Anything…', 'Look for Servers on This Machine', 'Import…', 'Fireworks'])
      await workbench.quickInput.waitForEntry(way);
    await workbench.quickInput.fill(endpoint.url);
    await workbench.quickInput.accept(`Connect to ${endpoint.url}`);
    // The server wants no key, so the next question is what it shall be used for.
    await workbench.quickInput.waitForEntry('Suggestions');
    await workbench.quickInput.cancel();
  });

  it('imports what another tool’s file holds, after it has shown what that is', async () => {
    const { workbench } = open();
    await workbench.runCommand('Interline: Connect an Endpoint…');
    await workbench.quickInput.waitForEntry('Import…');
    await workbench.quickInput.fill('Import');
    await workbench.quickInput.accept('Import…');
    await workbench.quickInput.choose('.env of workspace');
    const question = await workbench.dialog.text();
    assert.match(question, /Import 1 endpoint\?[^]*http:\/\/lab\.test:8000\/v1, with its key \(to secret storage\)/);
    assert.ok(!question.includes(KEY), 'the key itself is not shown');
    await workbench.dialog.click('Import');
    await workbench.waitForNotification(/can be chosen with Select Model now/);
  });
});
