import assert from 'node:assert/strict';
import { completionStream } from '../../support/script.ts';
import { describeWorkbench } from '../support/describeWorkbench.ts';

/** Long enough for the page to be looked at and a key to be pressed, even on a busy machine. */
const GUARD_MS = 1000;

const OPTIONS = {
  files: { 'guarded.txt': '', 'basket.ts': 'const totalPrice = 12;\nconsole.log(tot);\n' },
  settings: { 'interline.completion.tabGuardMs': GUARD_MS },
};

describeWorkbench('Tab guard', OPTIONS, (open) => {
  it('indents when a suggestion has only just appeared, and accepts once it could be read', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(completionStream({ text: 'world of ours' }));
    await workbench.openFile('guarded.txt');
    await workbench.editor.type('hello ');
    await workbench.editor.waitForGhostText('world of ours');
    await workbench.press('Tab');
    // To the next stop, which is two spaces away.
    await workbench.editor.waitForText('hello   ');
    assert.doesNotMatch(await workbench.editor.text(), /world/, 'nothing was taken');
    await workbench.press('Backspace');
    await workbench.editor.waitForGhostText('world of ours');
    await workbench.editor.acceptByTab(2 * GUARD_MS);
    await workbench.editor.waitForText('hello  world of ours');
  });

  it('does not begin anew when an item of the list is taken behind which the suggestion was shown', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(completionStream({ text: '.toFixed(2)' }));
    await workbench.openFile('basket.ts');
    await workbench.editor.goTo(2, 16);
    await workbench.editor.openSuggestions('totalPrice');
    await workbench.editor.waitForGhostText('alPrice.toFixed(2)');
    await workbench.editor.acceptByTab(2 * GUARD_MS);
    await workbench.editor.waitForText('console.log(totalPrice);');
    await workbench.editor.waitForGhostText('.toFixed(2)');
    await workbench.press('Tab');
    await workbench.editor.waitForText('console.log(totalPrice.toFixed(2));');
  });
});
