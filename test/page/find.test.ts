import assert from 'node:assert/strict';
import type { MessageView } from '../../src/shared/chatProtocol.ts';
import { chatView, type WebviewPage } from '../support/webviewPage.ts';
import { openBuiltPage } from './webviews.ts';

let webview: WebviewPage;

async function show(messages: readonly MessageView[]): Promise<void> {
  webview = await openBuiltPage({ width: 400, height: 600 });
  await webview.tell({ type: 'state', view: chatView({ messages }) });
}

function answer(id: string, text: string): MessageView {
  return { kind: 'assistant', id, text, reasoning: '', model: 'm', status: 'done' };
}

describe('find in chat', function () {
  this.timeout(120_000);
  afterEach(async () => {
    assert.deepEqual(webview.faults, []);
    await webview.close();
  });

  it('opens when the editor asks for it, and gives the focus back', async () => {
    await show([answer('a', 'One needle.\n\nAnother needle.')]);
    const { page } = webview;
    await page.locator('.composer-input').focus();
    await webview.tell({ type: 'openFind' });
    await page.keyboard.type('needle');
    await page.locator('.find-count').filter({ hasText: '1 of 2' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.composer-input:focus').waitFor();
    assert.equal(await page.locator('.find').isVisible(), false);
  });

  it('opens by its key, once', async () => {
    await show([answer('a', 'One needle.')]);
    const { page } = webview;
    await page.locator('.composer-input').focus();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('needle');
    await page.locator('.find-count').filter({ hasText: '1 of 1' }).waitFor();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('no');
    await page.locator('.find-count').filter({ hasText: 'No results' }).waitFor();
  });
});
