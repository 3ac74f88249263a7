import assert from 'node:assert/strict';
import path from 'node:path';
import type { HostMessage } from '../../src/shared/chatProtocol.ts';
import { type PageLanguage, type WebviewPage } from '../support/webviewPage.ts';
import { bracketedWords, germanWords, unbracketed } from '../support/translations.ts';
import { inGreek, NAMES, textsOfPage } from './foreignWords.ts';
import { PAGE_STATES, type PageState } from './pageStates.ts';
import { openBuiltPage } from './webviews.ts';

const NARROW = 260;
/** Colours, formulas and diagrams come a little after the words. */
const SETTLING_MS = 150;

interface Showing {
  readonly language: PageLanguage;
  /** Of what the host tells. */
  readonly change?: (message: HostMessage) => HostMessage;
}

async function shown(
  { tell, act }: PageState,
  { language, change = (message) => message }: Showing,
  check: (page: WebviewPage) => Promise<void>,
): Promise<void> {
  const opened = await openBuiltPage({ width: NARROW, language });
  const webview: WebviewPage = { ...opened, tell: (...messages) => opened.tell(...messages.map(change)) };
  try {
    await webview.tell(...tell);
    await act?.(webview);
    await webview.page.waitForTimeout(SETTLING_MS);
    await check(webview);
  } finally {
    await webview.close();
  }
}

/** Not a word of ours that no translation reaches. */
const checkWords = (state: PageState, translations: PageLanguage['translations']): Promise<void> =>
  shown(state, { language: { tag: 'x-brackets', translations }, change: inGreek }, async ({ page }) => {
    const found = (await page.evaluate(textsOfPage)).map((text) => unbracketed(text, NAMES));
    assert.deepEqual([...new Set(found.filter((text) => text !== undefined))], []);
  });

/** German is a third longer: nothing is wider than the page, no button cuts its words off. */
const checkRoom = (name: string, state: PageState, translations: PageLanguage['translations']): Promise<void> =>
  shown(state, { language: { tag: 'de', translations } }, async ({ page }) => {
    const folder = process.env['INTERLINE_PAGE_PICTURES'];
    if (folder !== undefined) await page.screenshot({ path: path.join(folder, `chat-${name}-german.png`) });
    const tooWide = await page.evaluate(() => {
      const buttons = [...document.querySelectorAll('button')].filter((one) => one.checkVisibility());
      const cut = buttons.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent);
      return [...cut, ...(document.documentElement.scrollWidth > window.innerWidth ? ['the page'] : [])];
    });
    assert.deepEqual(tooWide, []);
  });

/** In a language that is written from right to left, the page begins at the right. */
const checkMirrored = (state: PageState): Promise<void> =>
  shown(state, { language: { tag: 'ar', translations: {} } }, async ({ page }) => {
    const buttons = page.locator('.composer-bar button');
    const [first, last] = [await buttons.first().boundingBox(), await buttons.last().boundingBox()];
    assert.ok(first && last && last.x < first.x, 'the button that sends stands at the left');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `wider than the page by ${overflow} px`);
  });

describe('the words of the chat page', () => {
  const [brackets, german] = [bracketedWords(), germanWords()];

  for (const [name, state] of Object.entries(PAGE_STATES)) {
    it(`${name}: all are translated`, () => checkWords(state, brackets));
    it(`${name}: German finds its room at ${NARROW} px`, () => checkRoom(name, state, german));
    it(`${name}: is mirrored for right-to-left languages`, () => checkMirrored(state));
  }
});
