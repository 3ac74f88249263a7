import assert from 'node:assert/strict';
import type { AssistantMessageView, MessageView } from '../../src/shared/chatProtocol.ts';
import { chatView, type WebviewPage } from '../support/webviewPage.ts';
import { openBuiltPage } from './webviews.ts';

const COUNT = 300;

let webview: WebviewPage;

function answer(id: string, text: string, status: AssistantMessageView['status'] = 'done'): AssistantMessageView {
  return { kind: 'assistant', id, text, reasoning: '', model: 'm', status };
}

/** Messages of very different heights, so that estimates are wrong. */
function longConversation(): readonly MessageView[] {
  return Array.from({ length: COUNT }, (_, index): MessageView =>
    index % 2 === 0
      ? { kind: 'user', id: `m${index}`, text: `Question ${index}`, attachments: [] }
      : answer(`m${index}`, `Answer ${index}\n\n${'- a point\n'.repeat((index * 7) % 60)}`),
  );
}

async function open(messages: readonly MessageView[] = longConversation()): Promise<void> {
  webview = await openBuiltPage({ width: 500, height: 700 });
  await webview.tell({ type: 'state', view: chatView({ messages }) });
  await settled();
}

/** Until the page has not changed for a while. */
function settled(): Promise<void> {
  return webview.page.evaluate(async () => {
    let last = performance.now();
    const observer = new MutationObserver(() => (last = performance.now()));
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    while (performance.now() - last < 200) await new Promise((resolve) => setTimeout(resolve, 20));
    observer.disconnect();
  });
}

const drawnMessages = (): Promise<readonly string[]> =>
  webview.page.evaluate(() => [...document.querySelectorAll('.message')].map((one) => one.textContent));

/** Marks a line that stands in the upper half of the window; where it stands. */
function markSeen(): Promise<number> {
  return webview.page.evaluate(() => {
    document.querySelector('[data-seen]')?.removeAttribute('data-seen');
    const lines = [...document.querySelectorAll('.message :is(p, li, .user-text)')];
    const seen = lines.find((line) => line.getBoundingClientRect().top > 120);
    seen?.setAttribute('data-seen', '');
    return seen?.getBoundingClientRect().top ?? Number.NaN;
  });
}

async function scrollTo(share: number): Promise<void> {
  await webview.page.evaluate((to) => {
    const scroller = document.querySelector('.scroller');
    if (scroller !== null) scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * to;
  }, share);
  await settled();
}

/** Until the page has begun to move: a busy browser takes its time. */
async function turnWheel(by: number): Promise<void> {
  const scroller = webview.page.locator('.scroller');
  const before = await scroller.evaluate((element) => element.scrollTop);
  await webview.page.mouse.move(250, 350);
  await webview.page.mouse.wheel(0, by);
  await webview.page.waitForFunction((top) => document.querySelector('.scroller')?.scrollTop !== top, before);
}

const isAtEnd = (): Promise<boolean> =>
  webview.page.evaluate(() => {
    const scroller = document.querySelector('.scroller');
    return scroller !== null && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 4;
  });

describe('the transcript', function () {
  this.timeout(120_000);
  afterEach(() => webview.close());

  it('opens at the end and draws only what is near', async () => {
    await open();
    const drawn = await drawnMessages();
    assert.ok(await isAtEnd());
    assert.ok(drawn.at(-1)?.includes(`Answer ${COUNT - 1}`));
    assert.ok(drawn.length < COUNT / 4, `${drawn.length} are drawn`);
  });

  it('draws what one comes to and takes off what one has left', async () => {
    await open();
    await scrollTo(0);
    const drawn = await drawnMessages();
    assert.ok(drawn[0]?.includes('Question 0'));
    assert.ok(!drawn.some((text) => text.includes(`Answer ${COUNT - 1}`)));
    assert.ok(drawn.length < COUNT / 4, `${drawn.length} are drawn`);
  });

  it('keeps the place while heights above it turn out to be others', async () => {
    await open();
    await scrollTo(0.5);
    for (let step = 0; step < 12; step += 1) {
      const before = await markSeen();
      await turnWheel(-300);
      await settled();
      const after = await webview.page.evaluate(
        () => document.querySelector('[data-seen]')?.getBoundingClientRect().top,
      );
      assert.ok(Math.abs((after ?? 0) - before - 300) < 4, `step ${step}: from ${before} to ${after}`);
    }
  });

  it('tells screen readers how many messages there are', async () => {
    await open();
    const places = await webview.page.evaluate(() =>
      [...document.querySelectorAll('[aria-setsize]')].map(
        (one) => `${one.getAttribute('aria-posinset')}/${one.getAttribute('aria-setsize')}`,
      ),
    );
    assert.equal(places.at(-1), `${COUNT}/${COUNT}`);
    assert.equal(places.at(-2), `${COUNT - 1}/${COUNT}`);
  });

  it('keeps a message that holds the focus', async () => {
    await open();
    await webview.page.locator('.message button').last().focus();
    await scrollTo(0);
    assert.ok((await drawnMessages()).some((text) => text.includes(`Answer ${COUNT - 1}`)));
    assert.equal(await webview.page.evaluate(() => document.activeElement?.localName), 'button');
  });

  it('draws all that a selection reaches across', async () => {
    await open();
    const selected = await webview.page.evaluate(async () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      const slots = document.querySelectorAll('.slot');
      const [from, to] = [slots[slots.length - 40], slots[slots.length - 1]];
      if (from && to) getSelection()?.setBaseAndExtent(from, 0, to, to.childNodes.length);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return getSelection()?.toString() ?? '';
    });
    for (let index = COUNT - 39; index < COUNT; index += 2)
      assert.ok(selected.includes(`Answer ${index}`), `Answer ${index}`);
  });

  it('keeps an answer that grows, and follows the end only while the reader is there', async () => {
    const growing = answer('growing', 'It grows.', 'streaming');
    await open([...longConversation(), growing]);
    const grow = (text: string): Promise<void> =>
      webview.tell({ type: 'answerGrew', messageId: 'growing', text, reasoning: '' });
    await grow(`\n\n${'- more\n'.repeat(30)}`);
    await settled();
    assert.ok(await isAtEnd(), 'follows');
    await scrollTo(0.3);
    const top = (): Promise<number> => webview.page.evaluate(() => document.querySelector('.scroller')?.scrollTop ?? 0);
    const before = await top();
    await grow(`\n\n${'- and more\n'.repeat(30)}`);
    await settled();
    assert.equal(await top(), before, 'stays');
    assert.ok(
      (await drawnMessages()).some((text) => text.includes('and more')),
      'is there',
    );
  });

  it('keeps what stays when the same conversation is drawn anew', async () => {
    await open();
    await webview.page.evaluate(() =>
      document.querySelector('.slot:last-child .message')?.setAttribute('data-same', ''),
    );
    await webview.tell({ type: 'state', view: chatView({ messages: longConversation().slice(2) }) });
    assert.equal(await webview.page.locator('.message[data-same]').count(), 1);
    assert.equal(await webview.page.locator('.slot').count(), COUNT - 2);
  });
});

describe('formulas and diagrams', function () {
  this.timeout(120_000);
  afterEach(() => webview.close());

  it('shows a diagram, and its source by a button', async () => {
    await open([answer('a', '```mermaid\ngraph TD\n  Here --> There\n```')]);
    const picture = webview.page.getByRole('img', { name: 'Flowchart: Here, There' });
    await picture.waitFor();
    assert.equal(await webview.page.locator('.code').isVisible(), false);
    await webview.page.getByRole('button', { name: 'Show source' }).click();
    assert.ok(await webview.page.locator('.code').isVisible());
    assert.equal(await picture.isVisible(), false);
    await webview.page.getByRole('button', { name: 'Show diagram' }).click();
    assert.ok(await picture.isVisible());
    await webview.page.getByRole('button', { name: 'Copy source' }).click();
    assert.deepEqual((await webview.posted()).at(-1), { type: 'copyText', text: 'graph TD\n  Here --> There\n' });
  });

  it('waits for the end of a diagram', async () => {
    await open([answer('a', '', 'streaming')]);
    const grow = (text: string): Promise<void> =>
      webview.tell({ type: 'answerGrew', messageId: 'a', text, reasoning: '' });
    await grow('```mermaid\ngraph TD\n  A --> B\n');
    await settled();
    assert.equal(await webview.page.locator('.diagram').count(), 0);
    assert.ok(await webview.page.locator('.code').isVisible());
    await grow('```\n\nThat is all.\n');
    await webview.page.locator('svg.diagram-image').waitFor();
  });

  it('keeps half a formula as text', async () => {
    await open([answer('a', '', 'streaming')]);
    const grow = (text: string): Promise<void> =>
      webview.tell({ type: 'answerGrew', messageId: 'a', text, reasoning: '' });
    await grow('So $x^2');
    await webview.page.getByText('So $x^2').waitFor();
    await grow('$ it is.');
    await webview.page.locator('math msup').waitFor();
  });

  it('leaves a formula that cannot be drawn as it was written', async () => {
    await open([answer('a', 'So $\\frobnicate{x}$ it is, with $y^2$.')]);
    await webview.page.locator('math msup').waitFor();
    await webview.page.getByText('$\\frobnicate{x}$').waitFor();
  });
});
