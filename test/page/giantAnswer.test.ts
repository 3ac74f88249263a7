import assert from 'node:assert/strict';
import { chatView, type WebviewPage } from '../support/webviewPage.ts';
import { openBuiltPage } from './webviews.ts';

const COUNT = 400;

let webview: WebviewPage;

/** Paragraphs of very different heights, each with a name that none of the others begins with; some link, some are code. */
function giantText(): string {
  const paragraph = (index: number): string => {
    const name = `Paragraph ${index}:`;
    if (index % 40 === 5) return `\`\`\`js\n// ${name}\n${'go();\n'.repeat(index % 30)}\`\`\``;
    const end = index % 40 === 7 ? ` [to ${index}](https://example.org/${index}).` : '.';
    return `${name}${' and more words'.repeat((index * 7) % 50)}${end}`;
  };
  return Array.from({ length: COUNT }, (_, index) => paragraph(index)).join('\n\n');
}

async function open({ bodyClass = '', state }: { bodyClass?: string; state?: unknown } = {}): Promise<void> {
  webview = await openBuiltPage({ width: 420, height: 600, state });
  await webview.page.evaluate((name) => (document.body.className += ` ${name}`), bodyClass);
  const answer = {
    kind: 'assistant',
    id: 'giant',
    text: giantText(),
    reasoning: '',
    model: 'm',
    status: 'done',
  } as const;
  await webview.tell({ type: 'state', view: chatView({ messages: [answer] }) });
  await webview.page.getByText(`Paragraph ${COUNT - 1}:`).waitFor();
  await still();
}

/** Until nothing of the conversation has moved for some frames. */
function still(): Promise<void> {
  return webview.page.evaluate(async () => {
    const look = (): string => {
      const { scrollTop = 0, scrollHeight = 0 } = document.querySelector('.scroller') ?? {};
      return `${scrollTop} ${scrollHeight} ${document.querySelectorAll('.block').length}`;
    };
    for (let before = '', frames = 0; frames < 12; frames += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (look() !== before) frames = 0;
      before = look();
    }
  });
}

async function scrollTo(share: number): Promise<void> {
  await webview.page.evaluate((to) => {
    const scroller = document.querySelector('.scroller');
    if (scroller !== null) scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * to;
  }, share);
  await still();
}

/** Where the block that begins with these words stands, from the upper edge of what is seen, in parts of its height. */
const placeOf = (words: string): Promise<number> =>
  webview.page.evaluate((wanted) => {
    const seen = document.querySelector('.scroller')?.getBoundingClientRect();
    const block = [...document.querySelectorAll('.block')].find((one) => one.textContent.includes(wanted));
    if (seen === undefined || block === undefined) return Number.NaN;
    return (block.getBoundingClientRect().top - seen.top) / seen.height;
  }, words);

/** The first words of the blocks that are not laid out. */
const skipped = (): Promise<readonly string[]> =>
  webview.page.evaluate(() => {
    const blocks = [...document.querySelectorAll('.block')];
    const isLaidOut = (block: Element): boolean =>
      [...block.children].some((one) => one.checkVisibility({ contentVisibilityAuto: true }));
    return blocks.filter((block) => !isLaidOut(block)).map((block) => block.textContent.slice(0, 30));
  });

describe('a giant answer', function () {
  this.timeout(120_000);
  afterEach(async () => {
    assert.deepEqual(webview.faults, []);
    await webview.close();
  });

  it('is laid out only near to what is seen', async () => {
    await open();
    const { length } = await skipped();
    assert.ok(length < COUNT && length > (3 / 4) * COUNT, `${length} are not laid out`);
  });

  it('is laid out whole for a screen reader', async () => {
    await open({ bodyClass: 'vscode-using-screen-reader' });
    assert.deepEqual(await skipped(), []);
  });

  it('keeps the place while heights above it turn out to be others', async () => {
    await open();
    await scrollTo(0.5);
    for (let step = 0; step < 12; step += 1) {
      const before = await webview.page.evaluate(() => {
        document.querySelector('[data-seen]')?.removeAttribute('data-seen');
        const seen = [...document.querySelectorAll('.block')].find((one) => one.getBoundingClientRect().top > 120);
        seen?.setAttribute('data-seen', '');
        return seen?.getBoundingClientRect().top ?? Number.NaN;
      });
      await webview.page.mouse.move(200, 300);
      await webview.page.mouse.wheel(0, -300);
      await webview.page.waitForFunction(
        (top) => (document.querySelector('[data-seen]')?.getBoundingClientRect().top ?? 0) !== top,
        before,
      );
      await still();
      const after = await webview.page.evaluate(
        () => document.querySelector('[data-seen]')?.getBoundingClientRect().top,
      );
      assert.ok(Math.abs((after ?? 0) - before - 300) < 4, `step ${step}: from ${before} to ${after}`);
    }
  });

  it('comes back after a reload where the reader was', async () => {
    await open();
    await scrollTo(0.3);
    const words = await webview.page.evaluate(() => {
      const seen = [...document.querySelectorAll('.block')].find((one) => one.getBoundingClientRect().top > 120);
      return /^Paragraph \d+:/.exec(seen?.textContent ?? '')?.[0] ?? '';
    });
    const before = await placeOf(words);
    await webview.page.waitForFunction(() => JSON.stringify(window.interlineTest.state() ?? '').includes('"block"'));
    const state = await webview.page.evaluate(() => window.interlineTest.state());
    await webview.close();
    await open({ state });
    // It goes there once all blocks are drawn.
    let after = await placeOf(words);
    for (let look = 0; look < 100 && Math.abs(after - before) >= 0.02; look += 1) {
      await still();
      after = await placeOf(words);
    }
    assert.ok(words !== '' && Math.abs(after - before) < 0.02, `${words} was at ${before} and is at ${after}`);
  });

  it('is copied whole', async () => {
    await open();
    const copied = await webview.page.evaluate(() => {
      const body = document.querySelector('.answer-body');
      if (body !== null) getSelection()?.selectAllChildren(body);
      return getSelection()?.toString() ?? '';
    });
    const missing = Array.from({ length: COUNT }, (_, index) => `Paragraph ${index}:`).filter(
      (one) => !copied.includes(one),
    );
    assert.deepEqual(missing, []);
  });

  it('shows what is found far away', async () => {
    await open();
    const { page } = webview;
    await page.locator('.composer-input').focus();
    await page.keyboard.press('Control+f');
    for (const wanted of ['Paragraph 123:', 'Paragraph 45:', 'Paragraph 388:']) {
      await page.locator('.find-input').fill(wanted);
      await page.locator('.find-count').filter({ hasText: '1 of 1' }).waitFor();
      await still();
      const place = await placeOf(wanted);
      assert.ok(place > -0.5 && place < 1, `${wanted} stands at ${place}`);
    }
  });

  it('is reached by keys, block by block', async () => {
    await open();
    const { page } = webview;
    await scrollTo(0);
    await page.getByRole('link', { name: 'to 7' }).focus();
    for (const index of [47, 87, 127]) {
      const link = page.getByRole('link', { name: `to ${index} ` });
      while (!(await link.evaluate((one) => one === document.activeElement))) await page.keyboard.press('Tab');
      await still();
      const place = await placeOf(`Paragraph ${index}:`);
      assert.ok(place > -0.5 && place < 1, `Paragraph ${index} stands at ${place}`);
    }
  });
});
