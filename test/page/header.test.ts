import assert from 'node:assert/strict';
import type { WebviewMessage } from '../../src/shared/chatProtocol.ts';
import { chatView, type WebviewPage } from '../support/webviewPage.ts';
import { openBuiltPage } from './webviews.ts';

let webview: WebviewPage;

const TITLE = 'Why does the cart forget its prices when the session ends, and only then?';

async function show(width: number, isEmpty = false): Promise<void> {
  webview = await openBuiltPage({ width, height: 600 });
  const message = { kind: 'user', id: 'q', at: 1, text: TITLE, attachments: [] } as const;
  const messages = isEmpty ? [] : [message];
  const title = isEmpty ? 'New chat' : TITLE;
  await webview.tell(
    { type: 'state', view: chatView({ messages }) },
    { type: 'header', title, isPinned: true, isEmpty },
  );
}

async function renamed(): Promise<readonly string[]> {
  const isRename = (one: WebviewMessage) => (one.type === 'renameChat' ? [one.title] : []);
  return (await webview.posted()).flatMap(isRename);
}

describe('the line above the conversation', function () {
  this.timeout(120_000);
  afterEach(async () => {
    assert.deepEqual(webview.faults, []);
    await webview.close();
  });

  it('is renamed by keys alone, and keeps the focus', async () => {
    await show(400);
    const { page } = webview;
    await page.locator('.head-title').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('The forgetful cart');
    await page.keyboard.press('Enter');
    assert.deepEqual(await renamed(), ['The forgetful cart']);
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'button head-title');
  });

  it('stays as it is after Escape, which stops no answer', async () => {
    await show(400);
    const { page } = webview;
    await page.locator('.head-title').click();
    await page.keyboard.type('Something else');
    await page.keyboard.press('Escape');
    assert.deepEqual(await renamed(), []);
    assert.ok(!(await webview.posted()).some(({ type }) => type === 'stop'));
    assert.equal(await page.locator('.head-words').innerText(), TITLE);
  });

  it('takes a title when the focus goes elsewhere, and posts none that is the same', async () => {
    await show(400);
    const { page } = webview;
    await page.locator('.head-title').click();
    await page.locator('.composer-input').click();
    assert.deepEqual(await renamed(), []);
    await page.locator('.head-title').click();
    await page.keyboard.type('Named');
    await page.locator('.composer-input').click();
    assert.deepEqual(await renamed(), ['Named']);
  });

  it('offers no rename while there is nothing to name', async () => {
    await show(400, true);
    assert.ok(await webview.page.locator('.head-title').isDisabled());
  });

  it('leads to the list, a new chat and the rest, at 260 px too', async () => {
    await show(260);
    const { page } = webview;
    for (const name of ['Chats', 'New chat', 'More about this chat']) {
      const box = await page.getByRole('button', { name, exact: true }).boundingBox();
      assert.ok(box && box.x + box.width <= 260 && box.width >= 24, name);
      await page.getByRole('button', { name, exact: true }).click();
    }
    const posted = (await webview.posted()).map(({ type }) => type);
    for (const type of ['showChats', 'newChat', 'chatMenu'] as const) assert.ok(posted.includes(type), type);
  });

  it('hands the last keys to the conversation that is left', async () => {
    await show(400);
    const { page } = webview;
    await page.locator('.composer-input').pressSequentially('half a thought');
    await webview.tell({ type: 'state', view: chatView({ conversationId: 'other' }) });
    const drafts = (await webview.posted()).flatMap((one) => (one.type === 'draftChanged' ? [one] : []));
    assert.deepEqual(drafts.at(-1), { type: 'draftChanged', conversationId: 'test', text: 'half a thought' });
    assert.equal(await page.locator('.composer-input').inputValue(), '');
  });
});
