import { completionStream } from '../../support/script.ts';
import { describeWorkbench } from '../support/describeWorkbench.ts';

describeWorkbench('status bar', { files: { 'sum.py': 'a = 1\nb =' } }, (open) => {
  it('counts the tokens of this window as the server gives them', async () => {
    const { workbench, endpoint } = open();
    const usage = {
      prompt_tokens: 70,
      completion_tokens: 7,
      total_tokens: 77,
      prompt_tokens_details: { cached_tokens: 64 },
    };
    endpoint.respond(completionStream({ text: 'a + 1', usage, tokenGapMs: 30, ttftMs: 40 }));
    await workbench.openFile('sum.py');
    await workbench.editor.goToEnd();
    // One key, one request: those that the next key takes back can only be estimated.
    await workbench.editor.type(' ');
    await workbench.editor.waitForGhostText('a + 1');
    // Without the sign of an estimate: the server has counted.
    await workbench.statusBar.waitForText(/^[^≈]*[1-9][^≈]*$/);
  });

  it('tells the rest in its tooltip', async () => {
    const { workbench } = open();
    await workbench.statusBar.waitForTooltip([/Interline/, /70/, /64/, /First token/, /scripted/]);
    await workbench.screenshot('status-bar-tooltip');
    await workbench.press('Escape');
  });

  it('opens a menu with what one wants at hand', async () => {
    const { workbench } = open();
    await workbench.statusBar.click();
    for (const part of [/turn suggestions off/i, /inspect/i, /model/i, /key/i, /test connection/i])
      await workbench.quickInput.waitForEntry(part);
    await workbench.screenshot('status-bar-menu');
    await workbench.quickInput.cancel();
  });

  it('says that suggestions are off', async () => {
    const { workbench } = open();
    await workbench.runCommand('Interline: Turn Inline Suggestions On or Off');
    await workbench.statusBar.waitForLabel(/off/);
    await workbench.runCommand('Interline: Turn Inline Suggestions On or Off');
    await workbench.statusBar.waitForLabel(/ready/);
  });
});
