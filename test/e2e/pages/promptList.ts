import type { FrameLocator, Page } from 'playwright-core';

/** The list of prompts after a slash in the chat's input. */
export class PromptList {
  readonly #page: Page;
  readonly #frame: FrameLocator;

  constructor(page: Page) {
    this.#page = page;
    this.#frame = page.frameLocator('iframe.webview.ready').first().frameLocator('iframe#active-frame');
  }

  /** Resolves once the list shows exactly these names. */
  async waitForNames(names: readonly string[]): Promise<void> {
    const shown = this.#frame.getByRole('listbox', { name: 'Prompts' }).getByRole('option').locator('.prompt-name');
    for (let attempt = 0; attempt < 100; attempt += 1) {
      if (JSON.stringify(await shown.allInnerTexts()) === JSON.stringify(names)) return;
      await this.#page.waitForTimeout(100);
    }
    throw new Error(`The list shows ${JSON.stringify(await shown.allInnerTexts())}.`);
  }

  async waitUntilClosed(): Promise<void> {
    await this.#frame.getByRole('listbox', { name: 'Prompts' }).waitFor({ state: 'hidden' });
  }

  /** The name that Enter would take, as the input tells screen readers. */
  async chosen(): Promise<string> {
    const id = await this.#input().getAttribute('aria-activedescendant');
    return this.#frame.locator(`#${id ?? 'none'} .prompt-name`).innerText();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#input().press(key);
  }

  /** Types key by key, as a person does. */
  async type(text: string): Promise<void> {
    await this.#input().pressSequentially(text);
  }

  async waitForInput(text: string): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      if ((await this.#input().inputValue()) === text) return;
      await this.#page.waitForTimeout(50);
    }
    throw new Error(`The input holds ${JSON.stringify(await this.#input().inputValue())}.`);
  }

  /** Files of the project that go along with each question. */
  async instructions(): Promise<readonly string[]> {
    await this.#frame.locator('.chip-instructions').first().waitFor();
    return this.#frame.locator('.chip-instructions .chip-text').allInnerTexts();
  }

  #input() {
    return this.#frame.locator('textarea.composer-input');
  }
}
