import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chatStream, heldBefore } from '../../support/script.ts';
import { describeWorkbench } from '../support/describeWorkbench.ts';
import { eventually } from '../support/eventually.ts';

const CART = `from dataclasses import dataclass


@dataclass
class Item:
    name: str
    price: float


def total(items):
    result = 0
    for item in items:
        result = result + item.price
    return result


def describe(items):
    return ", ".join(item.name for item in items)
`;

const ANSWER = `\`\`\`python
def total(items: list[Item], tax: float = 0.0) -> float:
    """What all items cost together, tax included."""
    result = 0
    for item in items:
        result += item.price
    return result * (1 + tax)
\`\`\`
`;

const SETTINGS = { 'interline.enabled': false, 'files.autoSave': 'off', 'editor.minimap.enabled': false };

describeWorkbench('inline edit', { files: { 'cart.py': CART }, settings: SETTINGS }, (open) => {
  const onDisk = () => readFile(path.join(open().workspace, 'cart.py'), 'utf8');

  it('asks what is to be changed, and streams the answer into the editor', async () => {
    const { workbench, endpoint } = open();
    const { script, goOn } = heldBefore('result = 0', chatStream({ text: ANSWER.split(/(?<=\n)/) }));
    endpoint.respond(script);
    await workbench.openFile('cart.py');
    await workbench.editor.goTo(12, 5);
    await workbench.press('Control+I');
    await workbench.quickInput.waitForHeading(/Edit cart\.py:10-14/);
    await workbench.screenshot('edit-instruction');
    await workbench.edit.instruct('Add tax, types and a docstring');
    await workbench.edit.waitForLens(/Writing/);
    await workbench.editor.waitForText('What all items cost');
    await workbench.screenshot('edit-streaming');
    goOn();
    await workbench.edit.waitForLens('Accept All 2');
    await workbench.edit.waitForTextBeside(['def total(items):', 'result = result + item.price', 'return result']);
    await workbench.screenshot('edit-pending');
  });

  it('accepts one hunk, rejects one, writes neither to the disk, and one undo brings the file back', async () => {
    const { workbench } = open();
    await workbench.edit.clickFirst('Accept', 2);
    await workbench.edit.waitForNoLens(/Accept All/);
    await workbench.edit.clickFirst('Reject', 1);
    await workbench.edit.waitForNoLens('Reject');
    await workbench.editor.waitForText('result = result + item.price');
    assert.match(await workbench.editor.text(), /tax: float = 0\.0[^]*return result\n/);
    assert.equal(await onDisk(), CART);
    await workbench.editor.focus();
    await workbench.press('Control+Z');
    await workbench.editor.waitForWholeText(CART);
  });

  it('lays a block of the chat over its file', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(
      chatStream({ text: `Like this:\n\n${ANSWER.replace('python\n', 'python cart.py\n')}\nThat is all.\n` }),
    );
    await workbench.runCommand('Interline: Open Chat');
    await workbench.chat.send('Add tax to total');
    await workbench.chat.waitForAnswer('That is all.');
    await workbench.code.press('Apply to file');
    await workbench.edit.waitForLens('Accept All 2');
    await workbench.screenshot('edit-from-chat');
    await workbench.editor.focus();
    await workbench.press('Escape');
    await workbench.editor.waitForWholeText(CART);
  });
});

describeWorkbench(
  'inline edit and a window that is loaded anew',
  { files: { 'cart.py': CART }, settings: SETTINGS },
  (open) => {
    /** @param words In the answer alone, and in no other. */
    const editAndReload = async (words: string, reload: () => Promise<void>): Promise<void> => {
      const { workbench, endpoint, waitUntilKept } = open();
      endpoint.respond(chatStream({ text: ANSWER.replace('tax included', words) }));
      await workbench.openFile('cart.py');
      await workbench.editor.goTo(12, 5);
      await workbench.press('Control+I');
      await workbench.quickInput.waitUntilShown();
      await workbench.edit.instruct('Add tax, types and a docstring');
      await workbench.edit.waitForLens('Accept All 2');
      // The editor keeps unsaved text for the next window a while after it has changed.
      await waitUntilKept(words);
      await reload();
      await workbench.editor.waitForText('def total(');
      // So the text did come from the last window, not from the disk.
      await workbench.edit.waitUntilUnsaved();
      await workbench.editor.waitForWholeText(CART);
    };

    it('leaves no line behind that nobody accepted', async () => {
      await editAndReload('with every tax', () => open().workbench.reload());
    });

    it('leaves none where the extension is up before the editor', async () => {
      await editAndReload('with any tax', () => open().workbench.reloadSlowly());
    });
  },
);

const SAVED = { ...SETTINGS, 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 300 };

describeWorkbench(
  'inline edit where files save themselves',
  { files: { 'cart.py': CART }, settings: SAVED },
  (open) => {
    it('shows new lines beside the old ones until they are accepted', async () => {
      const { workbench, endpoint, workspace } = open();
      const onDisk = () => readFile(path.join(workspace, 'cart.py'), 'utf8');
      endpoint.respond(chatStream({ text: ANSWER }));
      await workbench.openFile('cart.py');
      await workbench.editor.goTo(12, 5);
      await workbench.press('Control+I');
      await workbench.quickInput.waitUntilShown();
      await workbench.edit.instruct('Add tax, types and a docstring');
      await workbench.edit.waitForLens('Accept All 2');
      await workbench.screenshot('edit-autosave');
      assert.equal(await workbench.editor.text(), CART);
      assert.equal(await onDisk(), CART);
      await workbench.editor.focus();
      await workbench.press('Control+Enter');
      await workbench.editor.waitForText('tax: float');
      await eventually(onDisk, (text) => text.includes('tax: float'), 'the file to be saved');
    });
  },
);
