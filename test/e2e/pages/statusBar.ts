import type { Locator, Page } from 'playwright-core';

/** The extension's item in the status bar. */
export class StatusBar {
  readonly #page: Page;
  readonly #item: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#item = page.locator('.statusbar-item[id^="interline.interline"]').first();
  }

  async waitUntilShown(timeoutMs: number): Promise<void> {
    await this.#item.waitFor({ timeout: timeoutMs });
  }

  async text(): Promise<string> {
    return (await this.#item.innerText()).trim();
  }

  async waitForText(text: string | RegExp): Promise<void> {
    await this.#item.filter({ hasText: text }).waitFor();
  }

  /** What a screen reader says. */
  async waitForLabel(label: RegExp): Promise<void> {
    await this.#page.getByRole('button', { name: label }).and(this.#item.locator('a')).first().waitFor();
  }

  /** Hovers and waits for the rich tooltip; resolves with its text. */
  async tooltip(): Promise<string> {
    await this.#item.hover();
    const hover = this.#page.locator('.workbench-hover-container, .monaco-hover.workbench-hover').first();
    await hover.waitFor();
    return hover.innerText();
  }

  async click(): Promise<void> {
    await this.#item.click();
  }
}
