import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { inProject } from '../../scripts/host/paths.ts';
import { ensureBrowser } from '../../scripts/setup/ensureBrowser.ts';
import { chatHtml, type Translations } from '../../src/host/chat/chatHtml.ts';
import type { ChatView, HostMessage, WebviewMessage } from '../../src/shared/chatProtocol.ts';
import { WEBVIEW_THEMES, type WebviewThemeName } from './webviewThemes.ts';

/** Where the page seems to live; no such host exists, its files are answered from the disk. */
const ORIGIN = 'https://webview.interline.invalid';

/** Nothing that phones home; and no name that resolves. */
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/** A headless browser that reaches no network at all. The caller closes it. */
export async function launchWebviewBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureBrowser(), args: FLAGS });
}

export interface WebviewPageOptions {
  /** Default: the built page in `dist/webview`. */
  readonly bundleFolder?: string;
  readonly theme?: WebviewThemeName;
  readonly width?: number;
  readonly height?: number;
  /** False: without the content security policy, to see whether the page's own layers hold alone. */
  readonly hasPolicy?: boolean;
  /** Frames follow each other as fast as the page can draw, without waiting for the screen. Default: 60 a second. */
  readonly hasFastFrames?: boolean;
  /** The display language and the words in it. Default: English. */
  readonly language?: PageLanguage;
  /** What the editor has kept for the page. Default: nothing, as for a page that is opened for the first time. */
  readonly state?: unknown;
}

export interface PageLanguage {
  readonly tag: string;
  readonly translations: Translations;
}

/** The real chat page in a real browser, with the test in the place of the extension host. */
export interface WebviewPage {
  readonly page: Page;
  /** Everything that the page asked the network for, its own files left out, and every attempt to navigate. */
  readonly requests: readonly string[];
  /** Uncaught errors and refusals of the content security policy. */
  readonly faults: readonly string[];
  /** What the page has posted to the host so far. */
  posted(): Promise<readonly WebviewMessage[]>;
  /** Hands messages over, in order, and waits until they are drawn. */
  tell(...messages: readonly HostMessage[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens the page; resolves when it has said that it is ready. */
export async function openWebviewPage(browser: Browser, options: WebviewPageOptions = {}): Promise<WebviewPage> {
  const { theme = 'dark', width = 400, height = 720, hasPolicy = true } = options;
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  const requests: string[] = [];
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  const html = documentFor(theme, hasPolicy, options.language);
  const folder = options.bundleFolder ?? inProject('dist/webview');
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    if (url === `${ORIGIN}/`) return route.fulfill({ contentType: 'text/html', body: html });
    const file = url.startsWith(`${ORIGIN}/bundle/`)
      ? await readBundle(folder, url.slice(ORIGIN.length + 8))
      : undefined;
    if (file !== undefined) return route.fulfill(file);
    requests.push(url);
    return route.abort();
  });
  await page.addInitScript(standInForTheHost, options.state);
  if (options.hasFastFrames === true) await page.addInitScript(drawWithoutScreen);
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction(() => window.interlineTest.posted.some((message) => message.type === 'ready'));
  // From here on the page may load its own chunks, but never go anywhere.
  page.on('framenavigated', (frame) => requests.push(`navigation to ${frame.url()}`));
  return {
    page,
    requests,
    faults,
    posted: () => page.evaluate(() => window.interlineTest.posted),
    tell: (...messages) => page.evaluate((list) => window.interlineTest.tell(list), messages),
    close: () => context.close(),
  };
}

/** An empty conversation, to be filled in. */
export function chatView(changes: Partial<ChatView> = {}): ChatView {
  return {
    conversationId: 'test',
    messages: [],
    draft: '',
    attachments: [],
    queue: { questions: [], remark: '' },
    modelLabel: 'starcoder2-15b',
    endpointLabel: 'Fireworks',
    busy: false,
    needsSetup: false,
    instructions: [],
    ...changes,
  };
}

function documentFor(themeName: WebviewThemeName, hasPolicy: boolean, language?: PageLanguage): string {
  const theme = WEBVIEW_THEMES[themeName];
  const html = chatHtml({
    nonce: 'test-nonce-test-nonce',
    cspSource: ORIGIN,
    scriptUri: `${ORIGIN}/bundle/chat.js`,
    styleUri: `${ORIGIN}/bundle/chat.css`,
    language: language?.tag ?? 'en',
    translations: language?.translations,
  });
  const variables = Object.entries({ ...theme.variables, 'sideBar-background': theme.behind }).map(
    ([name, value]) => `--vscode-${name}: ${value};`,
  );
  // The editor's own style element stands before the page's policy, as in the editor.
  const style = `<style>html { ${variables.join(' ')} background: ${theme.behind}; }</style>`;
  const themed = html.replace('<head>', `<head>${style}`).replace('<body>', `<body class="${theme.bodyClass}">`);
  return hasPolicy ? themed : themed.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
}

interface BundleFile {
  readonly contentType: string;
  readonly body: string;
}

async function readBundle(folder: string, name: string): Promise<BundleFile | undefined> {
  if (!/^[\w./-]+$/.test(name) || name.includes('..')) return undefined;
  const contentType = name.endsWith('.css') ? 'text/css' : 'text/javascript';
  return { contentType, body: await readFile(path.join(folder, name), 'utf8') };
}

declare global {
  interface Window {
    interlineTest: {
      readonly posted: WebviewMessage[];
      /** What the editor keeps for the page. */
      state(): unknown;
      tell(messages: readonly HostMessage[]): Promise<void>;
    };
  }
}

/** Runs inside the page, before its own script. */
function standInForTheHost(kept: unknown): void {
  const posted: WebviewMessage[] = [];
  let state = kept;
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  window.interlineTest = {
    posted,
    state: () => state,
    tell: async (messages) => {
      for (const data of messages) window.dispatchEvent(new MessageEvent('message', { data }));
      await frame();
      await frame();
    },
  };
  const api = {
    postMessage: (message: WebviewMessage) => posted.push(structuredClone(message)),
    getState: () => state,
    setState: (next: unknown) => (state = structuredClone(next)),
  };
  Object.assign(window, { acquireVsCodeApi: () => api });
}

/** Runs inside the page: an animation frame is the next task. */
function drawWithoutScreen(): void {
  const { port1, port2 } = new MessageChannel();
  let waiting: FrameRequestCallback[] = [];
  port1.onmessage = () => {
    const callbacks = waiting;
    waiting = [];
    for (const callback of callbacks) {
      try {
        callback(performance.now());
      } catch (error) {
        reportError(error);
      }
    }
  };
  window.requestAnimationFrame = (callback) => {
    if (waiting.push(callback) === 1) port2.postMessage(undefined);
    return 0;
  };
}
