import type { FrameLocator, Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';

/** Blocks of code in the chat panel, and the terminal that one of their buttons writes to. */
export class CodeBlocks {
  readonly #page: Page;
  readonly #frame: FrameLocator;
  readonly #last: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#frame = page.frameLocator('iframe.webview.ready').first().frameLocator('iframe#active-frame');
    this.#last = this.#frame.locator('section.code').last();
  }

  /** Presses a button of the last block, in its menu if it has no room for it. */
  async press(name: string): Promise<void> {
    await this.#last.hover();
    const button = this.#last.getByRole('button', { name, exact: true });
    const more = this.#last.getByRole('button', { name: 'More', exact: true });
    await button.or(more).first().waitFor();
    if (await button.isVisible()) return button.click();
    await more.click();
    await this.#frame.locator('.floating-menu .menu-item').filter({ hasText: name }).click();
  }

  /** Waits for a button of the last block. */
  async waitFor(name: string): Promise<void> {
    await this.#last.getByRole('button', { name, exact: true }).waitFor();
  }

  /** Waits until the terminal shows a text. Lines of the screen are joined, because a prompt may be long. */
  async waitForTerminal(text: string): Promise<void> {
    const wanted = text.replace(/\s/g, '');
    await eventually(
      () => this.terminalText(),
      (shown) => shown.includes(wanted),
      `the terminal to show ${wanted}`,
    );
  }

  /** Without spaces. */
  async terminalText(): Promise<string> {
    return (await this.#page.locator('.terminal-wrapper.active .xterm-rows').innerText()).replace(/\s/g, '');
  }
}
