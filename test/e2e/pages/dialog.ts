import type { Locator, Page } from 'playwright-core';

/** A modal question of the workbench. */
export class Dialog {
  readonly #box: Locator;

  constructor(page: Page) {
    this.#box = page.locator('.monaco-dialog-box');
  }

  /** All its words, once it is there. */
  async text(): Promise<string> {
    return this.#box.innerText();
  }

  async click(name: string): Promise<void> {
    await this.#box.getByRole('button', { name, exact: true }).click();
  }
}
