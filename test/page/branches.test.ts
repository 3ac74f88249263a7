import assert from 'node:assert/strict';
import type { HostMessage, MessageView, WebviewMessage } from '../../src/shared/chatProtocol.ts';
import { chatView, type WebviewPage } from '../support/webviewPage.ts';
import { openBuiltPage } from './webviews.ts';

const question = (id: string, text: string): MessageView => ({ kind: 'user', id, text, attachments: [] });
const answer = (id: string, text: string, changes: Partial<MessageView> = {}): MessageView =>
  ({ kind: 'assistant', id, text, reasoning: '', status: 'done', model: 'm', ...changes }) as MessageView;
const state = (messages: readonly MessageView[], busy = false): HostMessage => ({
  type: 'state',
  view: chatView({ messages, busy }),
});
const composer = (busy: boolean, draft?: string): HostMessage => {
  const { attachments, modelLabel, endpointLabel, needsSetup, instructions } = chatView();
  const typed = draft === undefined ? {} : { draft };
  return { type: 'composerChanged', attachments, modelLabel, endpointLabel, needsSetup, instructions, busy, ...typed };
};

const TALK = [question('q1', 'How is the total computed?'), answer('a1', 'By **adding** the lines.')];
const talk = (count: number): readonly MessageView[] =>
  Array.from({ length: count }, (_, index) => [
    question(`q${index}`, `Question ${index}`),
    answer(`a${index}`, `Part ${index} has a **nee**dle in \`code\`.\n\n\`\`\`ts\nconst needle = ${index};\n\`\`\``),
  ]).flat();

/** Opens a page that shows something, does what a reader does, and closes it. */
function checkPage(name: string, tell: readonly HostMessage[], act: (page: WebviewPage) => Promise<void>): void {
  it(name, async () => {
    const webview = await openBuiltPage({ width: 420 });
    try {
      await webview.tell(...tell);
      await act(webview);
      assert.deepEqual(webview.faults, []);
    } finally {
      await webview.close();
    }
  });
}

/** What the reader has asked of the host, without what the page says by itself. */
async function asked(webview: WebviewPage): Promise<readonly WebviewMessage[]> {
  const unasked = new Set<WebviewMessage['type']>([
    ...(['ready', 'grammarWanted', 'draftChanged', 'codePlacesWanted', 'pathsWanted'] as const),
  ]);
  return (await webview.posted()).filter(({ type }) => !unasked.has(type));
}

describe('the chat page: branches, queue and finding', () => {
  before(async function () {
    this.timeout(120_000);
  });

  checkPage('edits a question in its place, by keyboard alone', [state(TALK)], async (webview) => {
    const { keyboard } = webview.page;
    await webview.page.locator('.edit-question').focus();
    await keyboard.press('Enter');
    await keyboard.type(' And with tax?');
    await keyboard.press('Shift+Enter');
    await keyboard.type('Please.');
    await keyboard.press('Enter');
    assert.deepEqual(await asked(webview), [
      { type: 'editQuestion', messageId: 'q1', text: 'How is the total computed? And with tax?\nPlease.' },
    ]);
  });

  checkPage('gives an edit up with Escape, and stops nothing with it', [state(TALK, true)], async (webview) => {
    const { page } = webview;
    await page.locator('.edit-question').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type(' Never mind.');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.user-text').innerText(), 'How is the total computed?');
    assert.equal(await page.locator('.edit-question:focus').count(), 1);
    assert.deepEqual(await asked(webview), []);
  });

  checkPage(
    'keeps what is typed into an edit while the page is told everything anew',
    [state(TALK)],
    async (webview) => {
      const { page } = webview;
      await page.locator('.edit-question').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.type(' Half a thou');
      await webview.tell(state([...TALK, question('q2', 'Next'), answer('a2', 'Yes.')]));
      assert.equal(await page.locator('.edit-input').inputValue(), 'How is the total computed? Half a thou');
      await webview.tell(state([]), state(TALK));
      assert.equal(await page.locator('.edit-input').inputValue(), 'How is the total computed? Half a thou');
    },
  );

  const versions = (index: number): HostMessage =>
    state([question('q1', 'Q'), answer(`v${index}`, `Version ${index}`, { siblings: { index, count: 3 } })]);
  checkPage('switches with the keyboard, and keeps the focus on the switcher', [versions(1)], async (webview) => {
    const { page } = webview;
    await page.locator('.sibling-next').focus();
    for (const index of [2, 3]) {
      await page.keyboard.press('Enter');
      await webview.tell(versions(index), { type: 'branchShown', messageId: `v${index}` });
      assert.equal(await page.locator('.sibling-count').innerText(), `${index}/3`);
      assert.match(await page.locator('[aria-live="polite"]').innerText(), new RegExp(`Answer ${index} of 3`));
    }
    assert.equal(await page.locator('.sibling-previous:focus').count(), 1);
    assert.deepEqual(
      (await asked(webview)).map((message) => message.type === 'showSibling' && [message.messageId, message.step]),
      [
        ['v1', 1],
        ['v2', 1],
      ],
    );
  });

  checkPage('queues what is typed while busy, and stops where nothing is', [state(TALK, true)], async (webview) => {
    const { page } = webview;
    const send = page.locator('.composer-send');
    assert.equal(await send.getAttribute('aria-label'), 'Stop');
    await page.locator('.composer-input').fill('Next one');
    assert.equal(await send.getAttribute('aria-label'), 'Queue');
    await page.locator('.composer-input').press('Enter');
    await webview.tell(composer(true, ''), {
      type: 'queueChanged',
      queue: {
        questions: [{ id: 'w', text: 'Next one', attachments: 0 }],
        remark: 'Sent when the answer is complete.',
      },
    });
    assert.equal(await page.locator('.composer-input').inputValue(), '');
    await page.locator('.queue').getByRole('button', { name: 'Send now' }).click();
    await send.click();
    assert.deepEqual(await asked(webview), [
      { type: 'send', text: 'Next one' },
      { type: 'queueAction', queuedId: 'w', action: 'send' },
      { type: 'stop' },
    ]);
  });

  checkPage('asks two models from the menu beside the send button', [state(TALK)], async (webview) => {
    const { page } = webview;
    await page.locator('.composer-input').fill('Which?');
    await page.locator('.composer-send-more').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    assert.deepEqual(await asked(webview), [{ type: 'compareModels', text: 'Which?' }]);
    // The host asks for the other model first: what is typed stays.
    assert.equal(await page.locator('.composer-input').inputValue(), 'Which?');
  });

  const pair = [
    question('q', 'Which?'),
    answer('left', 'One.', { isCompared: true }),
    answer('right', 'Two', { isCompared: true, status: 'streaming', model: 'm2' }),
  ];
  for (const [width, columns] of [
    [600, 2],
    [300, 1],
  ] as const)
    checkPage(`lets two answers grow in ${columns} column(s) at ${width} px`, [state(pair, true)], async (webview) => {
      const { page } = webview;
      await page.setViewportSize({ width, height: 700 });
      await webview.tell(
        { type: 'answerGrew', messageId: 'right', text: ' and three.', reasoning: '' },
        { type: 'answerGrew', messageId: 'left', text: ' More.', reasoning: '' },
      );
      const boxes = await Promise.all((await page.locator('.column').all()).map((one) => one.boundingBox()));
      assert.equal(new Set(boxes.map((box) => box?.x)).size, columns);
      assert.match(await page.locator('.column').last().innerText(), /Two and three\./);
      await page.getByRole('button', { name: 'Stop this answer' }).click();
      await page.getByRole('button', { name: 'Keep this one' }).first().click();
      assert.deepEqual(await asked(webview), [
        { type: 'stopAnswer', messageId: 'right' },
        { type: 'keepAnswer', messageId: 'left' },
      ]);
    });

  checkPage('finds what stands in all messages, drawn or not', [state(talk(150))], async (webview) => {
    const { page } = webview;
    const count = page.locator('.find-count');
    await page.locator('.composer-input').focus();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('NEEDLE');
    await count.filter({ hasText: /of 300$/ }).waitFor();
    await page.keyboard.press('Enter');
    // From the end to the beginning, which is far away and not drawn.
    for (let step = 0; step < 4 && !(await count.innerText()).startsWith('1 '); step += 1)
      await page.keyboard.press('Enter');
    // The message is drawn in the frames that follow.
    await page.waitForFunction(() => CSS.highlights.get('found-current')?.size === 1);
    const marked = await page.evaluate(() =>
      [...(CSS.highlights.get('found-current') ?? [])].map((range) => String((range as Range).toString())),
    );
    assert.deepEqual(marked, ['needle']);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.composer-input:focus').count(), 1);
    assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
  });

  checkPage('follows an answer that grows while it looks for a word', [state(TALK)], async (webview) => {
    const { page } = webview;
    await page.keyboard.press('Control+f');
    await page.keyboard.type('tax');
    await page.locator('.find-count').filter({ hasText: 'No results' }).waitFor();
    await webview.tell({
      type: 'messageAdded',
      message: answer('a2', 'With tax', { status: 'streaming' }),
    });
    await page.locator('.find-count').filter({ hasText: 'of 1' }).waitFor();
    await webview.tell({ type: 'answerGrew', messageId: 'a2', text: ', and tax again.', reasoning: '' });
    await page.locator('.find-count').filter({ hasText: 'of 2' }).waitFor();
  });
});
