import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The chat panel: a page of its own inside two nested frames. */
export class ChatPanel {
  readonly #page: Page;
  readonly #frame: FrameLocator;

  constructor(page: Page) {
    this.#page = page;
    this.#frame = page.frameLocator('iframe.webview.ready').first().frameLocator('iframe#active-frame');
  }

  async waitUntilShown(): Promise<void> {
    await this.input().waitFor();
  }

  /** Replaces the draft. */
  async type(text: string): Promise<void> {
    await this.input().fill(text);
  }

  async send(text: string): Promise<void> {
    await this.type(text);
    await this.input().press('Enter');
  }

  async draft(): Promise<string> {
    return this.input().inputValue();
  }

  async waitForAnswer(text: string | RegExp): Promise<void> {
    await this.answers().filter({ hasText: text }).last().waitFor();
  }

  async waitForText(text: string | RegExp): Promise<void> {
    await this.#frame.locator('body').filter({ hasText: text }).waitFor();
  }

  async button(name: string | RegExp): Promise<Locator> {
    const button = this.#frame.getByRole('button', { name }).last();
    await button.waitFor();
    return button;
  }

  async click(name: string | RegExp): Promise<void> {
    await (await this.button(name)).click();
  }

  async text(): Promise<string> {
    return this.#frame.locator('body').innerText();
  }

  async screenshotFrame(file: string): Promise<void> {
    await this.#page.locator('iframe.webview.ready').first().screenshot({ path: file });
  }

  input(): Locator {
    return this.#frame.locator('textarea').first();
  }

  answers(): Locator {
    return this.#frame.locator('[data-message-kind="assistant"], .message-assistant, article.assistant');
  }
}
