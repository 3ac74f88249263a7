import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { inProject } from '../../../scripts/host/paths.ts';
import { PATIENCE_MS } from '../support/eventually.ts';
import { ChatPanel } from './chatPanel.ts';
import { CodeBlocks } from './codeBlocks.ts';
import { Dialog } from './dialog.ts';
import { Editor } from './editor.ts';
import { PendingEdit } from './pendingEdit.ts';
import { PromptList } from './promptList.ts';
import { QuickInput } from './quickInput.ts';
import { StatusBar } from './statusBar.ts';

const START_TIMEOUT_MS = 120_000;
const PALETTE_TIMEOUT_MS = 15_000;
const PALETTE_ATTEMPTS = 3;
/** At this rate extensions are up before the window has its editors back. */
const SLOW_RATE = 6;

/** The window as a user sees it. Everything that knows the workbench's own markup stands in this folder. */
export class Workbench {
  readonly editor: Editor;
  readonly edit: PendingEdit;
  readonly chat: ChatPanel;
  readonly code: CodeBlocks;
  readonly prompts: PromptList;
  readonly statusBar: StatusBar;
  readonly quickInput: QuickInput;
  readonly dialog: Dialog;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    page.setDefaultTimeout(PATIENCE_MS);
    this.editor = new Editor(page);
    this.edit = new PendingEdit(page);
    this.chat = new ChatPanel(page);
    this.code = new CodeBlocks(page);
    this.prompts = new PromptList(page);
    this.statusBar = new StatusBar(page);
    this.quickInput = new QuickInput(page);
    this.dialog = new Dialog(page);
  }

  /** Resolves once the extension shows its item in the status bar. */
  async open(url: string): Promise<void> {
    await this.#page.goto(url, { timeout: START_TIMEOUT_MS });
    await this.#page.locator('.monaco-workbench').waitFor({ timeout: START_TIMEOUT_MS });
    await this.statusBar.waitUntilShown(START_TIMEOUT_MS);
  }

  /** The same window again, as after *Reload Window*. */
  async reload(): Promise<void> {
    await this.#page.reload({ timeout: START_TIMEOUT_MS });
    await this.statusBar.waitUntilShown(START_TIMEOUT_MS);
  }

  /** The same window again where the page starts more slowly than its extensions, as on a busy machine. */
  async reloadSlowly(): Promise<void> {
    const session = await this.#page.context().newCDPSession(this.#page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_RATE });
    await this.reload();
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await session.detach();
  }

  async openFile(name: string): Promise<void> {
    await this.#page.keyboard.press('Control+P');
    await this.quickInput.fill(name);
    await this.quickInput.acceptExactly(name);
    await this.editor.waitForFile(name);
  }

  /** Runs a command by its title in the palette, for example `Interline: Open Chat`. */
  async runCommand(title: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      await this.#page.keyboard.press('F1');
      try {
        await this.quickInput.fill(`>${title}`, PALETTE_TIMEOUT_MS);
        return await this.quickInput.chooseExactly(title, PALETTE_TIMEOUT_MS);
      } catch (error) {
        // A view that is just being shown takes the focus, which closes the palette; a person opens it again.
        if (attempt === PALETTE_ATTEMPTS) throw error;
      }
    }
  }

  /** A chat beside the first one, in a tab. */
  secondChat(): ChatPanel {
    return new ChatPanel(this.#page, 1);
  }

  /** Takes the chat out of its side bar, below the editors. */
  async moveChatToPanel(): Promise<void> {
    await this.runCommand('View: Move Secondary Side Bar Views To Panel');
    await this.#page.locator('.part.panel').getByText('Interline', { exact: true }).first().click();
  }

  /** Presses a button of a notification. */
  async answerNotification(text: RegExp, button: string): Promise<void> {
    const toast = this.#page.locator('.notification-toast').filter({ hasText: text }).first();
    await toast.getByRole('button', { name: button, exact: true }).click();
  }

  async waitForTab(title: string): Promise<void> {
    await this.#page.locator('.tabs-container .tab').filter({ hasText: title }).first().waitFor();
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  async waitForNotification(text: RegExp): Promise<void> {
    await this.#page.locator('.notification-toast').filter({ hasText: text }).first().waitFor();
  }

  /** Writes `NAME-THEME.png` into `test-results`, or where `INTERLINE_SCREENSHOTS` says. */
  async screenshot(name: string): Promise<void> {
    const folder = process.env['INTERLINE_SCREENSHOTS'] ?? inProject('test-results');
    await mkdir(folder, { recursive: true });
    const theme = process.env['INTERLINE_THEME'] ?? 'dark';
    await this.#page.screenshot({ path: path.join(folder, `${name}-${theme}.png`), animations: 'disabled' });
  }
}
