import assert from 'node:assert/strict';
import type { CodeBlockQuestion, CodePlaceView } from '../../src/shared/codeProtocol.ts';
import type { AssistantMessageView, WebviewMessage } from '../../src/shared/chatProtocol.ts';
import { chatView, type WebviewPage } from '../support/webviewPage.ts';
import { openBuiltPage } from './webviews.ts';

const LINES = 80;
const LONG = Array.from({ length: LINES }, (_, index) => `line${index}();`).join('\n');
const PLACE: CodePlaceView = { path: 'src/a.ts', target: 'src/a.ts:3', others: [], isChanged: false };

let webview: WebviewPage;

const answer = (text: string, status: AssistantMessageView['status'] = 'done'): AssistantMessageView => ({
  ...{ kind: 'assistant', id: 'a', text, reasoning: '', model: 'm' },
  status,
});

async function show(
  text: string,
  options: { width?: number; status?: AssistantMessageView['status'] } = {},
): Promise<void> {
  webview = await openBuiltPage({ width: options.width ?? 800, height: 900 });
  const message = answer(text, options.status);
  await webview.tell({ type: 'state', view: chatView({ messages: [message], busy: message.status === 'streaming' }) });
  await webview.page.locator('.code, p').first().waitFor();
}

const button = (name: string): ReturnType<WebviewPage['page']['getByRole']> =>
  webview.page.getByRole('button', { name, exact: true });

/** The messages of a kind that the page has posted, once there is one. */
async function posted<T extends WebviewMessage['type']>(
  type: T,
): Promise<readonly Extract<WebviewMessage, { type: T }>[]> {
  await webview.page.waitForFunction((wanted) => window.interlineTest.posted.some((one) => one.type === wanted), type);
  return (await webview.posted()).filter((one): one is Extract<WebviewMessage, { type: T }> => one.type === type);
}

async function questions(): Promise<readonly CodeBlockQuestion[]> {
  return (await posted('codePlacesWanted')).flatMap(({ blocks }) => blocks);
}

/** Answers the last question about each block. */
async function tellPlace(place: CodePlaceView): Promise<void> {
  const places = (await questions()).map(({ id }) => ({ id, place }));
  await webview.tell({ type: 'codePlaces', places });
}

/** Selects all text of the first element that fits. As with a mouse, the press before takes the focus from the input. */
async function select(selector: string): Promise<void> {
  await webview.page.evaluate((wanted) => {
    const target = document.querySelector(wanted);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (target) getSelection()?.selectAllChildren(target);
  }, selector);
}

describe('code on the chat page', function () {
  this.timeout(120_000);
  afterEach(() => webview.close());

  it('names a block by language, file and length', async () => {
    await show('`src/a.ts`:\n\n```ts\none();\ntwo();\n```');
    const [question] = await questions();
    assert.deepEqual(
      { ...question, id: '' },
      { id: '', messageId: 'a', code: 'one();\ntwo();', info: 'ts', heading: '`src/a.ts`:' },
    );
    await tellPlace(PLACE);
    await webview.page.getByRole('region', { name: 'Code, TypeScript, src/a.ts, 2 lines', exact: true }).waitFor();
  });

  it('hands over what stands behind the marks of a block in a list', async () => {
    await show('1. One:\n\n   ```ts title="src/a.ts"\n   one();\n   ```');
    assert.equal((await questions())[0]?.info, 'ts title="src/a.ts"');
  });

  it('opens the file of a block at its place', async () => {
    await show('```ts src/a.ts\none();\n```');
    await tellPlace(PLACE);
    await button('src/a.ts:3').click();
    assert.deepEqual(await posted('openPath'), [{ type: 'openPath', path: 'src/a.ts:3' }]);
  });

  it('offers no file that is not there', async () => {
    await show('```ts src/new.ts\none();\n```');
    await tellPlace({ path: 'src/new.ts', others: ['b.ts'], isChanged: false });
    await webview.page.getByText('src/new.ts').waitFor();
    assert.equal(await button('src/new.ts').count(), 0);
    await webview.page.getByText('+1').waitFor();
  });

  it('marks a file that has changed, and asks again when it is saved', async () => {
    await show('```ts src/a.ts\none();\n```');
    await tellPlace({ ...PLACE, isChanged: true });
    await webview.page.getByText('File changed since').waitFor();
    const before = (await questions()).length;
    await webview.tell({ type: 'fileSaved', path: 'src/other.ts' }, { type: 'fileSaved', path: 'src/a.ts' });
    await webview.page.waitForFunction(
      (count) =>
        window.interlineTest.posted.flatMap((one) => (one.type === 'codePlacesWanted' ? one.blocks : [])).length >
        count,
      before,
    );
    assert.equal((await questions()).length, before + 1);
    await tellPlace(PLACE);
    assert.equal(await webview.page.getByText('File changed since').count(), 0);
  });

  it('posts what each button says', async () => {
    await show('Do:\n\n```bash run.sh\nnpm ci\n```');
    const block = { code: 'npm ci', info: 'bash run.sh', heading: 'Do:' };
    const rows: readonly (readonly [name: string, message: WebviewMessage])[] = [
      ['Apply to file', { type: 'applyCode', ...block }],
      ['Insert at cursor', { type: 'insertAtCursor', text: 'npm ci' }],
      ['Put into terminal', { type: 'runInTerminal', code: 'npm ci' }],
      ['Copy code', { type: 'copyText', text: 'npm ci' }],
      ['Open as new file', { type: 'newFile', ...block }],
      ['Save as…', { type: 'saveCode', ...block }],
    ];
    for (const [name, message] of rows) {
      await button(name).click();
      assert.deepEqual((await webview.posted()).at(-1), message);
    }
    await webview.page.locator('[aria-live]', { hasText: 'Code copied' }).waitFor({ state: 'attached' });
  });

  it('offers to apply all blocks of an answer that has several', async () => {
    const name = 'Apply all to files…';
    await show('`a.ts`:\n\n```ts\na();\n```\n\n`b.ts`:\n\n```ts\nb();\n```');
    await button('More actions').click();
    await webview.page.getByRole('menuitem', { name }).click();
    assert.deepEqual(await posted('applyAnswer'), [{ type: 'applyAnswer', messageId: 'a' }]);
    await webview.close();
    await show('```ts\na();\n```');
    await button('More actions').click();
    await webview.page.getByRole('menuitem', { name: 'Delete answer…' }).waitFor();
    assert.equal(await webview.page.getByRole('menuitem', { name }).count(), 0);
  });

  it('puts nothing but commands into a terminal', async () => {
    await show('```ts\none();\n```');
    assert.equal(await button('Put into terminal').count(), 0);
  });

  it('is one tab stop, whose arrows move', async () => {
    await show('```ts\none();\n```');
    await button('Apply to file').focus();
    for (const [key, name] of [
      ['ArrowRight', 'Insert at cursor'],
      ['End', 'Wrap long lines'],
      ['ArrowRight', 'Apply to file'],
      ['ArrowLeft', 'Wrap long lines'],
      ['Home', 'Apply to file'],
    ] as const) {
      await webview.page.keyboard.press(key);
      assert.equal(await webview.page.evaluate(() => document.activeElement?.getAttribute('aria-label')), name);
    }
    await webview.page.keyboard.press('Tab');
    assert.equal(await webview.page.evaluate(() => document.activeElement?.localName), 'pre');
  });

  it('shows the actions with the focus', async () => {
    await show('```ts\none();\n```');
    const actions = webview.page.locator('.code-actions');
    assert.equal(await actions.evaluate((row) => getComputedStyle(row).opacity), '0');
    await button('Copy code').focus();
    await webview.page.waitForFunction(() => {
      const row = document.querySelector('.code-actions');
      return row !== null && getComputedStyle(row).opacity === '1';
    });
  });

  it('puts what has no room into a menu for the keyboard', async () => {
    await show('```ts\none();\n```', { width: 260 });
    assert.equal(await button('Save as…').count(), 0);
    await button('More').focus();
    await webview.page.keyboard.press('Enter');
    const focused = (): Promise<string> => webview.page.evaluate(() => document.activeElement?.textContent ?? '');
    assert.equal(await focused(), 'Open as new file');
    await webview.page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'Save as…');
    await webview.page.keyboard.press('ArrowUp');
    await webview.page.keyboard.press('ArrowUp');
    assert.equal(await focused(), 'Wrap long lines');
    await webview.page.keyboard.press('Escape');
    assert.equal(await webview.page.getByRole('menu').count(), 0);
    assert.equal(await webview.page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'More');
    await webview.page.keyboard.press('Enter');
    await webview.page.getByRole('menuitem', { name: 'Save as…' }).click();
    assert.equal((await posted('saveCode')).length, 1);
  });

  it('wraps the lines of all blocks, also of later ones', async () => {
    await show('```ts\none();\n```\n\n```ts\ntwo();\n```');
    const wraps = (): Promise<readonly string[]> =>
      webview.page
        .locator('pre code')
        .evaluateAll((all) =>
          all.map((one) => getComputedStyle(one).whiteSpaceCollapse + getComputedStyle(one).textWrapMode),
        );
    assert.deepEqual(new Set(await wraps()), new Set(['preservenowrap']));
    await button('Wrap long lines').first().click();
    assert.deepEqual(new Set(await wraps()), new Set(['preservewrap']));
    assert.equal(await button('Wrap long lines').last().getAttribute('aria-pressed'), 'true');
    await webview.tell({ type: 'messageAdded', message: { ...answer('```ts\nthree();\n```'), id: 'b' } });
    await webview.page.getByText('three();').waitFor();
    assert.deepEqual(new Set(await wraps()), new Set(['preservewrap']));
  });

  it('folds a long block of an answer that has ended', async () => {
    await show(`\`\`\`ts\n${LONG}\n\`\`\``);
    await button(`Show all ${LINES} lines`).waitFor();
    assert.equal(await webview.page.getByText('line79();').count(), 0);
    await button(`Show all ${LINES} lines`).click();
    await webview.page.getByText('line79();').waitFor();
    await button('Show less').click();
    assert.equal(await webview.page.getByText('line79();').count(), 0);
    await button('Copy code').click();
    assert.equal((await posted('copyText'))[0]?.text, LONG);
  });

  it('folds nothing while the answer streams, and nothing that is before the eyes when it ends', async () => {
    await show(`\`\`\`ts\n${LONG}\n\`\`\``, { status: 'streaming' });
    await webview.page.getByText('line79();').waitFor();
    await webview.tell({ type: 'messageChanged', message: answer(`\`\`\`ts\n${LONG}\n\`\`\``) });
    await button('Show less').waitFor();
    await webview.page.getByText('line79();').waitFor();
  });

  it('makes a name of a file between the words a button once the host knows it', async () => {
    await show('Look at `src/a.ts:3` and `user.name` and `foo()`.');
    const asked = (await posted('pathsWanted')).flatMap(({ paths }) => paths);
    assert.deepEqual(asked, ['src/a.ts:3', 'user.name']);
    await webview.tell({ type: 'pathsKnown', asked, known: ['src/a.ts:3'] });
    assert.equal(await button('user.name').count(), 0);
    await button('src/a.ts:3').click();
    assert.deepEqual(await posted('openPath'), [{ type: 'openPath', path: 'src/a.ts:3' }]);
  });

  it('quotes what is selected, at the cursor, and leaves the focus alone until then', async () => {
    await show('A first paragraph.\n\nA second one.');
    const input = webview.page.locator('textarea.composer-input');
    await input.fill('Why? And then?');
    await input.evaluate((area) => area instanceof HTMLTextAreaElement && area.setSelectionRange(4, 4));
    await select('.assistant .markdown p');
    await button('Quote').waitFor();
    assert.equal(await webview.page.evaluate(() => document.activeElement?.closest('.quote') === null), true);
    await button('Quote').click();
    assert.equal(await input.inputValue(), 'Why?\n\n> A first paragraph.\n\n And then?');
    assert.equal(await input.evaluate((area) => area === document.activeElement), true);
    await button('Quote').waitFor({ state: 'hidden' });
  });

  it('quotes by the keyboard, and code as code', async () => {
    await show('Text.\n\n```ts\none();\n```');
    await select('.code-text code');
    await webview.page.keyboard.press('Alt+q');
    assert.equal(await webview.page.locator('textarea.composer-input').inputValue(), '> ```\n> one();\n> ```\n\n');
  });

  it('takes the button away with the selection', async () => {
    await show('A paragraph.');
    await select('.assistant .markdown p');
    await button('Quote').waitFor();
    await webview.page.evaluate(() => getSelection()?.removeAllRanges());
    await button('Quote').waitFor({ state: 'hidden' });
  });
});
